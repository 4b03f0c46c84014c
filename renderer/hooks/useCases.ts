/** The cases that a note can go to, and the number that the next one opened in a hurry will most likely get. */
import { useMemo } from 'react';
import { nextNumber } from '../../shared/projections/case-number';
import type { CaseSummary } from '../../shared/views';
import type { CaseId } from '../../shared/vocabulary';
import { useAnswer } from './useAnswer';

/** Whether a case is an exercise; false until that is known. */
export function useIsExercise(id: CaseId): boolean {
	const { value } = useAnswer('case.list', {});
	return value?.some((each) => each.case === id && each.exercise) ?? false;
}

/** Null until they are known. */
export function useCases(): { readonly open: readonly CaseSummary[]; readonly next: string } | null {
	const { value } = useAnswer('case.list', {});
	return useMemo(
		() =>
			value && {
				open: value.filter((each) => each.state === 'open'),
				next: nextNumber(
					value.map(({ number }) => number),
					new Date().getFullYear(),
				),
			},
		[value],
	);
}
