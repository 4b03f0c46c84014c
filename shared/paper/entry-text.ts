/**
 * What an entry says, in words for a report: its kind as the catalogue describes it, and every disclosed member. What must
 * hold: what is withheld is named; what points to another entry is shown as that entry is cited; nothing is left unescaped.
 */
import { catalogue } from '../catalogue/catalogue';
import { Cited } from '../projections/cited';
import { hostNames, hostsOf } from '../projections/hosts';
import { groupsOf } from '../projections/phases';
import type { StatedTime } from '../stated-time';
import { statedTimeIn } from '../stated-time';
import type { EntryView } from '../views';
import { visible } from '../visible';
import { isInstant, SHA256, UUID } from '../vocabulary';
import { moment } from './moment';

/** Longer than a screenful, such a member is cut, and how much is missing is said. */
const MOST = 4000;
/** For machines; they stand in the case file. */
const NOT_PRINTED = new Set(['certificate', 'token', 'chunks', 'object', 'bytes']);
/** Said of a note in another place. */
const OF_A_NOTE = new Set(['phase', 'stance', 'corrects']);

export class EntryText {
	readonly #cited: Cited;
	readonly #names: ReadonlyMap<string, string>;

	constructor(entries: readonly EntryView[]) {
		this.#cited = new Cited(entries);
		const groups = groupsOf(entries).map(({ group, name }): [string, string] => [group, name]);
		this.#names = new Map([...hostNames(hostsOf(entries)), ...groups]);
	}

	/** `reason: The scope is known; entered: A-5`; members that say nothing to a reader are left out. */
	members({ kind, body, withheld, head }: EntryView): string {
		const isNote = kind.startsWith('note.');
		const said = Object.entries(body).flatMap(([name, value]) => {
			const text = NOT_PRINTED.has(name) || (isNote && OF_A_NOTE.has(name)) ? '' : this.#value(value, head.offset);
			return text === '' ? [] : [isNote && name === 'text' ? text : `${memberWords(name)}: ${cut(text)}`];
		});
		return [...said, ...withheld.map((name) => `${memberWords(name)}: withheld`)].join('; ');
	}

	#value(value: unknown, offset: number): string {
		if (typeof value === 'string') return this.#text(value, offset);
		if (typeof value === 'boolean') return value ? 'yes' : 'no';
		if (typeof value === 'number') return String(value);
		if (Array.isArray(value))
			return value
				.map((each) => this.#value(each, offset))
				.filter((text) => text !== '')
				.join(', ');
		if (typeof value !== 'object' || value === null) return '';
		const ref = this.#cited.one(value);
		if (ref !== null) return ref;
		if (
			'local' in value ||
			('at' in value && Object.keys(value).every((name) => name === 'at' || name === 'accuracyMs'))
		) {
			const time = statedTimeIn(value);
			if (time) return statedText(time, offset);
		}
		return this.#object(value as Readonly<Record<string, unknown>>, offset);
	}

	#object(value: Readonly<Record<string, unknown>>, offset: number): string {
		const { name, sizeBytes, object, digests } = value;
		if (typeof name === 'string') {
			const sha256 = typeof object === 'string' ? object : (digests as { sha256?: unknown } | undefined)?.sha256;
			const file = typeof sizeBytes === 'number' ? `, ${sizeBytes} bytes` : '';
			const more = typeof value.organization === 'string' ? `, ${visible(value.organization)}` : '';
			return `${visible(name)}${more}${file}${typeof sha256 === 'string' ? `, sha256 ${visible(sha256)}` : ''}`;
		}
		return Object.entries(value)
			.map(([member, each]) => [member, this.#value(each, offset)] as const)
			.filter(([, text]) => text !== '')
			.map(([member, text]) => `${memberWords(member)} ${text}`)
			.join(', ');
	}

	#text(value: string, offset: number): string {
		if (UUID.test(value)) return visible(this.#names.get(value) ?? '');
		if (SHA256.test(value)) return value;
		return isInstant(value) ? moment(value, offset) : visible(value, { lines: true });
	}
}

/** The first sentence that the catalogue says of a kind; the kind itself, where this program does not know it. */
export function kindWords(kind: string): string {
	const says = catalogue.get(kind)?.says;
	if (says === undefined) return visible(kind);
	const first = says.replace(/ \((?:NIST |SP |RFC |§|[AB]\.)[^)]*\)/g, '').split(/(?<=[.;:])\s/)[0] ?? says;
	return first.replace(/[;:]$/, '.');
}

/** `nextSteps` as `next steps`. */
const memberWords = (name: string): string => visible(name).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** A time as it was stated, its accuracy and that its zone is unknown always beside it. */
export function statedText(time: StatedTime, offset: number): string {
	const within = time.accuracyMs === undefined ? '' : ` ± ${time.accuracyMs / 1000} s`;
	return 'at' in time
		? `${moment(time.at, offset)}${within}`
		: `${visible(time.local.replace('T', ' '))}, zone unknown${within}`;
}

function cut(text: string): string {
	const characters = [...text];
	if (characters.length <= MOST) return text;
	return `${characters.slice(0, MOST).join('')} … (${characters.length - MOST} more characters stand in the entry)`;
}
