/**
 * The chain of custody: who was accountable for each item from registration until now, and what does not add up.
 * A pure fold, so the window, the command line, the case file and the report say the same.
 */
import type { Json } from '../ledger/canonical';
import { currentKey } from '../ledger/revocation';
import type { Admission, CheckedLedger } from '../ledger/verify';
import type { CustodyFinding, CustodyInterval, EntryView, ItemView, Signer } from '../views';
import type { ItemId, KeyId } from '../vocabulary';
import { signerOf } from './people';

const FIELDS = ['type', 'serial', 'model', 'hostname', 'mac', 'ip', 'foundAt', 'condition', 'observedAt'] as const;

interface Keeping {
	view: Omit<ItemView, 'intervals' | 'findings' | 'holder' | 'place'>;
	intervals: CustodyInterval[];
	findings: CustodyFinding[];
}

export function custodyOf(ledger: CheckedLedger, entries: readonly EntryView[]): ItemView[] {
	const items = new Map<string, Keeping>();
	for (const e of entries) {
		if (e.kind === 'evidence.registered/1') register(e, items, ledger.admissions);
		else if (e.kind === 'custody.transferred/1') transfer(e, items, ledger);
	}
	return [...items.values()].map((k) => {
		const last = k.intervals.at(-1) as CustodyInterval;
		const holder = goingOn(last.holder, ledger);
		return { ...k.view, intervals: k.intervals, findings: k.findings, holder, place: last.place };
	});
}

function register(e: EntryView, items: Map<string, Keeping>, admissions: Admissions): void {
	const { body } = e;
	const item = textOf(body.item);
	const tag = textOf(body.tag);
	if (item === null || tag === null) return;
	const known = items.get(item);
	if (known) {
		const sentence = `${known.view.tag} was registered a second time, as ${tag}; the first registration counts.`;
		known.findings.push(finding('registered-twice', sentence, [known.view.registered, e.ref], e));
		return;
	}
	const holder = personIn(body.holder, admissions) ?? (e.signers[0] as Signer);
	const findings: CustodyFinding[] = [];
	const twin = [...items.values()].find((k) => k.view.tag === tag);
	if (twin) findings.push(finding('tag-twice', `Two items carry the tag ${tag}.`, [twin.view.registered, e.ref], e));
	if (!e.signers.some((s) => s.keyId === holder.keyId))
		findings.push(
			finding(
				'holder-did-not-sign',
				`${holder.name ?? 'The holder'} is named as accountable and did not sign.`,
				[e.ref],
				e,
			),
		);
	weigh(e, findings);
	const fields: Record<string, string> = {};
	for (const name of FIELDS) {
		const value = textOf(body[name]);
		if (value !== null) fields[name] = value;
	}
	items.set(item, {
		view: {
			item: item as ItemId,
			tag,
			description: textOf(body.description) ?? '',
			fields,
			files: e.files,
			registered: e.ref,
			registeredAt: e.head.at,
		},
		intervals: [{ from: e.head.at, to: null, holder, place: textOf(body.storedAt), reason: null, entries: [e.ref] }],
		findings,
	});
}

function transfer(e: EntryView, items: Map<string, Keeping>, ledger: CheckedLedger): void {
	const { admissions, rotations } = ledger;
	const kept = items.get(textOf(e.body.item) ?? '');
	const to = personIn(e.body.to, admissions);
	const from = personIn(e.body.from, admissions);
	if (!kept || !to || !from) return;
	const before = kept.intervals.at(-1) as CustodyInterval;
	if (currentKey(before.holder.keyId, rotations) !== currentKey(from.keyId, rotations))
		kept.findings.push(
			finding(
				'not-the-holder',
				`${from.name ?? 'Somebody'} released ${kept.view.tag} while ${before.holder.name ?? 'somebody else'} was accountable for it.`,
				[...before.entries.slice(-1), e.ref],
				e,
			),
		);
	for (const [who, person] of [
		['releaser', from],
		['receiver', to],
	] as const)
		if (!e.signers.some((s) => s.keyId === person.keyId))
			kept.findings.push(finding('unsigned', `The ${who}, ${person.name ?? 'unnamed'}, did not sign.`, [e.ref], e));
	weigh(e, kept.findings);
	if (e.head.at < before.from)
		kept.findings.push(
			finding(
				'time-backwards',
				'The hand-over is dated before the one before it.',
				[...before.entries.slice(-1), e.ref],
				e,
			),
		);
	kept.intervals[kept.intervals.length - 1] = { ...before, to: e.head.at };
	kept.intervals.push({
		from: e.head.at,
		to: null,
		holder: to,
		place: textOf(e.body.place),
		reason: textOf(e.body.reason),
		entries: [e.ref],
	});
	if (textOf(e.body.place) === null)
		kept.findings.push(
			finding('place-unknown', `Where ${kept.view.tag} is was not recorded at this hand-over.`, [e.ref], e),
		);
}

/** What the entry itself brings along: a broken proof, a signer nobody vouched for, a clock that moved. */
function weigh(e: EntryView, findings: CustodyFinding[]): void {
	if (e.verdict === 'broken') findings.push(finding('broken', 'This entry does not verify.', [e.ref], e));
	for (const s of e.signers)
		if (!s.vouchedFor)
			findings.push(
				finding(
					'not-vouched-for',
					`No admitted person has vouched for the key of ${s.name ?? 'a signer'}.`,
					[e.ref],
					e,
				),
			);
	if (e.clock) findings.push(finding('clock', e.clock.sentence, [e.ref], e));
}

/** The same person under the key they sign with now. */
function goingOn(holder: Signer, { admissions, rotations }: CheckedLedger): Signer {
	const key = currentKey(holder.keyId, rotations);
	return key === holder.keyId ? holder : { ...signerOf(key, admissions), name: holder.name };
}

type Admissions = ReadonlyMap<KeyId, Admission>;

function finding(kind: string, sentence: string, entries: readonly string[], e: EntryView): CustodyFinding {
	return { kind, sentence, entries, from: e.head.at, to: null, settledBy: null };
}

function personIn(value: unknown, admissions: Admissions): Signer | null {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
	const { keyId, name } = value as { readonly [member: string]: Json };
	if (typeof keyId !== 'string') return null;
	const signer = signerOf(keyId as KeyId, admissions);
	return { ...signer, name: signer.name ?? textOf(name) };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
