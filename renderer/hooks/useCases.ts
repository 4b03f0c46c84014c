/** The cases that a note can go to, and the number that the next one opened in a hurry will most likely get. */
import { useMemo } from 'react';
import { nextNumber } from '../../shared/projections/case-number';
import type { CaseSummary } from '../../shared/views';
import { useAnswer } from './useAnswer';

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
