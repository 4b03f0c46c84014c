/** `sealbook report` and `sealbook labels`: forms and labels as HTML files, ready for any printer. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Paper } from '../../shared/contract/paper';
import { Refused } from '../../shared/refusal';
import type { PaperMade } from '../../shared/views';
import { type Run, verb } from './command';
import { given } from './given';
import type { Invocation } from './invocation';
import { fields } from './table';

interface Report {
	readonly kind: 'custody' | 'case' | 'chronology';
	readonly withOpinions?: boolean;
	readonly item?: string;
	readonly paper?: 'A4' | 'Letter';
	readonly to: string;
}
interface Labels {
	readonly sheet: 'L7160' | 'L7163' | '5160' | '62';
	readonly start?: number;
	readonly to: string;
}

const counted = (text: string): number => {
	if (!/^[1-9][0-9]?$/.test(text)) throw new InvalidArgumentError('Count the labels from 1.');
	return Number(text);
};

export function paperCommands(program: Command, run: Run): void {
	verb(
		program,
		'report <case>',
		'writes a form or a report as one HTML file that runs nothing and fetches nothing',
		'sealbook report 2026-014 --kind custody --item E-001 --to custody-E-001.html',
		'sealbook report 2026-014 --kind case --to follow-up.html',
		'sealbook report 2026-014 --kind chronology --with-opinions --to chronology.html',
	)
		.addOption(
			new Option('--kind <kind>', 'the custody form, the follow-up report, or every entry in order')
				.choices(['custody', 'case', 'chronology'])
				.makeOptionMandatory(),
		)
		.option('--item <tag>', 'custody: one item; the whole case where it is not given')
		.option('--with-opinions', 'case, chronology: print what notes say that are opinions')
		.addOption(new Option('--paper <size>').choices(['A4', 'Letter']))
		.requiredOption('--to <file>', 'a file that is not there yet, ending in .html')
		.action((name: string, options: Report, command: Command) =>
			run(command, async (at) => {
				const { to } = options;
				const paper = paperOf(name, options);
				const session = await begun(at, to);
				return written(at, to, await session.ask('paper.make', { paper }));
			}),
		);

	verb(
		program,
		'labels <case> <tags...>',
		'writes labels with tag, QR code and Code 128 as one HTML file in true millimetres',
		'sealbook labels 2026-014 E-001 E-002 --sheet L7160 --start 4 --to labels.html',
	)
		.addOption(
			new Option('--sheet <sheet>', 'Avery’s number, or 62 for a roll of 62 mm')
				.choices(['L7160', 'L7163', '5160', '62'])
				.makeOptionMandatory(),
		)
		.option('--start <place>', 'the first free label, row by row from 1', counted)
		.requiredOption('--to <file>', 'a file that is not there yet, ending in .html')
		.action((name: string, tags: string[], options: Labels, command: Command) =>
			run(command, async (at) => {
				const { sheet, start, to } = options;
				const session = await begun(at, to);
				const paper = { is: 'labels' as const, case: name, tags, sheet, ...given({ start }) };
				return written(at, to, await session.ask('paper.make', { paper }));
			}),
		);
}

/** What is to be written; an option that the kind does not take is refused, not passed over. */
function paperOf(name: string, { kind, item: tag, withOpinions: opinions, paper: size }: Report): Paper {
	const odd = kind === 'custody' ? opinions !== undefined && '--with-opinions' : tag !== undefined && '--item';
	if (odd) throw new Refused('report.option', `A report of the kind ${kind} takes no ${odd}.`, 'Leave it out.', odd);
	if (kind === 'custody') return { is: 'custody form', case: name, ...given({ tag, size }) };
	return { is: kind === 'case' ? 'case report' : kind, case: name, ...given({ opinions, size }) };
}

/** Refuses before any passphrase is asked for. */
export function begun(at: Invocation, to: string) {
	if (/\.pdf$/i.test(to))
		throw new Refused(
			'paper.pdf',
			'A PDF needs the window’s engine, which is not here.',
			'Write HTML and print it in a browser, or save the PDF from the window: Evidence, Paper.',
			'--to',
		);
	return at.unlocked();
}

export async function written(at: Invocation, to: string, { html, pages, title }: PaperMade): Promise<0> {
	const file = await at.terminal.newFile(to);
	try {
		const bytes = Buffer.from(html, 'utf8');
		await file.write(bytes);
		await file.keep();
		at.say({ path: to, pages, sizeBytes: bytes.length }, () =>
			fields(
				[
					['written', to],
					['pages', String(pages)],
					['title', title],
				],
				at.terminal.columns,
			),
		);
	} finally {
		await file.drop();
	}
	return 0;
}
