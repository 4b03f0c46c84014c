/** What indicators are written for others from: a case's facts as the projections give them. */
import type { Shared } from '../../shared/projections/indicator-sharing';
import type { CaseId, ChainId, Instant, Sha256 } from '../../shared/vocabulary';

export interface IndicatorFacts {
	readonly case: CaseId;
	readonly number: string;
	readonly openedAt: Instant;
	readonly exercise: boolean;
	/** Who writes: the organization, or the notebook where no organization is named. */
	readonly team: { readonly id: string; readonly name: string; readonly since: Instant };
	readonly given: readonly Shared[];
	/** Hosts by id, where their names may go out; null where not. */
	readonly hosts: ReadonlyMap<string, { readonly name: string; readonly recordedAt: Instant }> | null;
	/** The entry that is cited: `A-146`. */
	readonly entry: (ref: string) => { readonly chain: ChainId; readonly seq: number; readonly digest: Sha256 } | null;
}
