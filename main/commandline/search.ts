/** `sealbook search`: entries of every case. */
import type { Command } from 'commander';
import { markedNumber } from '../../shared/exercises/mark';
import { visible } from '../../shared/visible';
import { type Run, verb } from './command';
import { given } from './given';
import { findsText } from './library-text';
import { table } from './table';

interface Wanted {
	readonly case?: string;
	readonly limit: string;
}

export function searchCommand(program: Command, run: Run): void {
	verb(
		program,
		'search <words...>',
		'finds entries in every case, and files of the library: words, "phrases", kind: by: case: host: indicator: after: before:. Status 1 where there is none',
		'sealbook search "203.0.113.7" kind:note after:2026-11-21',
	)
		.option('--case <case>', 'only this case')
		.option('--limit <n>', 'at most so many, the newest first', '50')
		.action((words: string[], options: Wanted, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const found = await session.ask('search.find', {
					query: words.map((word) => (/\s/.test(word) && !word.includes('"') ? quoted(word) : word)).join(' '),
					limit: Number(options.limit),
					...given({ case: options.case }),
				});
				at.say(found, () => {
					const rows = found.hits.map(({ number, exercise, ref, at: when, kind, excerpt: { text } }) => [
						...[visible(markedNumber({ number, exercise })), ref, when, kind.replace(/\/\d+$/, '')],
						visible(text.replace(/\s+/g, ' ')),
					]);
					const left = found.leftOut.map((one) => `not searched: ${one.case}: ${visible(one.because)}\n`).join('');
					const count = `${found.total} found in ${found.searchedEntries} entries of ${found.searchedCases} cases\n`;
					const { library } = found;
					const documents =
						library.found.length + library.notSearched.length > 0
							? `\nIn the library:\n${findsText(library, at.terminal.columns)}`
							: '';
					const head = ['CASE', 'ENTRY', 'WRITTEN', 'KIND', 'TEXT'];
					return `${rows.length > 0 ? table(head, rows, at.terminal.columns) : ''}${left}${count}${documents}`;
				});
				return found.total + found.library.found.length > 0 ? 0 : 1;
			}),
		);
}

/** What the shell gave as one word is one phrase: also behind a filter’s name. */
const quoted = (word: string): string => word.replace(/^([a-z]+:)?(.*)$/is, '$1"$2"');
