/**
 * Finding in a file of the library. All words must occur in one row or line, or in what is said of the file; those that
 * the title holds need not be in the line too. In a list of ports a number is a port: 80 is neither 8080 nor “1980”.
 * Pure; the folded texts are made once for a file.
 */
import type { LibraryLine } from '../views';
import { fold } from './fold';

export interface LibraryText {
	readonly lines: readonly LibraryLine[];
	/** Each line as it is searched and shown in one piece, and folded; where there are ports, without them. */
	readonly shown: readonly string[];
	readonly folded: readonly string[];
	/** The first and the last port of each line; null where it has none, or where this is no list of ports. */
	readonly ports: readonly (readonly [number, number] | null)[] | null;
}

/** Between cells, where a row is shown as one line. */
const BETWEEN = '  ';
const PORT = /^[0-9]{1,5}$/;

/** @param portColumn which cell is the port; null where none is */
export function libraryText(lines: readonly LibraryLine[], portColumn: number | null): LibraryText {
	return {
		lines,
		shown: lines.map(({ cells }) => cells.join(BETWEEN)),
		folded: lines.map(({ cells }) =>
			fold((portColumn === null ? cells : cells.filter((_, at) => at !== portColumn)).join(BETWEEN)),
		),
		ports: portColumn === null ? null : lines.map(({ cells }) => portsIn(cells[portColumn] ?? '')),
	};
}

/** `22`, `6000-6063`, `tcp/22` is none. */
export function portsIn(text: string): readonly [number, number] | null {
	const [, first = '', last = first] = /^\s*([0-9]{1,5})\s*(?:[-–]\s*([0-9]{1,5}))?\s*$/.exec(text) ?? [];
	if (first === '') return null;
	const [from, to] = [Number(first), Number(last)];
	return from <= to && to <= 65_535 ? [from, to] : null;
}

export interface FoundLines {
	/** Places in `lines`: those where a number is exactly the port first. */
	readonly at: readonly number[];
	/** Does any of them stand there because of its port? */
	readonly byPort: boolean;
	/** Does what is said of the file hold all words by itself? */
	readonly inHead: boolean;
}

/** @param head what is said of the file, folded @param words folded; none finds every line */
export function foundIn({ folded, ports }: LibraryText, head: string, words: readonly string[]): FoundLines {
	const rest = words.filter((word) => !head.includes(word));
	const wanted = rest.length > 0 ? rest : words;
	const exact: number[] = [];
	const others: number[] = [];
	for (let at = 0; at < folded.length; at += 1) {
		const how = held(folded[at] ?? '', ports?.[at] ?? null, wanted);
		if (how !== null) (how === 'port' ? exact : others).push(at);
	}
	return { at: [...exact, ...others], byPort: exact.length > 0, inHead: rest.length === 0 && words.length > 0 };
}

function held(line: string, ports: readonly [number, number] | null, words: readonly string[]): 'port' | 'text' | null {
	let byPort = false;
	for (const word of words) {
		const isPort = ports !== null && PORT.test(word) && ports[0] <= Number(word) && Number(word) <= ports[1];
		if (!isPort && !line.includes(word)) return null;
		byPort ||= isPort;
	}
	return byPort ? 'port' : 'text';
}
