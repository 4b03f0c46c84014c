/**
 * Who must be told what by when, and what came of it (SP 800-61 r2, §3.2.7). A deadline is counted from one of the
 * incident's four times or from an entry; while that is unknown, so is the deadline, and it is said so.
 * What must hold: nothing but a try that reached somebody stops a deadline; a plan that changed keeps its tries.
 */
import { COUNTED_FROM } from '../catalogue/contact';
import type {
	DeadlineView,
	EntryView,
	NamedChoice,
	NotificationState,
	NotificationsView,
	NotificationTry,
	NotificationView,
	RunningDeadline,
} from '../views';
import { type Instant, isInstant } from '../vocabulary';
import { calledIn } from './escalations';
import { type IncidentTimes, incidentTimesOf } from './incident-times';
import { authorOf, countIn, instantIn, objectIn, objectsIn, oneOf, textIn } from './members';

/** Means that whoever listens to the network hears, by their ids in the list of §3.2.7. */
const IN_BAND: ReadonlySet<string> = new Set(['email', 'website-internal-external-portal']);
/** What goes first where the network may be listened to. */
const OUT_OF_BAND_FIRST = ['telephone-calls', 'in-person-e-g-daily-briefings', 'paper', 'voice-mailbox-greeting'];
const HOUR_MS = 3_600_000;
const UNNAMED: NamedChoice = { id: '?', name: '?' };

interface Keeping {
	readonly plan: EntryView;
	readonly tries: NotificationTry[];
	acknowledged: NotificationView['acknowledged'];
	withdrawn: NotificationView['withdrawn'];
}

/** Notifications in the order in which they were first planned. */
export function notificationsOf(entries: readonly EntryView[]): NotificationView[] {
	const listenedTo = listenedToIn(entries)?.is ?? false;
	const times = incidentTimesOf(entries);
	const all = new Map<string, Keeping>();
	for (const entry of entries) {
		const { kind, body, head } = entry;
		if (!kind.startsWith('notification.')) continue;
		const id = textIn(body, 'notification');
		if (id === null) continue;
		const known = all.get(id);
		if (kind === 'notification.planned/1') {
			if (!known) all.set(id, { plan: entry, tries: [], acknowledged: null, withdrawn: null });
			// Planned anew after it was withdrawn: it is to be told again.
			else all.set(id, { ...known, plan: entry, withdrawn: null });
		} else if (known && kind === 'notification.made/1') known.tries.push(tryIn(entry));
		else if (known && kind === 'notification.acknowledged/1') {
			const at = instantIn(body, 'acknowledgedAt') ?? head.at;
			known.acknowledged ??= { by: textIn(body, 'by') ?? '?', how: textIn(body, 'how'), at };
		} else if (known && kind === 'notification.withdrawn/1')
			known.withdrawn = { reason: textIn(body, 'reason'), at: head.at };
	}
	return [...all].map(([id, keeping]) => viewOf(id, keeping, { entries, times, listenedTo }));
}

/** The register of a case beside the deadlines of the notebook for which nobody has planned anything. */
export function notificationRegister(
	entries: readonly EntryView[],
	deadlines: readonly DeadlineView[],
): NotificationsView {
	const notifications = notificationsOf(entries);
	const planned = new Set(notifications.map(({ deadline }) => deadline?.deadline));
	const times = incidentTimesOf(entries);
	const unplanned = deadlines.filter((each) => each.retired === null && !planned.has(each.deadline));
	return {
		listenedTo: listenedToIn(entries),
		notifications,
		unplanned: unplanned.map((each) => ({
			...{ deadline: each.deadline, name: each.name, party: each.party, from: each.from },
			dueAt: each.from === 'entry' ? null : dueFrom(times[each.from], each.amount, each.unit),
		})),
	};
}

/** Methods as they are to be tried: out of band first where the network may be listened to. */
export function methodsInOrder(
	methods: readonly NamedChoice[],
	listenedTo: boolean,
): (NamedChoice & { readonly inBand: boolean })[] {
	const rank = ({ id: method }: NamedChoice): number => {
		const at = OUT_OF_BAND_FIRST.indexOf(method);
		return IN_BAND.has(method) ? OUT_OF_BAND_FIRST.length + 1 : at === -1 ? OUT_OF_BAND_FIRST.length : at;
	};
	const ordered = listenedTo ? [...methods].sort((a, b) => rank(a) - rank(b)) : methods;
	return ordered.map((method) => ({ ...method, inBand: IN_BAND.has(method.id) }));
}

