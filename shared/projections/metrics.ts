/**
 * The measures of SP 800-61 r2, §3.4.2, of one case: a pure fold, so that window, command line and report say the same. What
 * must hold: every figure names the entries it follows from; what nobody wrote down is unknown, never nought.
 */
import { listItemOf } from '../lists';
import type {
	Audience,
	CaseMetrics,
	Elapsed,
	EntryRef,
	EntryView,
	Identified,
	RecordField,
	SignCount,
	SignView,
	ToldMeasure,
} from '../views';
import { checklistsOf } from './checklist';
import { isExercise } from './exercise-begun';
import { hostsOf } from './hosts';
import { impactOf } from './impact';
import { recordOf } from './incident-record';
import { indicatorsOf } from './indicators';
import { assessmentsOf, auditOf, costOf, laborOf } from './metrics-cost';
import { earliest, elapsed, exactly, unknown } from './metrics-span';
import { type Moments, momentsOf, phaseMeasures, STAGE_WORDS, stagesOf } from './metrics-stages';
import { notificationsOf } from './notifications';
import { signsOf } from './signs';

/** By their ids in the list of §3.2.7; a party that a notebook added is neither. */
const AUDIENCES: Readonly<Record<string, Audience>> = {
	cio: 'management',
	'head-of-information-security': 'management',
	'local-information-security-officer': 'management',
	'external-incident-response-teams-if-appropriate': 'external',
	'us-cert-federal': 'external',
	'law-enforcement-if-appropriate': 'external',
};

export function metricsOf(entries: readonly EntryView[]): CaseMetrics {
	const moments = momentsOf(entries);
	const record = recordOf(entries);
	const hosts = hostsOf(entries);
	const signs = signsOf(entries, hosts);
	const told = toldOf(entries, moments);
	const first = (audience: Audience) => firstTold(told.filter((each) => each.audience === audience));
	return {
		exercise: isExercise(entries),
		vectors: record.vectors.value ?? [],
		category: record.category.value,
		labor: laborOf(entries),
		stages: stagesOf(moments),
		phases: phaseMeasures(entries),
		response: responseOf(entries, moments),
		told: told.map(({ at: _, ...each }) => each),
		toManagement: first('management'),
		toExternal: first('external'),
		impact: impactOf(entries).filter(({ outlook }) => outlook === 'now'),
		signs: (['precursor', 'indicator'] as const).map((type) => countOf(type, signs)),
		indicators: indicatorsOf(entries, hosts).filter(({ withdrawn }) => withdrawn === null).length,
		cause: identified(record.cause, (text) => text),
		vector: identified(record.vectors, (vectors) => vectors.map(({ name }) => name).join(', ')),
		vulnerabilities: vulnerabilitiesOf(entries),
		victims: identified(record.affected, (text) => text),
		related: identified(record.related, (text) => text),
		cost: costOf(entries),
		assessments: assessmentsOf(entries),
		audit: auditOf(entries),
	};
}

/** From the first report to whatever was recorded first of the response: the case opened, or a phase of it entered. */
function responseOf(entries: readonly EntryView[], { reported, da, cer }: Moments): Elapsed {
	const opened = entries.find(({ kind }) => kind === 'case.opened/1');
	const acts = [opened ? exactly(opened.head.at, opened.ref) : null, da.moment, cer.moment];
	return elapsed(reported.moment, earliest(acts.flatMap((act) => act ?? [])), ['reported', 'responded to']);
}

type Told = ToldMeasure & { readonly at: number };

/** Parties that were told, each when it was told first. */
function toldOf(entries: readonly EntryView[], { discovered }: Moments): Told[] {
	return notificationsOf(entries).flatMap(({ party, toldAt, tries }): Told[] => {
		const done = tries.find(({ reached, at }) => reached && at === toldAt);
		const moment = toldAt === null || !done ? null : exactly(toldAt, done.entry);
		if (moment === null) return [];
		const since = elapsed(discovered.moment, moment, [STAGE_WORDS.discovered, 'told']);
		const audience = listItemOf('notification-parties', party.id) ? (AUDIENCES[party.id] ?? 'other') : 'other';
		return [{ party: party.name, audience, sinceDiscovery: since, at: moment.firstMs }];
	});
}

function firstTold(told: readonly Told[]): Elapsed {
	const [first] = [...told].sort((a, b) => a.at - b.at);
	return first?.sinceDiscovery ?? unknown('Nobody of them was told, as far as is recorded.');
}

function countOf(type: SignView['type'], all: readonly SignView[]): SignCount {
	const own = all.filter((sign) => sign.type === type);
	const of = (verdict: SignView['verdict']) => own.filter((sign) => sign.verdict === verdict).length;
	return {
		...{ type, recorded: own.length, validated: of('validated'), falseAlarms: of('false alarm') },
		undecided: of('undecided') + of(null),
		entries: own.flatMap(({ entry, assessments }): EntryRef[] => [
			entry,
			...assessments.slice(-1).map((each) => each.entry),
		]),
	};
}

/** Identified where step 6.1 is done, for the case or a group of hosts: by its remark, or by being ticked. */
function vulnerabilitiesOf(entries: readonly EntryView[]): Identified {
	const done = checklistsOf(entries).flatMap(({ steps }) =>
		steps.flatMap(({ step, stands }) => (step === '6.1' && stands?.state === 'done' ? [stands] : [])),
	);
	if (done.length === 0) return { is: 'not known', what: null, entries: [] };
	const what = done.map(({ said }) => said ?? 'identified, as the checklist says').join('; ');
	return { is: 'identified', what, entries: done.map(({ entry }) => entry) };
}

function identified<T>({ value, history }: RecordField<T>, say: (value: T) => string): Identified {
	const entries = history.slice(-1).map(({ entry }) => entry);
	const what = value === null ? '' : say(value);
	return what === '' ? { is: 'not known', what: null, entries } : { is: 'identified', what, entries };
}
