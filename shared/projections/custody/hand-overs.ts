/** Hand-overs: both people at one laptop, or a release here and a receipt elsewhere. */
import type { Json } from '../../ledger/canonical';
import type { Signer } from '../../views';
import type { Instant } from '../../vocabulary';
import {
	type Act,
	begin,
	called,
	differing,
	find,
	hasSigned,
	type Keeping,
	now,
	personIn,
	samePerson,
	signedWithoutKey,
	textOf,
} from './keeping';

/** Both signed, at one laptop. */
export function transfer(keeping: Keeping, act: Act): void {
	const parties = partiesOf(act);
	if (!parties) return;
	const { from, to } = parties;
	const before = now(keeping);
	mustHold(keeping, act, from, 'released');
	for (const [who, person] of [
		['releaser', from],
		['receiver', to],
	] as const)
		if (!hasSigned(act, person))
			find(keeping, 'unsigned', `The ${who}, ${called(person, 'unnamed')}, did not sign.`, act);
	notBackwards(keeping, act, before.from, before.entries);
	weighDigests(keeping, act);
	arrive(keeping, act, to);
}

/** It left the releaser's hands; who is to receive it signs elsewhere. */
export function release(keeping: Keeping, act: Act): void {
	const parties = partiesOf(act);
	if (!parties) return;
	mustHold(keeping, act, parties.from, 'released');
	notBackwards(keeping, act, now(keeping).from, now(keeping).entries);
	// Without a key they signed on paper or on the screen; there is no receipt to wait for.
	if (parties.to.keyId === '' && signedWithoutKey(act, parties.to)) {
		arrive(keeping, act, parties.to);
		return;
	}
	keeping.awaits = { act, from: parties.from };
	begin(keeping, act, { state: 'in transit', holder: parties.from, reason: textOf(act.body.reason), place: null });
}

/** The receiver signs, here or in the chain of another laptop. */
export function receive(keeping: Keeping, act: Act): void {
	const parties = partiesOf(act);
	if (!parties) return;
	const waiting = keeping.awaits;
	const named = act.body.release as { readonly head?: Json } | undefined;
	const answers = waiting && (named?.head === undefined || named.head === waiting.act.view.digest);
	const before = now(keeping);
	const back =
		before.state === 'held' && before.holder.keyId === '' && samePerson(before.holder, parties.from, act.ledger);
	if (back) {
		if (!signedWithoutKey(act, parties.from))
			find(keeping, 'unsigned', `${called(parties.from)} has no key and signed neither on paper nor on a screen.`, act);
	} else if (!waiting || !answers) {
		const sentence = `${called(parties.to)} received ${keeping.about.tag}, and nobody had released it.`;
		// Two receivers of one release held it at once, as neither knew of the other.
		const unknown = before.state === 'held' && !act.follows(before.entries[0] ?? '') && named?.head !== undefined;
		if (unknown) twoHolders(keeping, act, parties.to);
		else find(keeping, 'received-never-released', sentence, act, before.entries.slice(-1));
	} else keeping.awaits = null;
	if (!hasSigned(act, parties.to))
		find(keeping, 'unsigned', `The receiver, ${called(parties.to, 'unnamed')}, did not sign.`, act);
	notBackwards(keeping, act, now(keeping).from, now(keeping).entries);
	weighDigests(keeping, act);
	arrive(keeping, act, parties.to);
}

function arrive(keeping: Keeping, act: Act, to: Signer): void {
	const { body, view } = act;
	const place = textOf(body.place);
	begin(keeping, act, { state: 'held', holder: to, place, reason: textOf(body.reason) });
	if (place === null)
		find(keeping, 'place-unknown', `Where ${keeping.about.tag} is was not recorded at this hand-over.`, act);
	const until = textOf(body.dueBack);
	keeping.lent = until === null ? null : { until: until as Instant, act };
	if (view.kind === 'custody.received/1') keeping.awaits = null;
}

/** The one who gives it away must be the one who has it. */
function mustHold(keeping: Keeping, act: Act, from: Signer, verb: string): void {
	const before = now(keeping);
	if (before.state === 'held' && samePerson(before.holder, from, act.ledger)) return;
	const unknown = before.entries.some((ref) => !act.follows(ref));
	if (unknown && held(keeping, from, act)) {
		twoHolders(keeping, act, from);
		return;
	}
	const sentence =
		before.state === 'held'
			? `${called(from, 'Somebody')} ${verb} ${keeping.about.tag} while ${called(before.holder, 'somebody else')} was accountable for it.`
			: `${called(from, 'Somebody')} ${verb} ${keeping.about.tag}, which was ${before.state}.`;
	find(keeping, 'not-the-holder', sentence, act, before.entries.slice(-1));
}

const held = ({ intervals }: Keeping, who: Signer, { ledger }: Act): boolean =>
	intervals.some((i) => i.state === 'held' && samePerson(i.holder, who, ledger));

/** Two chains each say who has it, and neither knew of the other. */
function twoHolders(keeping: Keeping, act: Act, other: Signer): void {
	const before = now(keeping);
	const sentence = `${called(before.holder)} and ${called(other)} were both accountable for ${keeping.about.tag}; the two laptops did not know of each other.`;
	find(keeping, 'two-holders', sentence, act, before.entries.slice(-1));
}

export function notBackwards(keeping: Keeping, act: Act, since: Instant, others: readonly string[]): void {
	if (act.at < since) find(keeping, 'time-backwards', 'This is dated before what it follows.', act, others.slice(-1));
}

function weighDigests(keeping: Keeping, act: Act): void {
	const files = differing(keeping.about.files, act.body.digested);
	if (files.length === 0) return;
	const which = files.slice(0, 3).join(', ') + (files.length > 3 ? ` and ${files.length - 3} more` : '');
	const because = textOf(act.body.mismatchBecause);
	const said = because === null ? 'No reason was given.' : `Signed all the same, because: ${because}`;
	find(keeping, 'digest-changed', `The digest of ${which} differs from the one registered. ${said}`, act, [
		keeping.about.registered,
	]);
}

function partiesOf({ body, ledger }: Act): { from: Signer; to: Signer } | null {
	const from = personIn(body.from, ledger.admissions);
	const to = personIn(body.to, ledger.admissions);
	return from && to ? { from, to } : null;
}
