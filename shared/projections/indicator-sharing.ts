/**
 * Which indicators may go to others: by TLP 2.0, and by whether they tell of the business or of the technique (SP 800-61 r2,
 * §4.3). What must hold: where a limit is set, what says nothing of itself does not go out; what stays is counted by its reason.
 */
import { CLASSIFICATIONS, type Classification } from '../fields';
import type { IndicatorView } from '../views';

export interface SharingWish {
	/** No indicator that may be told to fewer people than this; left out: no limit. */
	readonly upTo?: Classification | undefined;
	/** Those that tell of business impact, too. */
	readonly business?: boolean | undefined;
	/** Leave out those that were withdrawn; otherwise they go as revoked, so that receivers take them back. */
	readonly standingOnly?: boolean | undefined;
}

export interface Shared {
	readonly indicator: IndicatorView;
	/** Its own mark, or the case's. */
	readonly tlp: Classification | null;
}

export interface Shareable {
	readonly given: readonly Shared[];
	readonly leftOut: {
		readonly above: number;
		/** Of an indicator without a mark nobody knows how far it may go. */
		readonly unmarked: number;
		readonly business: number;
		readonly withdrawn: number;
	};
}

/** @param classification the case's own, which holds for indicators without a mark */
export function shareable(
	indicators: readonly IndicatorView[],
	classification: string | null,
	{ upTo, business = false, standingOnly = false }: SharingWish,
): Shareable {
	const ofCase = CLASSIFICATIONS.find((tlp) => tlp === classification) ?? null;
	const leftOut = { above: 0, unmarked: 0, business: 0, withdrawn: 0 };
	const given = indicators.flatMap((indicator): Shared[] => {
		const tlp = indicator.tlp ?? ofCase;
		const why = reason(indicator, tlp);
		if (why === null) return [{ indicator, tlp }];
		leftOut[why] += 1;
		return [];
	});
	return { given, leftOut };

	function reason(indicator: IndicatorView, tlp: Classification | null): keyof typeof leftOut | null {
		if (standingOnly && indicator.withdrawn !== null) return 'withdrawn';
		if (!business && indicator.sharing === 'business-impact-information') return 'business';
		if (upTo === undefined) return null;
		if (tlp === null) return 'unmarked';
		return CLASSIFICATIONS.indexOf(tlp) > CLASSIFICATIONS.indexOf(upTo) ? 'above' : null;
	}
}
