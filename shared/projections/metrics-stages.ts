/**
 * How far apart the stages of one incident were (SP 800-61 r2, §3.4.2, time per incident): from its beginning and from its
 * discovery. Containment, eradication and recovery are read from the hosts: the case has reached one when every host that
 * was affected has, and none has fallen back.
 */
import type {
	Elapsed,
	EntryRef,
	EntryView,
	HostView,
	Moment,
	PhaseId,
	PhaseMeasure,
	Stage,
	StageMeasure,
} from '../views';
import { timesOf } from './four-times';
import { HOST_STATES, hostsOf } from './hosts';
import { earliest, elapsed, exactly, lasted, latest, ofTheFour, stated, unknown } from './metrics-span';
import { PHASES, phasesOf } from './phases';

type Found = { readonly moment: Moment | null; readonly because: string | null };
export type Moments = Readonly<Record<Stage, Found>>;

/** What each stage is called in a sentence: “It is not known when it was …”. */
export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
	started: 'started',
	discovered: 'discovered',
	reported: 'reported',
	rated: 'rated first',
	da: 'in detection and analysis first',
	cer: 'in containment, eradication and recovery first',
	'containment decided': 'first decided how to contain',
	contained: 'contained on every affected host',
	eradicated: 'eradicated on every affected host',
	recovered: 'recovered on every affected host',
	post: 'in post-incident activity first',
	resolved: 'resolved',
};
const STAGES = Object.keys(STAGE_WORDS) as Stage[];

const found = (moment: Moment | null, because: string): Found => ({ moment, because: moment ? null : because });

export function momentsOf(entries: readonly EntryView[]): Moments {
	const four = new Map(timesOf(entries).map((time) => [time.time, time]));
	const time = (which: 'started' | 'discovered' | 'reported' | 'resolved'): Found => {
		const said = four.get(which);
		const state = said?.state ?? 'not said';
		return found(said ? ofTheFour(said) : null, state === 'withheld' ? 'withheld' : state);
	};
	const byKind = (kind: string): Found => {
		const entry = entries.find((each) => each.kind === kind);
		return found(entry ? exactly(entry.head.at, entry.ref) : null, 'not said');
	};
	const { intervals } = phasesOf(entries);
	const phase = (id: PhaseId): Found => {
		const begun = intervals.filter((each) => each.phase === id);
		return found(earliest(begun.flatMap((each) => exactly(each.from, each.entered) ?? [])), 'not entered');
	};
	const affected = hostsOf(entries).filter(({ state }) => state !== null);
	return {
		started: time('started'),
		discovered: time('discovered'),
		reported: time('reported'),
		rated: byKind('impact.rated/1'),
		da: phase('da'),
		cer: phase('cer'),
		'containment decided': byKind('containment.decided/1'),
		contained: allHosts(affected, 'contained'),
		eradicated: allHosts(affected, 'eradicated'),
		recovered: allHosts(affected, 'recovered'),
		post: phase('post'),
		resolved: time('resolved'),
	};
}

export function stagesOf(moments: Moments): StageMeasure[] {
	const since = (from: Stage, to: Stage): Elapsed =>
		from === to && moments[to].moment
			? lasted(0, 0, moments[to].moment.entries, '')
			: elapsed(moments[from].moment, moments[to].moment, [STAGE_WORDS[from], STAGE_WORDS[to]]);
	return STAGES.filter((stage) => stage !== 'started').map((stage) => ({
		stage,
		...moments[stage],
		sinceStart: since('started', stage),
		sinceDiscovery: since('discovered', stage),
	}));
}

function allHosts(affected: readonly HostView[], state: HostView['state'] & string): Found {
	if (affected.length === 0) return found(null, 'no affected host is recorded');
	const reached = affected.map((host) => reachedAt(host, state));
	const done = reached.filter((each) => each !== 'not reached');
	if (done.length < affected.length) return found(null, `${done.length} of ${affected.length} affected hosts`);
	const moments = done.filter((each) => each !== null);
	return found(moments.length < done.length ? null : latest(moments), 'a time cannot be read');
}

/** Since when the host is at that state or past it, without having fallen back since. */
function reachedAt(host: HostView, state: HostView['state'] & string): Moment | null | 'not reached' {
	const rank = (each: HostView['state']) => (each === null ? -1 : HOST_STATES.indexOf(each));
	const wanted = rank(state);
	if (rank(host.state) < wanted) return 'not reached';
	const below = host.steps.map(({ to }) => rank(to) < wanted).lastIndexOf(true);
	const step = host.steps.slice(below + 1)[0];
	if (!step) return null;
	return step.done ? stated(step.done, step.entry) : exactly(step.enteredAt, step.entry);
}

/** How long each phase was open, for the case or any group of hosts; the time that overlaps counts once. */
export function phaseMeasures(entries: readonly EntryView[]): PhaseMeasure[] {
	const { intervals } = phasesOf(entries);
	const until = entries.reduce((newest, { head }) => Math.max(newest, Date.parse(head.at)), 0);
	return PHASES.map((phase) => {
		const own = intervals.filter((each) => each.phase === phase);
		return {
			phase,
			open: openFor(own, until),
			entered: own.length,
			back: own.filter(({ back }) => back).length,
		};
	});
}

function openFor(own: ReturnType<typeof phasesOf>['intervals'], until: number): Elapsed {
	const entries: EntryRef[] = own.flatMap(({ entered, left }) => (left === null ? [entered] : [entered, left]));
	if (own.length === 0) return unknown('It was not entered.');
	if (own.some(({ impossible }) => impossible)) {
		const because = 'As stated, it was left before it was entered.';
		return { state: 'contradictory', leastMs: null, mostMs: null, entries, because };
	}
	const spans = own
		.map(({ from, to }) => ({ from: Date.parse(from), to: to === null ? until : Date.parse(to) }))
		.sort((a, b) => a.from - b.from);
	let ms = 0;
	let covered = Number.NEGATIVE_INFINITY;
	for (const { from, to } of spans) {
		ms += Math.max(0, to - Math.max(from, covered));
		covered = Math.max(covered, to);
	}
	const isOpen = own.some(({ to }) => to === null);
	return lasted(ms, isOpen ? null : ms, entries, 'It is open still; until the newest entry it was open so long.');
}
