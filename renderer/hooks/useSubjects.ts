/** What each entry of a case is about, where it names that by an id only: the host of a state, the measure that ended. */
import { useMemo } from 'react';
import { subjectsOf } from '../../shared/projections/subjects';
import type { EntryView } from '../../shared/views';

export const useSubjects = (entries: readonly EntryView[] | null): ((entry: EntryView) => string | null) =>
	useMemo(() => subjectsOf(entries ?? []), [entries]);
