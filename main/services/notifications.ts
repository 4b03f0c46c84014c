/** Who is told what by when: planned, tried, acknowledged (SP 800-61 r2, §3.2.7). */
import type { Given } from '../../shared/contract';
import { type ListId, listNamed } from '../../shared/lists';
import { notificationRegister, notificationsOf } from '../../shared/projections/notifications';
import { Refused } from '../../shared/refusal';
import type { NamedChoice, NotificationView } from '../../shared/views';
import { caseNamed, openCaseNamed } from './cases';
import { calledOf, contactInUse, contactsHere, deadlineNamed } from './contacts';
import { type Desk, type Handlers, newId, seal } from './desk';
import type { LedgerBook } from './ledger-book';

type Questions =
	| 'notification.show'
	| 'notification.plan'
	| 'notification.make'
	| 'notification.acknowledge'
	| 'notification.withdraw'
	| 'notification.set-channels';

export const notifications: Handlers<Questions> = {
	'notification.show': async (desk, input) => {
		const book = await caseNamed(desk, input.case);
		return notificationRegister(book.entries(), contactsHere(desk).deadlines);
	},

	'notification.plan': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { party, what, methods, contact, dueAt } = input;
		if (input.notification !== undefined) notificationIn(book, input.notification);
		const notification = input.notification ?? newId<string>();
		const receipt = await seal(desk, book, 'notification.planned/1', {
			notification,
			party: { ...chosen(desk, 'notification-parties', party) },
			what,
			methods: methods.map((each) => ({ ...chosen(desk, 'notification-methods', each) })),
			contact: contact === undefined ? undefined : calledOf(contactInUse(desk, contact)),
			dueAt,
			deadline: deadlineOf(desk, book, input),
		});
		return { ...receipt, notification };
	},

	'notification.make': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { notification, withdrawn } = notificationIn(book, input.notification);
		const { method, reached, told, to, by, madeAt, lateBecause } = input;
		if (withdrawn)
			throw new Refused(
				'notification.withdrawn',
				'This need not be told any more, by an entry.',
				'Plan it anew, then record the try.',
				'notification',
			);
		mustBePast(desk, madeAt, 'madeAt');
		if (madeAt !== undefined && lateBecause === undefined)
			throw new Refused(
				'notification.why-late',
				'A try that is entered later needs a word on why.',
				'Say why it was not entered when it was made.',
				'lateBecause',
			);
		const body = { notification, method: { ...chosen(desk, 'notification-methods', method) }, reached, told };
		return seal(desk, book, 'notification.made/1', { ...body, to, by, madeAt, lateBecause });
	},

	'notification.acknowledge': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { notification, toldAt, acknowledged } = notificationIn(book, input.notification);
		if (acknowledged)
			throw new Refused(
				'notification.acknowledged',
				`${acknowledged.by} acknowledged this already.`,
				'Write a note where something is to be added.',
				'notification',
			);
		if (toldAt === null)
			throw new Refused(
				'notification.not-made',
				'Nobody was told yet, by the entries, so nobody can acknowledge it.',
				'Record the try that reached them first.',
				'notification',
			);
		const { by, how, acknowledgedAt } = input;
		mustBePast(desk, acknowledgedAt, 'acknowledgedAt');
		return seal(desk, book, 'notification.acknowledged/1', { notification, by, how, acknowledgedAt });
	},

	'notification.withdraw': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { notification, state } = notificationIn(book, input.notification);
		if (state === 'acknowledged' || state === 'withdrawn')
			throw new Refused(
				'notification.over',
				`This was ${state} already.`,
				'Nothing about it is pending.',
				'notification',
			);
		return seal(desk, book, 'notification.withdrawn/1', { notification, reason: input.reason });
	},

	'notification.set-channels': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { listenedTo, reason } = input;
		return seal(desk, book, 'notification.channels-set/1', { listenedTo, reason });
	},
};

/** By id, or by the entry that planned it. */
function notificationIn(book: LedgerBook, name: string): NotificationView {
	const found = notificationsOf(book.entries()).find((each) => each.notification === name || each.entry === name);
	if (found) return found;
	throw new Refused(
		'notification.unknown',
		`No notification ${name} is planned in this case.`,
		'Name it by its id or by the newest entry that planned it, such as A-12.',
		'notification',
	);
}

function deadlineOf(desk: Desk, book: LedgerBook, { deadline: name, entry: ref }: Given<'notification.plan'>) {
	if (name === undefined) return undefined;
	const { deadline, amount, unit, from, basis, name: called } = deadlineNamed(desk, name);
	if ((from === 'entry') !== (ref !== undefined))
		throw new Refused(
			'deadline.entry',
			from === 'entry'
				? `${called} is counted from an entry.`
				: `${called} is counted from when the incident was ${from}, not from an entry.`,
			from === 'entry' ? 'Name the entry, such as A-12.' : 'Leave the entry out.',
			'entry',
		);
	const cited = ref === undefined ? undefined : book.find(ref);
	return {
		...{ deadline, name: called, amount, unit, from },
		...(cited ? { entry: { chain: cited.chain, seq: cited.seq, head: cited.digest } } : {}),
		...(basis === null ? {} : { basis }),
	};
}

/** An item of a list that ships or that the notebook added, by id or name; anything else stands for itself. */
function chosen(desk: Desk, list: ListId, said: string): NamedChoice {
	const own = desk.book
		.entries()
		.filter(({ kind, body }) => kind === 'list.item-added/1' && body.list === list)
		.map(({ body }) => ({ id: String(body.item), name: String(body.name) }));
	const item = [...listNamed(list).items, ...own].find(({ id, name }) => id === said || name === said);
	return item ? { id: item.id, name: item.name } : { id: said, name: said };
}

function mustBePast(desk: Desk, at: string | undefined, field: string): void {
	if (at === undefined || at <= desk.clock().at) return;
	throw new Refused('time.future', 'This time is still to come.', 'Give the time when it happened.', field);
}
