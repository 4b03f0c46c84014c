/** Reads a vector's file: header lines, an empty line, then chains as they stand. The form is told in README.md. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const VECTORS = join(import.meta.dirname, 'ledger');

export interface ReadVector {
	readonly name: string;
	/** Each header's values in the order in which they stand. */
	said(header: string): readonly string[];
	/** `torn`: the last line had no line end; it is not among the lines. */
	readonly chains: readonly { readonly id: string; readonly lines: readonly string[]; readonly torn: boolean }[];
}

export const vectors = (): ReadVector[] =>
	readdirSync(VECTORS)
		.filter((name) => name.endsWith('.txt'))
		.sort()
		.map((name) => read(name, new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(join(VECTORS, name)))));

function read(name: string, text: string): ReadVector {
	const end = text.indexOf('\n\n');
	const headers = text
		.slice(0, end)
		.split('\n')
		.map((line): [string, string] => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]);
	const lines = text.slice(end + 2).split('\n');
	const torn = lines.pop() !== '';
	const chains: { id: string; lines: string[]; torn: boolean }[] = [];
	for (const line of lines) {
		const id = /^chain ([0-9a-f-]{36})$/.exec(line)?.[1];
		if (id) chains.push({ id, lines: [], torn: false });
		else chains.at(-1)?.lines.push(line);
	}
	const last = chains.at(-1);
	if (last) last.torn = torn;
	return { name, said: (header) => headers.filter(([h]) => h === header).map(([, value]) => value), chains };
}
