/**
 * The jump kit as the notebook's own entries tell it (SP 800-61 r2, §3.1.1): what is missing, broken, expired, lent out,
 * never or no longer checked, and whether that supports a verdict *ready*. Nothing recorded is no readiness either.
 */
import { isDay, KIT_FINDINGS, KIT_VERDICTS } from '../catalogue/kit';
import { listNamed } from '../lists';
import type { EntryView, KitFault, KitItemView, KitView } from '../views';
import type { Instant } from '../vocabulary';
import { libraryOf, overdueSentence } from './library';
import { authorOf, countIn, instantIn, oneOf, textIn, textsIn } from './members';

/** The one tool of §3.1.1 that is scrubbed and installed anew before the next incident. */
export const LAPTOP = 'laptops';
const DAY_MS = 86_400_000;

type Known = Omit<KitItemView, 'dueAt' | 'faults'> & { readonly backAt: Instant | null };

/** @param entries of the notebook's own ledger @param now the moment that overdue and expired are told of */
export function kitOf(entries: readonly EntryView[], now: Instant): KitView {
	const items = new Map<string, Known>();
	let given: Omit<NonNullable<KitView['given']>, 'holds'> | null = null;
	let lastCase: Instant | null = null;
	for (const entry of entries) {
		if (entry.kind === 'case.joined/1') lastCase = entry.head.at;
		else if (entry.kind === 'kit.item-recorded/1') recorded(items, entry);
		else if (entry.kind === 'kit.verdict-given/1') given = verdictOf(entry) ?? given;
		else if (entry.kind.startsWith('kit.')) happened(items, entry);
	}
	const shown = [...items.values()]
		.map((known) => seen(known, lastCase, now))
		.sort((a, b) => order(a) - order(b) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
	const inUse = shown.filter(({ retired }) => retired === null);
	const overdue = libraryOf(entries, now).filter((document) => document.overdue);
	const awaited = overdue.filter(({ required }) => required);
	const because = [
		...(inUse.length === 0
			? ['Nothing is recorded of the jump kit.']
			: inUse.flatMap((item) => item.faults.map((fault) => sentenceOf(item, fault)))),
		...awaited.map(overdueSentence),
	];
	const supports = because.length === 0 ? 'ready' : 'not ready';
	return {
		items: shown,
		counts: {
			items: inUse.length,
			amiss: inUse.filter(({ faults }) => faults.length > 0).length,
			documents: awaited.length,
		},
		supports,
		because,
		warnings: overdue.filter(({ required }) => !required).map(overdueSentence),
		given: given && { ...given, holds: given.verdict === 'not ready' || supports === 'ready' },
		without: listNamed('readiness').items.flatMap(({ id }) => (inUse.some(({ tool }) => tool === id) ? [] : [id])),
	};
}

const order = ({ retired, faults }: KitItemView): number => (retired ? 2 : faults.length > 0 ? 0 : 1);

function recorded(items: Map<string, Known>, { body, ref }: EntryView): void {
	const id = textIn(body, 'item');
	if (id === null) return;
	const before = items.get(id);
	const expiresOn = textIn(body, 'expiresOn');
	items.set(id, {
		item: id,
		entry: ref,
		name: textIn(body, 'name') ?? id,
		quantity: countIn(body, 'quantity') ?? 1,
		tool: textIn(body, 'tool'),
		expiresOn: expiresOn !== null && isDay(expiresOn) ? expiresOn : null,
		checkEveryDays: countIn(body, 'checkEveryDays'),
		where: textIn(body, 'keptAt'),
		checked: before?.checked ?? null,
		lent: before?.lent ?? null,
		backAt: before?.backAt ?? null,
		scrubbed: before?.scrubbed ?? null,
		// Recorded anew after it was retired: it belongs to the kit again.
		retired: null,
	});
}

function happened(items: Map<string, Known>, entry: EntryView): void {
	const { body, ref } = entry;
	const { at } = entry.head;
	const known = items.get(textIn(body, 'item') ?? '');
	if (!known) return;
	const set = (change: Partial<Known>) => items.set(known.item, { ...known, ...change });
	switch (entry.kind) {
		case 'kit.item-checked/1': {
			const finding = oneOf(body, 'finding', KIT_FINDINGS);
			if (finding) set({ checked: { entry: ref, at, finding, remark: textIn(body, 'remark'), by: authorOf(entry) } });
			break;
		}
		case 'kit.item-lent/1':
			set({ lent: { entry: ref, at, to: textIn(body, 'to'), reason: textIn(body, 'reason') } });
			break;
		case 'kit.item-back/1':
			set({ lent: null, backAt: at });
			break;
		case 'kit.item-retired/1':
			set({ retired: { at, reason: textIn(body, 'reason') } });
			break;
		case 'kit.laptop-scrubbed/1': {
			const doneAt = instantIn(body, 'doneAt');
			if (doneAt) set({ scrubbed: { entry: ref, doneAt, how: textIn(body, 'how') } });
			break;
		}
	}
}

function verdictOf(entry: EntryView): Omit<NonNullable<KitView['given']>, 'holds'> | null {
	const { body, ref, head } = entry;
	const verdict = oneOf(body, 'verdict', KIT_VERDICTS);
	if (!verdict) return null;
	const because = textsIn(body, 'because');
	return { entry: ref, at: head.at, by: authorOf(entry), verdict, because, remark: textIn(body, 'remark') };
}

function seen({ backAt, ...known }: Known, lastCase: Instant | null, now: Instant): KitItemView {
	const { checked, checkEveryDays, retired } = known;
	const due = checked && checkEveryDays ? new Date(Date.parse(checked.at) + checkEveryDays * DAY_MS) : null;
	// A check every million years is never due.
	const dueAt = due && due.getTime() <= Date.parse('9999-12-31T00:00:00.000Z') ? (due.toISOString() as Instant) : null;
	const faults = retired ? [] : [...faultsOf(known, { backAt, dueAt, lastCase, now })];
	return { ...known, dueAt, faults };
}

interface Around {
	readonly backAt: Instant | null;
	readonly dueAt: Instant | null;
	readonly lastCase: Instant | null;
	readonly now: Instant;
}

function* faultsOf(
	{ checked, expiresOn, lent, scrubbed, tool }: Omit<Known, 'backAt'>,
	{ backAt, dueAt, lastCase, now }: Around,
): Generator<KitFault> {
	if (lent) yield 'lent out';
	if (checked === null) yield 'never checked';
	else if (checked.finding !== 'fit') yield checked.finding;
	else if (!lent && backAt !== null && checked.at <= backAt) yield 'not checked since it came back';
	else if (dueAt !== null && dueAt <= now) yield 'check overdue';
	if (expiresOn !== null && expiresOn < now.slice(0, 10)) yield 'expired';
	if (tool !== LAPTOP) return;
	if (scrubbed === null) yield 'never scrubbed';
	else if (lastCase !== null && lastCase > scrubbed.doneAt) yield 'not scrubbed since a case began';
}

/** Why an item keeps the kit from being ready, as one sentence; the window, the command line and a verdict say the same. */
export function sentenceOf(item: KitItemView, fault: KitFault): string {
	switch (fault) {
		case 'expired':
			return `${item.name}: expired, good to ${item.expiresOn ?? 'an unknown day'}.`;
		case 'lent out':
			return `${item.name}: lent out${item.lent?.to ? ` to ${item.lent.to}` : ''}.`;
		case 'check overdue':
			return `${item.name}: check overdue since ${item.dueAt?.slice(0, 10) ?? 'an unknown day'}.`;
		default:
			return `${item.name}: ${fault}.`;
	}
}
