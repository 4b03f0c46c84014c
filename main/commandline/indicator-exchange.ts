/** `sealbook indicator import` and `export`: indicators of others in, one's own out, as STIX 2.1 or as a table. */
import { type Command, Option } from 'commander';
import { CLASSIFICATIONS, type Classification } from '../../shared/fields';
import type { ImportPreview, ImportRow, IndicatorsExported, IndicatorsImported } from '../../shared/views';
import { type Run, verb } from './command';
import { given } from './given';
import { receiptText } from './receipt';
import { type Told, tellable, toldOf } from './scene-options';
import { type WhomOptions, whomFrom, whomOptions } from './sending';
import { fields, table } from './table';

interface Import extends Told {
	readonly source?: string;
	readonly preview?: boolean;
}
interface Export extends WhomOptions {
	readonly format: 'stix-2.1' | 'csv';
	readonly output: string;
	readonly upTo?: Classification;
	readonly business?: boolean;
	readonly standingOnly?: boolean;
	readonly hosts?: boolean;
}

export function exchangeCommands(indicator: Command, run: Run): void {
	tellable(
		verb(
			indicator,
			'import <case> <file>',
			'takes in the indicators of a STIX 2.1 bundle or a table (MISP’s among them), as one act; what is not taken is listed',
			'sealbook indicator import 2026-014 bundle.json --source "National CERT, by stick" --preview',
			'sealbook indicator import 2026-014 attributes.csv --tlp TLP:AMBER',
		),
	)
		.option('--source <text>', 'who gave it, or where it is from')
		.option('--preview', 'say what would be taken, and record nothing')
		.action((of: string, file: string, said: Import, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const ticket = session.ticket(at.terminal.path(file));
				const preview = await session.ask('indicator.preview', { case: of, file: ticket });
				const { columns } = at.terminal;
				if (said.preview === true) {
					const { file: _, ...seen } = preview;
					at.say(seen, () => `${countsText(preview, columns)}\n${rowsText(preview.rows, columns)}`);
					return preview.left === 0 ? 0 : 1;
				}
				const done = await session.ask('indicator.import', {
					...{ case: of, file: preview.file, sha256: preview.sha256, ...toldOf(said) },
					...given({ source: said.source }),
				});
				const left = preview.rows.filter(({ state }) => state === 'left');
				at.say({ ...done, notTaken: left }, () => doneText(done, preview, left, columns));
				return done.left === 0 ? 0 : 1;
			}),
		);

	whomOptions(
		verb(
			indicator,
			'export <case>',
			'writes the indicators for others: a STIX 2.1 bundle, or a table that no spreadsheet runs',
			'sealbook indicator export 2026-014 --format stix-2.1 --up-to TLP:GREEN --output 2026-014.json',
		),
	)
		.addOption(new Option('--format <format>').choices(['stix-2.1', 'csv']).default('stix-2.1'))
		.requiredOption('--output <file>', 'a file that is not there yet')
		.addOption(
			new Option('--up-to <label>', 'only what may be told that far; what is not marked stays').choices([
				...CLASSIFICATIONS,
			]),
		)
		.option('--business', 'those that tell of business impact, too')
		.option('--standing-only', 'not those that were withdrawn; otherwise they go as revoked')
		.option('--hosts', 'with the names of the hosts where they were seen')
		.action((of: string, said: Export, command: Command) =>
			run(command, async (at) => {
				const { format, upTo, business, standingOnly, hosts } = said;
				const session = await at.unlocked();
				const to = session.ticket(at.terminal.path(said.output));
				const asked = { case: of, format, to, ...given({ upTo, business, standingOnly, hosts }), ...whomFrom(said) };
				const written = await session.ask('indicator.export', asked);
				at.say(written, () => fields(exportedText(written), at.terminal.columns));
				return 0;
			}),
		);
}

const counted = (count: number): string | null => (count === 0 ? null : String(count));

const countsText = ({ name, format, fresh, known, left, others }: ImportPreview, columns: number): string =>
	fields(
		[
			['file', `${name}, ${format === 'csv' ? 'a table' : 'STIX 2.1'}`],
			['new', String(fresh)],
			['recorded before', counted(known)],
			['not taken', counted(left)],
			['other objects', others.map(({ kind, count }) => `${count} ${kind}`).join(', ') || null],
		],
		columns,
	);

function rowsText(rows: readonly ImportRow[], columns: number): string {
	const cells = rows.map(({ place, state, is, shown, known, because, column }) => [
		String(place),
		state === 'left' ? 'not taken' : (known ?? 'new'),
		is === null ? '' : (is.called ?? is.algorithm ?? is.type),
		because === null ? shown : `${shown} (${column === null ? '' : `column ${column}: `}${because})`,
	]);
	return rows.length === 0 ? '' : table(['PLACE', 'STATE', 'TYPE', 'WHAT'], cells, columns);
}

function doneText(done: IndicatorsImported, preview: ImportPreview, left: readonly ImportRow[], columns: number) {
	const rows = left.length === 0 ? '' : `\n${rowsText(left, columns)}`;
	return `${countsText(preview, columns)}${done.receipts.map((one) => receiptText(one, columns)).join('\n')}${rows}`;
}

const exportedText = ({ path, sha256, indicators, leftOut }: IndicatorsExported): [string, string | null][] => [
	['written', path],
	['sha256', sha256],
	['indicators', String(indicators)],
	['may not go so far', counted(leftOut.above)],
	['not marked', counted(leftOut.unmarked)],
	['of business impact', counted(leftOut.business)],
	['withdrawn', counted(leftOut.withdrawn)],
];
