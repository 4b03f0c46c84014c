/**
 * Which entries support which subcategory of CSF 2.0, by the map that ships (resources/lists/csf-map.json). What must hold:
 * a subcategory is marked by the entries that the map names and by no other; what was withdrawn supports nothing.
 */
import { csfMap, listNamed } from '../lists';
import type { CoverageView, EntryRef, EntryView } from '../views';
import { Cited } from './cited';

export function coverageOf(entries: readonly EntryView[]): CoverageView {
	const withdrawn = withdrawnAmong(entries);
	const counting = entries.filter(({ ref }) => !withdrawn.has(ref));
	const { groups, items } = listNamed('csf-subcategories');
	const rows = items.map(({ id, says, group }) => {
		const by = csfMap.support.find(({ subcategory }) => subcategory === id)?.by ?? [];
		return {
			subcategory: id,
			says: says ?? '',
			category: groups?.find((each) => each.id === group)?.name ?? '',
			entries: counting.filter((entry) => by.some((rule) => counts(entry, rule))).map(({ ref }) => ref),
			mapped: by.length > 0,
		};
	});
	const { version, source } = csfMap;
	return { rows, supported: rows.filter((row) => row.entries.length > 0).length, map: { version, source } };
}

function counts({ kind, body }: EntryView, rule: (typeof csfMap)['support'][number]['by'][number]): boolean {
	const has = rule.has ?? [];
	return (
		rule.kinds.includes(kind) &&
		has.every((name) => Object.hasOwn(body, name)) &&
		Object.entries(rule.where ?? {}).every(([name, values]) => {
			const value = Object.hasOwn(body, name) ? body[name] : null;
			return (typeof value === 'string' || typeof value === 'boolean') && (values?.includes(String(value)) ?? false);
		})
	);
}

/** Ticks that were withdrawn, and entries of indicators of which none is left. */
function withdrawnAmong(entries: readonly EntryView[]): ReadonlySet<EntryRef> {
	const cited = new Cited(entries);
	const gone = new Set(entries.flatMap(({ kind, body }) => (kind === 'indicator.withdrawn/1' ? [body.indicator] : [])));
	const allGone = ({ kind, body }: EntryView): boolean =>
		(kind === 'indicator.recorded/1' || kind === 'indicator.imported/1') &&
		Array.isArray(body.ids) &&
		body.ids.every((id) => gone.has(id));
	return new Set(entries.flatMap((entry) => (allGone(entry) ? entry.ref : (cited.one(entry.body.withdraws) ?? []))));
}
