/** `sealbook timestamp …`: an authority's timestamps by way of a stick, of a case or of a case file (decision 18). */
import type { Command } from 'commander';
import type { TimestampRequested, TimestampView } from '../../shared/views';
import { noun, type Run, verb } from './command';
import { given } from './given';
import { freshPath } from './new-file';
import { receiptText } from './receipt';
import { fields } from './table';

export function timestampCommands(program: Command, run: Run): void {
	const group = noun(program, 'timestamp', 'timestamps by an authority (RFC 3161), by way of a stick');

	verb(
		group,
		'request <case>',
		'writes a request for the newest entry of a case',
		'sealbook timestamp request 2026-014 --output /media/stick/2026-014.tsq',
	)
		.requiredOption('--output <file>', 'the request; take it to an authority')
		.action((name: string, options: { output: string }, command: Command) =>
			run(command, async (at) => {
				const output = await freshPath(at.terminal, options.output, '--output');
				const session = await at.unlocked();
				const asked = await session.ask('timestamp.request', { case: name, to: session.ticket(output) });
				at.say(asked, () => askedText(asked, at.terminal.columns));
				return 0;
			}),
		);

	verb(
		group,
		'attach <case> <answer>',
		'checks an authority’s answer and enters it in the case',
		'sealbook timestamp attach 2026-014 /media/stick/2026-014.tsr',
	).action((name: string, answer: string, _options: object, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			const file = session.ticket(at.terminal.path(answer));
			const attached = await session.ask('timestamp.attach', { case: name, file });
			at.say(
				attached,
				() => stampText(attached.timestamp, at.terminal.columns) + receiptText(attached, at.terminal.columns),
			);
			return 0;
		}),
	);

	verb(
		group,
		'request-file <file>',
		'writes a request for the signature of a case file; needs no notebook',
		'sealbook timestamp request-file 2026-014.zip --output /media/stick/2026-014.tsq',
	)
		.requiredOption('--output <file>', 'the request; take it to an authority')
		.action((file: string, options: { output: string }, command: Command) =>
			run(command, async (at) => {
				const output = await freshPath(at.terminal, options.output, '--output');
				const session = await at.locked();
				const asked = await session.ask('timestamp.request-file', {
					file: session.ticket(at.terminal.path(file)),
					to: session.ticket(output),
				});
				at.say(asked, () => askedText(asked, at.terminal.columns));
				return 0;
			}),
		);

	verb(
		group,
		'attach-file <file> <answer>',
		'writes a case file again with an authority’s timestamp of its signature; needs no notebook',
		'sealbook timestamp attach-file 2026-014.zip 2026-014.tsr --output stamped.zip',
	)
		.requiredOption('--output <file>', 'the stamped case file')
		.option('--request <file>', 'the request as it was written, so that the answer must be to it')
		.action((file: string, answer: string, options: { output: string; request?: string }, command: Command) =>
			run(command, async (at) => {
				const output = await freshPath(at.terminal, options.output, '--output');
				const session = await at.locked();
				const ticket = (path: string) => session.ticket(at.terminal.path(path));
				const stamped = await session.ask('timestamp.attach-file', {
					...{ file: ticket(file), answer: ticket(answer), to: session.ticket(output) },
					...given({ request: options.request === undefined ? undefined : ticket(options.request) }),
				});
				const { columns } = at.terminal;
				at.say(stamped, () => fields([['written', stamped.path]], columns) + stampText(stamped.timestamp, columns));
				return 0;
			}),
		);
}

const askedText = ({ path, of, imprint }: TimestampRequested, columns: number): string =>
	fields(
		[
			['written', path],
			['to stamp', of],
			['sha256', imprint],
		],
		columns,
	);

const stampText = ({ of, at, authority, fingerprint }: TimestampView, columns: number): string =>
	fields(
		[
			['stamped', of],
			['there at', at],
			['by', authority],
			['fingerprint', fingerprint],
		],
		columns,
	);
