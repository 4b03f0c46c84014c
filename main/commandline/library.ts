/** `sealbook library …`: what is looked up while there is no network, taken in, searched, read through, and given back. */
import { type Command, Option } from 'commander';
import { LIBRARY_SORTS } from '../../shared/catalogue/library';
import type { LibrarySort, Receipt } from '../../shared/views';
import { noun, type Run, verb } from './command';
import { given } from './given';
import type { Invocation } from './invocation';
import { contentsText, findsText, listText } from './library-text';
import { receiptText } from './receipt';
import { JOB } from './session';
import { fields } from './table';

interface Said {
	readonly kind: LibrarySort;
	readonly title: string;
	readonly purpose?: string;
	readonly source?: string;
	readonly edition?: string;
	readonly reviewBy?: string;
	readonly required?: boolean;
}

export function libraryCommands(program: Command, run: Run): void {
	const library = noun(program, 'library', 'documents, diagrams, lists of ports and of critical assets');

	described(
		verb(
			library,
			'add <file>',
			'takes a file into the library; lists of ports and of critical assets are CSV with a heading',
			'sealbook library add assets.csv --kind "critical assets" --title "Critical assets" --review-by 2027-03-31 --required',
		),
	).action((file: string, said: Said, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			const ticket = session.ticket(at.terminal.path(file));
			const made = await session.ask('library.add', { ...about(said), file: ticket, job: JOB });
			at.say(
				made,
				() => `${fields([['item', made.item]], at.terminal.columns)}${receiptText(made, at.terminal.columns)}`,
			);
			return 0;
		}),
	);

	described(
		verb(
			library,
			'revise <item>',
			'writes anew all that is said of an item; with --file that one takes the place of the former, which stays',
			'sealbook library revise "Critical assets" --kind "critical assets" --title "Critical assets" --file assets-2.csv',
		),
	)
		.option('--file <file>', 'the newer file')
		.action((item: string, { file, ...said }: Said & { readonly file?: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const ticket = file === undefined ? undefined : session.ticket(at.terminal.path(file));
				const input = { item, ...about(said), ...given({ file: ticket }), job: JOB };
				return sealed(at, session.ask('library.revise', input));
			}),
		);

	verb(library, 'list', 'lists the library; status 1 where a review is overdue', 'sealbook library list').action(
		(_options: object, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const view = await session.ask('library.show', {});
				at.say(view, () => listText(view, at.terminal.columns));
				return view.counts.overdue > 0 || view.unreadable.length > 0 ? 1 : 0;
			}),
	);

	verb(
		library,
		'show <item>',
		'shows an item and what its file says, its digest checked; “ports” is the list that ships',
		'sealbook library show ports --find 3389',
	)
		.option('--find <words>', 'only rows or lines that hold them; a number is a port in a list of ports')
		.option('--former <entry>', 'a file that was replaced, by the entry that brought it')
		.option('--most <count>', 'at most so many rows or lines', '500')
		.action(
			(
				item: string,
				{ find, former, most }: { readonly find?: string; readonly former?: string; readonly most: string },
				command: Command,
			) =>
				run(command, async (at) => {
					const session = await at.unlocked();
					const read = await session.ask('library.read', { item, limit: Number(most), ...given({ find, former }) });
					at.say(read, () => contentsText(read, at.terminal.columns));
					return 0;
				}),
		);

	verb(
		library,
		'search <words...>',
		'finds words in titles, notes, rows and lines; a number is a port. Status 1 where there is none',
		'sealbook library search 3389',
	).action((words: string[], _options: object, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			const query = words.map((word) => (/\s/.test(word) ? `"${word}"` : word)).join(' ');
			const finds = await session.ask('library.find', { query });
			at.say(finds, () => findsText(finds, at.terminal.columns));
			return finds.found.length > 0 ? 0 : 1;
		}),
	);

	verb(
		library,
		'check <item>',
		'records that an item was read through and is still right',
		'sealbook library check "Critical assets" --review-by 2027-03-31',
	)
		.option('--review-by <day>', 'by when it is to be read again; nothing is asked for where it is not said')
		.option('--remark <text>')
		.action((item: string, said: { readonly reviewBy?: string; readonly remark?: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const { reviewBy, remark } = said;
				return sealed(at, session.ask('library.check', { item, ...given({ reviewBy, remark }), job: JOB }));
			}),
		);

	verb(
		library,
		'withdraw <item>',
		'says that an item does not belong to the library any more; its file stays with its entry',
		'sealbook library withdraw "Old plan" --reason "Rebuilt in May"',
	)
		.requiredOption('--reason <text>')
		.action((item: string, { reason }: { readonly reason: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				return sealed(at, session.ask('library.withdraw', { item, reason }));
			}),
		);

	verb(
		library,
		'save <item>',
		'writes a checked copy of a file to where nothing is yet',
		'sealbook library save "Critical assets" --output assets.csv',
	)
		.requiredOption('--output <file>', 'a file that is not there yet')
		.option('--former <entry>', 'a file that was replaced, by the entry that brought it')
		.action((item: string, said: { readonly output: string; readonly former?: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const to = session.ticket(at.terminal.path(said.output));
				const saved = await session.ask('library.save', { item, to, ...given({ former: said.former }), job: JOB });
				at.say(saved, () =>
					fields(
						[
							['written', saved.path],
							['bytes', String(saved.sizeBytes)],
							['SHA-256', saved.sha256],
						],
						at.terminal.columns,
					),
				);
				return 0;
			}),
		);
}

const described = (command: Command): Command =>
	command
		.addOption(new Option('--kind <kind>', 'what it is').choices(LIBRARY_SORTS).default('document'))
		.requiredOption('--title <title>')
		.option('--purpose <text>', 'what it is for')
		.option('--source <text>', 'where it is from, or who owns it')
		.option('--edition <text>', 'its version, or the day it tells of')
		.option('--review-by <day>', 'by when it is to be read through, as 2027-03-31')
		.option('--required', 'the jump kit is not ready while that is overdue');

const about = ({ kind: sort, title, purpose, source, edition, reviewBy, required }: Said) => ({
	...{ sort, title },
	...given({ purpose, source, edition, reviewBy, required }),
});

async function sealed(at: Invocation, asked: Promise<Receipt>): Promise<0> {
	const receipt = await asked;
	at.say(receipt, () => receiptText(receipt, at.terminal.columns));
	return 0;
}
