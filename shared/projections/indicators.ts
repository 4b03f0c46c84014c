/** Technical indicators with where they come from, and which count no more. */
import { CLASSIFICATIONS } from '../fields';
import { defanged } from '../indicators/fang';
import { INDICATOR_TYPES, indicatorKey } from '../indicators/indicator';
import type { EntryView, HostView, IndicatorView } from '../views';
import { DIGESTS } from '../vocabulary';
import { Cited } from './cited';
import { hostNames } from './hosts';
import { IMPORTED, wholeImports } from './imports';
import { countIn, objectIn, objectsIn, oneOf, textIn, textsIn } from './members';
import { hostsIn, recordedIn, SHARING } from './scene-members';

/** In the order of their entries, and within one in its order. */
export function indicatorsOf(entries: readonly EntryView[], hosts: readonly HostView[]): readonly IndicatorView[] {
	const cited = new Cited(entries);
	const names = hostNames(hosts);
	const isWhole = wholeImports(entries);
	const indicators = new Map<string, IndicatorView>();
	for (const entry of entries) {
		if (entry.kind === 'indicator.recorded/1' || isWhole(entry))
			for (const each of indicatorsIn(entry, cited, names))
				if (!indicators.has(each.indicator)) indicators.set(each.indicator, each);
		if (entry.kind !== 'indicator.withdrawn/1') continue;
		const known = indicators.get(textIn(entry.body, 'indicator') ?? '');
		if (!known || known.withdrawn) continue;
		const withdrawn = { entry: entry.ref, at: entry.head.at, reason: textIn(entry.body, 'reason') };
		indicators.set(known.indicator, { ...known, withdrawn });
	}
	return [...indicators.values()];
}

/** Those that count, by what they are; for telling whether one is recorded already. */
export const standing = (indicators: readonly IndicatorView[]): ReadonlyMap<string, IndicatorView> =>
	new Map(indicators.filter(({ withdrawn }) => withdrawn === null).map((each) => [indicatorKey(each), each]));

function indicatorsIn(entry: EntryView, cited: Cited, names: ReadonlyMap<string, string>): IndicatorView[] {
	const { body, ref } = entry;
	const ids = textsIn(body, 'ids');
	const all = objectsIn(body, 'indicators');
	const imported = entry.kind === IMPORTED;
	const about = {
		...recordedIn(entry, cited),
		from: cited.all(body.from),
		hosts: hostsIn(body, 'hosts', names),
		remark: textIn(body, 'remark'),
		withdrawn: null,
	};
	return all.flatMap((each, at) => {
		const indicator = ids[at];
		const type = oneOf(each, 'type', INDICATOR_TYPES);
		const value = textIn(each, 'value');
		if (indicator === undefined || type === null || value === null) return [];
		const algorithm = oneOf(each, 'algorithm', DIGESTS);
		const called = textIn(each, 'called');
		return [
			{
				...about,
				...{
					indicator,
					ref: all.length === 1 ? ref : `${ref}.${at + 1}`,
					type,
					value,
					shown: defanged({ type, value }),
				},
				...(algorithm === null ? {} : { algorithm }),
				...(called === null ? {} : { called }),
				remark: textIn(each, 'remark') ?? about.remark,
				tlp: oneOf(each, 'tlp', CLASSIFICATIONS) ?? about.tlp,
				sharing: oneOf(each, 'sharing', SHARING) ?? about.sharing,
				imported: imported ? importedFrom(body, countIn(each, 'place')) : null,
			},
		];
	});
}

function importedFrom(body: EntryView['body'], place: number | null): IndicatorView['imported'] {
	const file = objectIn(body, 'file');
	return {
		file: (file && textIn(file, 'name')) ?? '',
		format: oneOf(body, 'format', ['stix-2.1', 'csv']) ?? 'csv',
		place,
		source: textIn(body, 'source'),
	};
}
