/** `sealbook notebook …`: the first day, and the check of everything the notebook holds. */
import type { Command } from 'commander';
import { exitStatus } from '../../shared/exit-status';
import { backupCommands } from './backup';
import { noun, type Run, verb } from './command';
import { given } from './given';
import { passphraseFrom } from './passphrase';
import { recoveryCommands } from './recovery';
import { reportText } from './report';
import { JOB } from './session';
import { fields } from './table';

interface Init {
	readonly name: string;
	readonly handler: string;
	readonly title?: string;
	readonly phone?: string;
	readonly organization?: string;
}

export function notebookCommands(program: Command, run: Run): void {
	const notebook = noun(program, 'notebook', 'the notebook itself');
	backupCommands(notebook, run);

	verb(
		notebook,
		'init',
		'makes the notebook, the first handler’s key and certificate',
		'sealbook notebook init --name "IR team, kit 3" --handler "Ada Winter" --title "Incident handler"',
	)
		.requiredOption('--name <name>', 'what the notebook is called')
		.requiredOption('--handler <name>', 'the first handler, as it stands in the certificate')
		.option('--title <title>')
		.option('--phone <phone>')
		.option('--organization <name>')
		.action((options: Init, command: Command) =>
			run(command, async (at) => {
				const session = await at.locked();
				const { name, handler, title, phone, organization } = options;
				const wanted = { whose: handler, option: '--passphrase-file', isNew: true };
				const passphrase = await passphraseFrom(at.terminal, at.shared.passphraseFile, wanted);
				const more = given({ title, phone, organization });
				const status = await session.ask('notebook.create', { notebook: name, passphrase, name: handler, ...more });
				at.say(status, () =>
					fields(
						[
							['notebook', status.name],
							['folder', status.folder],
							['handler', status.me?.name ?? null],
							['fingerprint', status.me?.fingerprint ?? null],
						],
						at.terminal.columns,
					),
				);
				return 0;
			}),
		);

	recoveryCommands(notebook, run);

	verb(
		notebook,
		'verify',
		'checks every ledger and every object; prints each fault with its place',
		'sealbook notebook verify --passphrase-file pass.txt --json',
	).action((_options: object, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			const report = await session.ask('notebook.verify', { job: JOB });
			at.say(report, () => reportText(report, at.terminal.columns));
			// Its own ledgers have no case-file signer to know.
			return exitStatus(report, false);
		}),
	);
}