function listenedToIn(entries: readonly EntryView[]): NotificationsView['listenedTo'] {
	const said = entries.filter((e) => e.kind === 'notification.channels-set/1').at(-1);
	if (!said) return null;
	return { is: said.body.listenedTo === true, reason: textIn(said.body, 'reason'), at: said.head.at };
}

interface Around {
	readonly entries: readonly EntryView[];
	readonly times: IncidentTimes;
	readonly listenedTo: boolean;
}

function viewOf(id: string, { plan, tries, acknowledged, withdrawn }: Keeping, around: Around): NotificationView {
	const { body } = plan;
	const deadline = deadlineIn(plan, around);
	const dueAt = deadline ? dueFrom(deadline.fromAt, deadline.amount, deadline.unit) : instantIn(body, 'dueAt');
	const told = tries.filter(({ reached }) => reached).map(({ at }) => at);
	const toldAt = told.reduce<Instant | null>((first, at) => (first === null || at < first ? at : first), null);
	const lateMs = toldAt !== null && dueAt !== null ? Date.parse(toldAt) - Date.parse(dueAt) : 0;
	return {
		notification: id,
		entry: plan.ref,
		party: choiceIn(objectIn(body, 'party') ?? {}) ?? UNNAMED,
		what: textIn(body, 'what'),
		methods: methodsInOrder(
			objectsIn(body, 'methods').flatMap((each) => choiceIn(each) ?? []),
			around.listenedTo,
		),
		contact: calledIn(objectIn(body, 'contact') ?? {}),
		deadline,
		dueAt,
		state: stateOf({ toldAt, tries, acknowledged, withdrawn }),
		toldAt,
		toldLateMs: lateMs > 0 ? lateMs : null,
		tries,
		acknowledged,
		withdrawn,
	};
}

function stateOf({
	toldAt,
	tries,
	acknowledged,
	withdrawn,
}: Pick<NotificationView, 'toldAt' | 'tries' | 'acknowledged' | 'withdrawn'>): NotificationState {
	if (acknowledged) return 'acknowledged';
	if (withdrawn) return 'withdrawn';
	return toldAt !== null ? 'told' : tries.length > 0 ? 'tried' : 'planned';
}

function tryIn(entry: EntryView): NotificationTry {
	const { ref, body, head } = entry;
	const madeAt = instantIn(body, 'madeAt');
	return {
		entry: ref,
		method: choiceIn(objectIn(body, 'method') ?? {}) ?? UNNAMED,
		reached: body.reached === true,
		told: textIn(body, 'told'),
		to: textIn(body, 'to'),
		by: textIn(body, 'by') ?? authorOf(entry),
		at: madeAt ?? head.at,
		enteredAt: madeAt === null ? null : head.at,
	};
}

function deadlineIn({ body }: EntryView, { entries, times }: Around): RunningDeadline | null {
	const said = objectIn(body, 'deadline');
	const amount = said && countIn(said, 'amount');
	const unit = said && oneOf(said, 'unit', ['hours', 'days']);
	const from = said && oneOf(said, 'from', COUNTED_FROM);
	if (!said || !amount || !unit || !from) return null;
	const cited = objectIn(said, 'entry');
	const entry = cited && entries.find((e) => e.digest === cited.head && e.chain === cited.chain);
	return {
		deadline: textIn(said, 'deadline') ?? '',
		name: textIn(said, 'name') ?? '?',
		...{ amount, unit, from },
		fromEntry: entry?.ref ?? null,
		basis: textIn(said, 'basis'),
		fromAt: from === 'entry' ? (entry?.head.at ?? null) : times[from],
	};
}

function choiceIn(body: Readonly<Record<string, unknown>>): NamedChoice | null {
	const [id, name] = [textIn(body, 'id'), textIn(body, 'name')];
	return name === null ? null : { id: id ?? name, name };
}

/** A day is 24 hours, whatever the clocks on the wall do that night. */
function dueFrom(from: Instant | null, amount: number, unit: 'hours' | 'days'): Instant | null {
	if (from === null) return null;
	const ms = Date.parse(from) + amount * (unit === 'hours' ? 1 : 24) * HOUR_MS;
	const due = ms <= Date.parse('9999-12-31T23:59:59.999Z') ? new Date(ms).toISOString() : '';
	return isInstant(due) ? due : null;
}
