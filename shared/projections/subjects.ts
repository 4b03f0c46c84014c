/**
 * What an entry is about, where it names that by an id only: the host of a state, the sign of a judgement, the party of a
 * call, the measure that ended. So the stream and the log read as a story. Pure; of what is withheld nothing is said.
 */
import { shownMember } from '../indicators/shown';

interface Told {
	readonly kind: string;
	readonly body: Readonly<Record<string, unknown>>;
}

/** Kinds that give something a name: the member that holds its id, and the one that holds the name. */
const NAMES: ReadonlyMap<string, readonly [id: string, name: string]> = new Map([
	['host.recorded', ['host', 'name']],
	['sign.recorded', ['sign', 'description']],
	['lead.recorded', ['lead', 'about']],
	['group.made', ['group', 'name']],
	['notification.planned', ['notification', 'party']],
	['escalation.started', ['escalation', 'name']],
	['containment.decided', ['containment', 'strategy']],
]);
/** Nouns whose entries name by id what they are about, and the member that does. */
const ABOUT: ReadonlyMap<string, string> = new Map([
	['host', 'host'],
	['sign', 'sign'],
	['lead', 'lead'],
	['indicator', 'indicator'],
	['phase', 'group'],
	['checklist', 'group'],
	['notification', 'notification'],
	['escalation', 'escalation'],
	['containment', 'containment'],
]);
const LONGEST_NAME = 120;

/**
 * @param entries all of the case, in order; a name given later holds for every entry
 * @returns the name of what an entry is about; null where it names itself or nothing is known. Hostile text: show it by `visible`.
 */
export function subjectsOf(entries: readonly Told[]): (entry: Told) => string | null {
	const names = new Map<string, string>();
	for (const { kind, body } of entries) {
		const noun = bare(kind);
		if (noun === 'indicator.recorded' || noun === 'indicator.imported') nameEach(body, names);
		const [id = '', name = ''] = NAMES.get(noun) ?? [];
		const [of, called] = [body[id], nameIn(kind, name, body[name])];
		if (typeof of === 'string' && called !== null) names.set(of, called);
	}
	return ({ kind, body }) => {
		const noun = bare(kind);
		const of = NAMES.has(noun) ? undefined : body[ABOUT.get(noun.split('.')[0] ?? '') ?? ''];
		return typeof of === 'string' ? (names.get(of) ?? null) : null;
	};
}

const bare = (kind: string): string => kind.replace(/\/[0-9]+$/, '');

/** Indicators are recorded many in an entry: ids beside values. */
function nameEach({ ids, indicators }: Told['body'], names: Map<string, string>): void {
	if (!Array.isArray(ids) || !Array.isArray(indicators)) return;
	for (const [at, id] of ids.entries()) {
		const shown = shownMember('indicator.recorded/1', 'indicators', indicators.slice(at, at + 1));
		if (typeof id === 'string' && shown) names.set(id, shown.slice(0, LONGEST_NAME));
	}
}

function nameIn(kind: string, member: string, value: unknown): string | null {
	const held = typeof value === 'object' && value !== null && 'name' in value ? value.name : value;
	const text = shownMember(kind, member, held) ?? held;
	return typeof text === 'string' && text !== '' ? text.slice(0, LONGEST_NAME).replaceAll('\n', ' ') : null;
}
