/** `sealbook stock …`: what is at a place beside what should be there, in one case or over all of them. */
import type { Command } from 'commander';
import { readScan } from '../../shared/projections/stock';
import { Refused } from '../../shared/refusal';
import type { LockerRow, StockTaking } from '../../shared/views';
import { noun, type Run, verb } from './command';
import { given } from './given';
import { passphraseFrom } from './passphrase';
import { receiptText } from './receipt';
import { table } from './table';

interface Take {
	readonly place: string;
	readonly remark?: string;
}

interface Count {
	readonly remark?: string;
	readonly witness?: string;
	readonly witnessPassphraseFile?: string;
}

export function stockCommands(program: Command, run: Run): void {
	const stock = noun(program, 'stock', 'what is where, counted');

	verb(
		stock,
		'take <case> [tags...]',
		'compares the tags that are at a place with those of one case that should be there; status 1 where they differ',
		'sealbook stock take 2026-014 E-001 E-003 --place "Locker 3, shelf 2"',
	)
		.requiredOption('--place <place>', 'as it stands in the entries')
		.option('--remark <text>')
		.action((of: string, seen: string[], said: Take, made: Command) =>
			run(made, async (at) => {
				const session = await at.unlocked();
				const { place, remark } = said;
				const taken = await session.ask('stock.take', { case: of, place, seen, ...given({ remark }) });
				at.say(taken, () => {
					const lines = [
						...taken.missing.map((tag) => `missing     ${tag}`),
						...taken.unexpected.map((tag) => `unexpected  ${tag}`),
					];
					return `${lines.map((line) => `${line}\n`).join('')}${receiptText(taken, at.terminal.columns)}`;
				});
				return taken.missing.length + taken.unexpected.length > 0 ? 1 : 0;
			}),
		);

	verb(
		stock,
		'count <place> [scans...]',
		'the same over all cases, for a place and everything in it; each case concerned gets its entry',
		'sealbook stock count "House / Room 1 / Locker 3" E-001 2026-014:E-003',
	)
		.option('--remark <text>')
		.option('--witness <person>', 'who watched it; signs too')
		.option('--witness-passphrase-file <file>', 'its first line is their passphrase; else asked for')
		.action((place: string, scans: string[], { remark, witness, witnessPassphraseFile }: Count, made: Command) =>
			run(made, async (at) => {
				const session = await at.unlocked();
				const { rows } = await session.ask('locker.list', {});
				const { seen, unknown } = readAll(scans, rows, place);
				const witnessPassphrase =
					witness === undefined
						? undefined
						: await passphraseFrom(at.terminal, witnessPassphraseFile, {
								whose: witness,
								option: '--witness-passphrase-file',
							});
				const more = given({ remark, witness, witnessPassphrase });
				const taking = await session.ask('stock.count', { place, seen, unknown, ...more });
				at.say(taking, () => countText(taking, at.terminal.columns));
				return differs(taking) ? 1 : 0;
			}),
		);
}

/** Each scan is a tag, `CASE:TAG`, or the text of a label’s code. @throws Refused where a tag is several items’ */
function readAll(scans: readonly string[], rows: readonly LockerRow[], place: string) {
	const seen: { readonly case: string; readonly tag: string }[] = [];
	const unknown: string[] = [];
	for (const text of scans) {
		const scan = readScan(text, rows, place);
		if (scan.is === 'ambiguous')
			throw new Refused(
				'stock.ambiguous',
				`${text} is an item of ${scan.rows.map(({ number }) => number).join(', ')}.`,
				`Name the case with it: ${scan.rows[0]?.number ?? 'CASE'}:${text}.`,
			);
		if (scan.is === 'item') seen.push({ case: scan.row.case, tag: scan.row.cite });
		else unknown.push(text);
	}
	return { seen, unknown };
}

const differs = ({ taken, unknown }: StockTaking): boolean =>
	unknown.length > 0 || taken.some(({ missing, unexpected }) => missing.length + unexpected.length > 0);

function countText({ taken, unknown, receipt }: StockTaking, columns: number): string {
	const rows = [
		...taken.flatMap(({ number, missing, unexpected, receipt: entered }) => [
			[number, entered?.ref ?? 'closed', 'counted', ''],
			...missing.map((tag) => [number, '', 'missing', tag]),
			...unexpected.map((tag) => [number, '', 'unexpected', tag]),
		]),
		...unknown.map((text) => ['', receipt?.ref ?? '', 'unknown', text]),
	];
	return table(['CASE', 'ENTRY', 'IS', 'TAG'], rows, columns);
}
