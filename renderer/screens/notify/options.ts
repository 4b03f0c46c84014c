/** Options while they are weighed, before anything is sealed: by row, since names are still being typed. */
import type { Criterion, Rating } from '../../../shared/views';
import { CRITERION_NAMES } from '../../words/notify';

export interface Option {
	readonly row: number;
	readonly name: string;
	readonly ratings: Readonly<Partial<Record<Criterion, Rating>>>;
	readonly because: Readonly<Partial<Record<Criterion, string>>>;
}

export const CRITERIA = Object.keys(CRITERION_NAMES) as Criterion[];
export const RATINGS: readonly Rating[] = ['for', 'neither', 'against', 'unknown'];
/** As many as stand beside each other in a dialog. */
export const MOST_OPTIONS = 3;

export const fresh = (row: number): Option => ({ row, name: '', ratings: {}, because: {} });

/** What is sealed: criteria that were rated, or of which something was said. */
export function weighedIn({ ratings, because }: Option): { criterion: Criterion; rating: Rating; because?: string }[] {
	return CRITERIA.flatMap((criterion) => {
		const rating = ratings[criterion];
		const said = because[criterion]?.trim() ?? '';
		if (rating === undefined && said === '') return [];
		return [{ criterion, rating: rating ?? 'unknown', ...(said === '' ? {} : { because: said }) }];
	});
}
