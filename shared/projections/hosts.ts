/**
 * Our hosts on their way through the handling: what is known of each, the state it is in and how it came there, and what was
 * measured of its clock. What must hold: a state comes from an entry and from nothing else; going back is kept and told.
 */
import { type StatedTime, statedTimeIn } from '../stated-time';
import type { EntryView, HostState, HostStep, HostView, SkewView } from '../views';
import { Cited } from './cited';
import { authorOf, instantIn, oneOf, textIn, textsIn } from './members';
import { groupsOf } from './phases';
import { choicesIn, partyIn, recordedIn } from './scene-members';

/** In their order (SP 800-61 r2, §3.3). */
export const HOST_STATES = [
	'affected',
	'contained',
	'eradicated',
	'recovered',
	'monitored',
] as const satisfies readonly HostState[];

/** Would this be a step back? From no state every step leads forward. */
export const isBack = (from: HostState | null, to: HostState): boolean =>
	from !== null && HOST_STATES.indexOf(to) < HOST_STATES.indexOf(from);

/** In the order in which they were first recorded. */
export function hostsOf(entries: readonly EntryView[]): readonly HostView[] {
	const cited = new Cited(entries);
	const groups = new Map(groupsOf(entries).map(({ group, name }) => [group, name]));
	const hosts = new Map<string, HostView>();
	for (const entry of entries) {
		const host = entry.kind.startsWith('host.') ? textIn(entry.body, 'host') : null;
		if (host === null) continue;
		const known = hosts.get(host);
		if (entry.kind === 'host.recorded/1') hosts.set(host, described(entry, host, known, cited, groups));
		else if (known && entry.kind === 'host.state-set/1') hosts.set(host, stepped(known, entry, cited));
		else if (known && entry.kind === 'host.skew-measured/1') hosts.set(host, measured(known, entry));
	}
	return [...hosts.values()];
}

/** Names of hosts by id. */
export const hostNames = (hosts: readonly HostView[]): ReadonlyMap<string, string> =>
	new Map(hosts.map(({ host, name }) => [host, name]));

function described(
	entry: EntryView,
	host: string,
	known: HostView | undefined,
	cited: Cited,
	groups: ReadonlyMap<string, string>,
): HostView {
	const { body } = entry;
	const group = textIn(body, 'group');
	const recorded = recordedIn(entry, cited);
	const first = known ? { entry: known.entry, recordedAt: known.recordedAt, by: known.by } : {};
	return {
		...recorded,
		...first,
		host,
		name: textIn(body, 'name') ?? known?.name ?? host,
		addresses: textsIn(body, 'addresses'),
		function: textIn(body, 'function'),
		owner: textIn(body, 'owner'),
		...{ group, groupName: group === null ? null : (groups.get(group) ?? group) },
		state: known ? known.state : oneOf(body, 'state', ['affected']),
		since: statedTimeIn(body.since) ?? known?.since ?? null,
		remark: textIn(body, 'remark'),
		steps: known?.steps ?? [],
		skews: known?.skews ?? [],
		again: known ? [...known.again, entry.ref] : [],
	};
}

function stepped(host: HostView, entry: EntryView, cited: Cited): HostView {
	const { body, head, ref } = entry;
	const to = oneOf(body, 'to', HOST_STATES);
	if (to === null) return host;
	// What the entry names as the state before is what its writer saw; another laptop's entry may have come between.
	const from = host.state;
	const between = from === null ? [] : HOST_STATES.slice(HOST_STATES.indexOf(from) + 1, HOST_STATES.indexOf(to));
	const done: StatedTime | null = statedTimeIn(body.done);
	const step: HostStep = {
		...{ from, to, done, enteredAt: head.at, doneBy: partyIn(body, 'doneBy'), by: authorOf(entry) },
		...{ how: textIn(body, 'how'), actions: choicesIn(body, 'actions'), confirmedBy: textIn(body, 'confirmedBy') },
		...{ reason: textIn(body, 'reason'), back: isBack(from, to), skipped: between },
		...{ entry: ref, cites: cited.all(body.cites) },
	};
	return { ...host, state: to, steps: [...host.steps, step] };
}

function measured(host: HostView, entry: EntryView): HostView {
	const { body, ref } = entry;
	const hostTime = instantIn(body, 'hostTime');
	const referenceTime = instantIn(body, 'referenceTime');
	const { differenceMs, accuracyMs } = body;
	if (hostTime === null || referenceTime === null || typeof differenceMs !== 'number') return host;
	const skew: SkewView = {
		...{ hostTime, referenceTime, differenceMs, entry: ref, by: authorOf(entry) },
		accuracyMs: typeof accuracyMs === 'number' ? accuracyMs : null,
		reference: textIn(body, 'reference') ?? '',
		method: textIn(body, 'method') ?? '',
	};
	return { ...host, skews: [...host.skews, skew] };
}
