/**
 * Hosts of ours: recorded, brought from affected to monitored, and their clocks measured. What must hold: a host that falls
 * back has a reason; a state is never entered twice in a row; nothing that is refused is written.
 */
import { HOST_STATES, hostsOf, isBack } from '../../shared/projections/hosts';
import { sceneOf } from '../../shared/projections/scene';
import { Refused } from '../../shared/refusal';
import type { HostView } from '../../shared/views';
import { isInstant } from '../../shared/vocabulary';
import { caseNamed, openCaseNamed } from './cases';
import { claim, type Handlers, newId, seal } from './desk';
import type { LedgerBook } from './ledger-book';
import { chosen } from './lists';
import { groupNamed } from './phases';
import { citing, hostNamed, partyOf, timeOf } from './scene';

export const hosts: Handlers<'hosts.show' | 'host.record' | 'host.set-state' | 'host.measure-skew'> = {
	'hosts.show': async (desk, input) => sceneOf((await caseNamed(desk, input.case)).entries()),

	'host.record': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		return claim(desk, `${book.id} hosts`, async () => {
			const { name, addresses, owner, remark, tlp, sharing } = input;
			const known = input.host === undefined ? null : hostNamed(book, input.host);
			mustBeFree(book, name, known);
			const host = known?.host ?? newId();
			const group = input.group === undefined ? undefined : groupNamed(book, input.group)?.group;
			const receipt = await seal(desk, book, 'host.recorded/1', {
				...{ host, name, addresses, function: input.function, owner, group, remark, tlp, sharing },
				since: timeOf(input.since),
				state: known === null && input.affected !== false ? 'affected' : undefined,
				cites: citing(book, input.cites),
			});
			return { ...receipt, host };
		});
	},

	'host.set-state': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { host } = hostNamed(book, input.host);
		return claim(desk, `${book.id} ${host}`, async () => {
			const { name, state } = hostNamed(book, host);
			const { to, how, confirmedBy, reason } = input;
			mustLead({ name, state }, to, reason);
			const actions = input.actions?.map((each) => chosen(desk, 'recovery-actions', each, 'actions'));
			return seal(desk, book, 'host.state-set/1', {
				...{ host, from: state ?? undefined, to, done: timeOf(input.done), how, confirmedBy, reason },
				doneBy: partyOf(desk, input.doneBy, 'doneBy'),
				actions: actions !== undefined && actions.length > 0 ? actions : undefined,
				cites: citing(book, input.cites),
			});
		});
	},

	'host.measure-skew': async (desk, input) => {
		// The clock is read first: whatever takes its time below does not count as difference.
		const now = Date.parse(desk.clock().at) - (input.readMsAgo ?? 0);
		const book = await openCaseNamed(desk, input.case);
		const { host } = hostNamed(book, input.host);
		const { hostTime, reference, accuracyMs, method } = input;
		if (input.referenceTime !== undefined && input.readMsAgo !== undefined)
			throw new Refused(
				'host.two-references',
				'Both the reference’s time and how long ago this device’s clock was read are given.',
				'Give one of the two.',
				'readMsAgo',
			);
		const referenceTime = input.referenceTime ?? new Date(now).toISOString();
		if (!isInstant(referenceTime))
			throw new Refused('clock.beyond', 'This device’s clock is outside the years 0000 to 9999.', 'Set it first.');
		const differenceMs = Date.parse(hostTime) - Date.parse(referenceTime);
		const body = { host, hostTime, reference, referenceTime, differenceMs, accuracyMs, method };
		return { ...(await seal(desk, book, 'host.skew-measured/1', body)), differenceMs };
	},
};

function mustBeFree(book: LedgerBook, name: string, known: HostView | null): void {
	const wanted = name.toLowerCase();
	const twin = hostsOf(book.entries()).find((each) => each.name.toLowerCase() === wanted && each.host !== known?.host);
	if (twin)
		throw new Refused(
			'host.taken',
			`There is a host ${twin.name} in this case already (${twin.entry}).`,
			'Describe that one again, or add something that tells the two apart.',
			'name',
		);
}

function mustLead(
	{ name, state }: Pick<HostView, 'name' | 'state'>,
	to: HostView['state'] & string,
	reason?: string,
): void {
	if (state === to)
		throw new Refused('host.same-state', `${name} is ${to} already.`, 'Choose the state it came to.', 'to');
	if (state === null && to !== 'affected')
		throw new Refused(
			'host.not-affected',
			`${name} was not affected, as far as is known.`,
			'Say first that it is affected.',
			'to',
		);
	if (isBack(state, to) && reason === undefined)
		throw new Refused(
			'host.reason-missing',
			`${name} falls back from ${state ?? HOST_STATES[0]} to ${to}.`,
			'Say why; falling back is normal, and stays visible.',
			'reason',
		);
}
