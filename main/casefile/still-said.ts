/**
 * What a copy still says although it was withheld elsewhere (decision 13): a telephone number that also stands in a note, a name
 * that a certificate carries. Everything in a case file follows from what its entries disclose, so those are looked through:
 * for the value as it is, and as JSON, HTML and base64 write it. Values under 8 characters are met by chance and not looked for.
 */
import type { Json } from '../../shared/ledger/canonical';
import type { CheckedLedger } from '../../shared/ledger/verify';
import { escaped } from '../reports/escape';

/** A withheld member and one that still says the same, each as `A-12:text`. */
export interface StillSaid {
	readonly withheld: string;
	readonly in: string;
}

const LEAST = 8;
const MOST_TOLD = 100;

/** @param whole the ledger as it is here; @param copy the same entries with members withheld */
export function stillSaid(whole: Pick<CheckedLedger, 'entries'>, copy: Pick<CheckedLedger, 'entries'>): StillSaid[] {
	const sought = new Map<string, { readonly text: string; readonly withheld: string }[]>();
	const disclosed = new Map(whole.entries.map(({ ref, entry }) => [ref, entry.body]));
	for (const { ref, entry } of copy.entries)
		for (const member of entry.withheld)
			for (const value of textsIn(disclosed.get(ref)?.[member] ?? null))
				for (const text of formsOf(value)) {
					const begins = text.slice(0, LEAST);
					const alike = sought.get(begins) ?? [];
					alike.push({ text, withheld: `${ref}:${member}` });
					sought.set(begins, alike);
				}
	if (sought.size === 0) return [];
	const found = new Map<string, StillSaid>();
	for (const { ref, entry } of copy.entries)
		for (const { name, value } of entry.disclosures)
			for (const text of textsIn(value))
				for (const withheld of metIn(text, sought)) {
					if (found.size === MOST_TOLD) return [...found.values()];
					found.set(`${withheld} ${ref}:${name}`, { withheld, in: `${ref}:${name}` });
				}
	return [...found.values()];
}

/** The withheld members whose value stands in a text: at each place its next characters are looked up. */
function* metIn(text: string, sought: ReadonlyMap<string, readonly { text: string; withheld: string }[]>) {
	for (let at = 0; at + LEAST <= text.length; at += 1)
		for (const one of sought.get(text.slice(at, at + LEAST)) ?? [])
			if (text.startsWith(one.text, at)) yield one.withheld;
}

function textsIn(value: Json): readonly string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null) return [];
	return Object.values(value).flatMap(textsIn);
}

function formsOf(value: string): ReadonlySet<string> {
	if (value.length < LEAST) return new Set();
	const json = JSON.stringify(value).slice(1, -1);
	return new Set([value, json, escaped(value), ...[0, 1, 2].map((before) => inBase64(value, before))]);
}

/** Of base64, the characters that hold nothing but these bytes, where so many stand before them in their group of three. */
function inBase64(value: string, before: number): string {
	const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(value, 'utf8')]);
	const over = bytes.length % 3;
	const text = bytes.toString('base64');
	return text.slice(before === 0 ? 0 : before + 1, over === 0 ? undefined : over === 1 ? -3 : -2);
}
