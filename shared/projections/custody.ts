/**
 * The chain of custody: who was accountable for each item from registration until now, and what does not add up.
 * A pure fold, so the window, the command line, the case file and the report say the same.
 * What must hold: the intervals of an item follow each other without a gap; an entry that cannot be read as an act is a
 * finding or is left to verification, and never changes who holds what; nothing but an entry settles a finding.
 */
import { Pasts } from '../ledger/pasts';
import type { EntryView, ItemView } from '../views';
import { type Instant, isInstant } from '../vocabulary';
import { receive, release, transfer } from './custody/hand-overs';
import { handle } from './custody/handling';
import { actIn } from './custody/history';
import {
	type Act,
	type CustodyLedger,
	find,
	followsIn,
	goingOn,
	type Keeping,
	now,
	personIn,
	textOf,
} from './custody/keeping';
import { register } from './custody/registered';
import { notAfterTheEnd, settled, stillOpen, weigh } from './custody/settling';

const HAND_OVERS: Readonly<Record<string, (keeping: Keeping, act: Act) => void>> = {
	'custody.transferred/1': transfer,
	'custody.released/1': release,
	'custody.received/1': receive,
};

/**
 * Items in the order of their registration.
 * @param until what counts as now, for what is overdue; the newest entry's time where it is not given
 */
export function custodyOf(ledger: CustodyLedger, entries: readonly EntryView[], until?: Instant): ItemView[] {
	const items = new Map<string, Keeping>();
	const tagged = new Map<string, Keeping>();
	const early = new Map<string, Act[]>();
	const explanations = new Map<string, Act[]>();
	const follows = followsAmong(ledger);
	for (const view of entries) {
		const act = actOf(view, ledger, follows);
		if (view.kind === 'evidence.registered/1') {
			const keeping = register(act, items, tagged);
			if (!keeping) continue;
			weigh(keeping, act);
			for (const before of early.get(keeping.about.item) ?? [])
				find(keeping, 'before-collection', `This was done to ${keeping.about.tag} before it was registered.`, before);
			continue;
		}
		const item = textOf(act.body.item);
		if (item === null || !isAct(view.kind)) continue;
		if (view.kind === 'custody.settled/1') explanations.set(item, [...(explanations.get(item) ?? []), act]);
		const keeping = items.get(item);
		if (!keeping) early.set(item, [...(early.get(item) ?? []), act]);
		else tell(keeping, act);
	}
	const newest = until ?? entries.at(-1)?.head.at;
	const cites = citesOf([...items.values()]);
	return [...items.values()].map((keeping) => {
		if (newest !== undefined) stillOpen(keeping, newest);
		const own = explanations.get(keeping.about.item) ?? [];
		return { ...viewOf(keeping, own, ledger), cite: cites.get(keeping) ?? keeping.about.tag };
	});
}

const isAct = (kind: string): boolean =>
	/^(custody|retention|hold)\.|^evidence\.photographed\//.test(kind) && kind !== 'custody.refused/1';

function tell(keeping: Keeping, act: Act): void {
	keeping.acts.push(actIn(act));
	if (act.view.kind === 'custody.settled/1') return;
	weigh(keeping, act);
	notAfterTheEnd(keeping, act);
	if (keeping.ended) return;
	const handOver = HAND_OVERS[act.view.kind];
	if (handOver) handOver(keeping, act);
	else handle(keeping, act);
}

function actOf(view: EntryView, ledger: CustodyLedger, follows: (later: string, earlier: string) => boolean): Act {
	const doneAt = textOf(view.body.doneAt);
	const at = doneAt !== null && isInstant(doneAt) ? doneAt : view.head.at;
	return {
		view,
		body: view.body,
		at,
		ledger,
		follows: (earlier) => earlier === view.ref || follows(view.ref, earlier),
	};
}

/** A tag that two chains gave is cited with the chain’s letter by all but the first chain of the case; an entry never changes. */
function citesOf(items: readonly Keeping[]): Map<Keeping, string> {
	const cites = new Map<Keeping, string>();
	const taken = new Set(items.map(({ about }) => about.tag));
	const first = new Map<string, Keeping>();
	for (const keeping of items) {
		const before = first.get(keeping.about.tag);
		if (!before || chainBefore(keeping.about.registered, before.about.registered))
			first.set(keeping.about.tag, keeping);
	}
	for (const keeping of items) {
		const { tag, registered } = keeping.about;
		if (first.get(tag) === keeping) continue;
		const lettered = `${tag}/${letterOf(registered)}`;
		const cite = taken.has(lettered) ? `${tag}/${registered}` : lettered;
		taken.add(cite);
		cites.set(keeping, cite);
	}
	return cites;
}

const letterOf = (ref: string): string => ref.split('-')[0] ?? '';
/** A, B … Z, AA: in the order in which chains joined the case, which no merge changes. */
const chainBefore = (one: string, other: string): boolean => {
	const [a, b] = [letterOf(one), letterOf(other)];
	return a.length === b.length ? a < b : a.length < b.length;
};

function viewOf(keeping: Keeping, explanations: readonly Act[], ledger: CustodyLedger): Omit<ItemView, 'cite'> {
	const { about, intervals, findings, seals, awaits, lent, holds, retention, acts, madeInto } = keeping;
	const last = now(keeping);
	return {
		...about,
		state: last.state,
		holder: goingOn(last.holder, ledger),
		place: last.place,
		seals: [...seals.keys()],
		awaitsReceipt: awaits && {
			since: awaits.act.at,
			entry: awaits.act.view.ref,
			to: personIn(awaits.act.body.to, ledger.admissions),
		},
		dueBack: lent?.until ?? null,
		onHold: holds > 0,
		retention,
		acts,
		intervals,
		madeInto,
		findings: settled(findings, explanations),
	};
}

/** Worked out only where there is more than one chain: within one, every entry follows those before it. */
function followsAmong(ledger: CustodyLedger): (later: string, earlier: string) => boolean {
	if (ledger.chains.length < 2) return () => true;
	const rows = new Map(ledger.entries.map((e) => [`${e.chain}/${e.seq}`, e]));
	const pasts = new Pasts({ order: ledger.entries, row: (chain, seq) => rows.get(`${chain}/${seq}`) });
	return followsIn(ledger, (later, earlier) => pasts.follows(later, earlier));
}
