/** What is typed of where a case file goes and under which mark, and the members that the export takes of it. Pure. */
import type { Takes } from '../../../shared/contract';
import { NOBODY, type Whom, whomOf } from '../../parts/whom';

type Said = Pick<Takes<'casefile.export'>, 'recipient' | 'purpose' | 'agreement' | 'tlp' | 'tlpBecause'>;
export type Tlp = NonNullable<Said['tlp']>;

export interface Sent extends Whom {
	/** Null: no marking. */
	readonly tlp: Tlp | null;
	readonly tlpBecause: string;
}

export const UNSAID: Sent = { ...NOBODY, tlp: null, tlpBecause: '' };

export const sentOf = ({ tlp, tlpBecause, ...whom }: Sent): Said => ({
	...whomOf(whom),
	...(tlp === null ? {} : { tlp, ...(tlpBecause.trim() === '' ? {} : { tlpBecause: tlpBecause.trim() }) }),
});
