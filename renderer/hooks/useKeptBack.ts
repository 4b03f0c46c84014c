/** What an export keeps back for what notes say of themselves: the same rule as where the file is written. */
import { useMemo } from 'react';
import { type KeptBack, keptBack } from '../../shared/projections/kept-back';
import type { EntryView } from '../../shared/views';

export function useKeptBack(entries: readonly EntryView[] | null, opinions: boolean, hypotheses: boolean): KeptBack {
	return useMemo(() => keptBack(entries ?? [], { opinions, hypotheses }), [entries, opinions, hypotheses]);
}
