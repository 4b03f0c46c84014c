/** What happens to an item in somebody's hands: seals, places, examinations, losses, and its end. */
import type { Instant } from '../../vocabulary';
import { notBackwards } from './hand-overs';
import {
	type Act,
	begin,
	called,
	doerOf,
	find,
	type Keeping,
	now,
	personIn,
	samePerson,
	textOf,
	textsOf,
} from './keeping';

type Tell = (keeping: Keeping, act: Act) => void;

/** Only whoever holds an item acts on it. */
function byHolder(keeping: Keeping, act: Act, what: string): void {
	const { state, holder } = now(keeping);
	const doer = doerOf(act);
	if (state === 'held' && samePerson(holder, doer, act.ledger)) return;
	const sentence =
		state === 'held'
			? `${called(doer)} ${what} ${keeping.about.tag} while ${called(holder)} was accountable for it.`
			: `${called(doer)} ${what} ${keeping.about.tag}, which was ${state}.`;
	find(keeping, 'not-the-holder', sentence, act, now(keeping).entries.slice(-1));
}

const sealOf = ({ body }: Act): string => textOf(body.seal) ?? '';

const applySeal: Tell = (keeping, act) => {
	byHolder(keeping, act, 'sealed');
	keeping.seals.set(sealOf(act), act.view.ref);
};

const checkSeal: Tell = (keeping, act) => {
	const seal = sealOf(act);
	const applied = keeping.seals.get(seal);
	if (applied === undefined) {
		const expected = [...keeping.seals.keys()];
		const was = expected.length > 0 ? `the seal ${expected.join(', ')}` : 'no seal';
		find(keeping, 'seal-changed', `${keeping.about.tag} has the seal ${seal}; by the entries it has ${was}.`, act, [
			...keeping.seals.values(),
		]);
	} else if (act.body.intact === false) {
		find(keeping, 'seal-changed', `The seal ${seal} was found broken, and no entry breaks it.`, act, [applied]);
		keeping.seals.delete(seal);
	}
};

const breakSeal: Tell = (keeping, act) => {
	byHolder(keeping, act, 'broke a seal of');
	const seal = sealOf(act);
	if (!keeping.seals.delete(seal))
		find(keeping, 'seal-changed', `The seal ${seal} was broken, and no entry applied it.`, act, [
			...keeping.seals.values(),
		]);
};

const store: Tell = (keeping, act) => {
	byHolder(keeping, act, 'put away');
	begin(keeping, act, { place: textOf(act.body.place) });
};

const examine: Tell = (keeping, act) => {
	byHolder(keeping, act, 'examined');
	if (keeping.seals.size === 0) return;
	const seals = [...keeping.seals.keys()].join(', ');
	find(keeping, 'examined-unopened', `${keeping.about.tag} was examined while the seal ${seals} was on it.`, act, [
		...keeping.seals.values(),
	]);
};

const copy: Tell = (keeping, act) => byHolder(keeping, act, 'copied');

const lose: Tell = (keeping, act) => {
	find(keeping, 'nobody-accountable', `${keeping.about.tag} was lost: nobody was accountable for it.`, act);
	begin(keeping, act, { state: 'lost', place: null, reason: textOf(act.body.circumstances) });
};

const recover: Tell = (keeping, act) => {
	const at = keeping.findings.findIndex((f) => f.kind === 'nobody-accountable' && f.to === null);
	const lost = keeping.findings[at];
	if (lost) keeping.findings[at] = { ...lost, entries: [...lost.entries, act.view.ref], to: act.at };
	begin(keeping, act, { state: 'held', holder: doerOf(act), place: textOf(act.body.place) });
};

const giveBack: Tell = (keeping, act) => {
	byHolder(keeping, act, 'returned');
	const to = personIn(act.body.to, act.ledger.admissions) ?? now(keeping).holder;
	begin(keeping, act, { state: 'returned', holder: to, reason: textOf(act.body.reason) });
	keeping.ended = { act, how: 'returned' };
};

/** Custody goes on in the items that it was made into. */
const makeInto =
	(how: 'split' | 'merged'): Tell =>
	(keeping, act) => {
		byHolder(keeping, act, how);
		const one = textOf(act.body.into);
		keeping.madeInto = one === null ? textsOf(act.body.into) : [one];
		begin(keeping, act, { state: how });
		keeping.ended = { act, how };
	};

const dispose: Tell = (keeping, act) => {
	byHolder(keeping, act, 'disposed of');
	if (keeping.holds > 0) find(keeping, 'disposed-on-hold', `${keeping.about.tag} was disposed of while on hold.`, act);
	begin(keeping, act, { state: 'disposed', place: null, reason: textOf(act.body.reason) });
	keeping.ended = { act, how: 'disposed' };
};

const keep: Tell = (keeping, act) => {
	keeping.retention = {
		ground: textOf(act.body.ground),
		until: textOf(act.body.until) as Instant | null,
		reason: textOf(act.body.reason),
		entry: act.view.ref,
	};
};

const hold: Tell = (keeping) => {
	keeping.holds += 1;
};
const lift: Tell = (keeping) => {
	keeping.holds = Math.max(0, keeping.holds - 1);
};

const photograph: Tell = ({ about }, { view }) => {
	about.photographs.push(...view.files);
};

const tells: Readonly<Record<string, Tell>> = {
	'custody.sealed/1': applySeal,
	'custody.seal-checked/1': checkSeal,
	'custody.seal-broken/1': breakSeal,
	'custody.stored/1': store,
	'custody.examined/1': examine,
	'custody.copied/1': copy,
	'custody.lost/1': lose,
	'custody.found/1': recover,
	'custody.returned/1': giveBack,
	'custody.split/1': makeInto('split'),
	'custody.merged/1': makeInto('merged'),
	'custody.disposed/1': dispose,
	'retention.set/1': keep,
	'hold.placed/1': hold,
	'hold.lifted/1': lift,
	'evidence.photographed/1': photograph,
};

/** What such an entry says of the item; false where it is no act of this kind. */
export function handle(keeping: Keeping, act: Act): boolean {
	const tell = tells[act.view.kind];
	if (!tell) return false;
	notBackwards(keeping, act, now(keeping).from, now(keeping).entries);
	tell(keeping, act);
	return true;
}
