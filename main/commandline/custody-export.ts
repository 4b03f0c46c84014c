/** `sealbook custody export`: a case's custody for other programs. */
import { type Command, Option } from 'commander';
import { type Run, verb } from './command';
import { textPath } from './new-file';
import { fields } from './table';

export function exportCommand(custody: Command, run: Run): void {
	verb(
		custody,
		'export <case>',
		'writes the custody of a case for other programs',
		'sealbook custody export 2026-014 --format case-uco --to custody.jsonld',
	)
		.addOption(
			new Option('--format <format>', 'CASE/UCO 1.4.0 JSON-LD, or a table for a spreadsheet')
				.choices(['case-uco', 'csv'])
				.default('case-uco'),
		)
		.requiredOption('--to <file>', 'a file that is not there yet')
		.action((name: string, options: { format: 'case-uco' | 'csv'; to: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const to = session.ticket(textPath(at.terminal, options.to, '--to'));
				const written = await session.ask('custody.export', { case: name, format: options.format, to });
				at.say(written, () =>
					fields(
						[
							['written', written.path],
							['items', String(written.items)],
							['acts', String(written.acts)],
						],
						at.terminal.columns,
					),
				);
				return 0;
			}),
		);
}
