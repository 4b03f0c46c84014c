/** `sealbook notebook backup`, `check-backup` and `restore`: a verified copy on another disk, and the way back. */
import { type Command, InvalidArgumentError } from 'commander';
import type { BackupCheckView } from '../../shared/views';
import { type Run, verb } from './command';
import { given } from './given';
import { textPath } from './new-file';
import { amount } from './progress';
import { JOB } from './session';
import { fields, table } from './table';

const READ = { medium: 'from the disk itself', cache: 'read through cache' } as const;
const files = ({ files: count, sizeBytes }: { files: number; sizeBytes: number }) =>
	`${count} files, ${amount(sizeBytes)}`;

export function backupCommands(notebook: Command, run: Run): void {
	verb(
		notebook,
		'backup',
		'copies what is new to a folder on another disk and reads everything back; goes on where it was interrupted',
		'sealbook notebook backup --to /media/KINGSTON',
	)
		.requiredOption('--to <dir>', 'a folder that is there; the backup gets a folder of its own in it')
		.action(({ to }: { to: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const made = await session.ask('backup.make', {
					to: session.ticket(textPath(at.terminal, to, '--to')),
					job: JOB,
				});
				at.say(made, () =>
					fields(
						[
							['backed up', `to ${made.where}, ${made.folder}`],
							['backup', `number ${made.generation}, of ${made.madeAt}`],
							['holds', files(made)],
							['copied', `${amount(made.copiedBytes)}; the rest was there`],
							['put right', made.repaired === 0 ? null : `${made.repaired} parts that the disk had lost or changed`],
							['read back', `all of it, ${READ[made.readBack]}`],
							['entered', `${made.receipt.ref} of the notebook, ${made.receipt.digest}`],
						],
						at.terminal.columns,
					),
				);
				return 0;
			}),
		);

	verb(
		notebook,
		'check-backup <dir>',
		'reads a backup in full and names what is damaged; needs no passphrase. Status 0 whole, 1 not',
		'sealbook notebook check-backup /media/KINGSTON',
	)
		.option('--generation <number>', 'an earlier backup than the newest', whole)
		.action((dir: string, { generation }: { generation?: number }, command: Command) =>
			run(command, async (at) => {
				const session = await at.locked();
				const from = session.ticket(textPath(at.terminal, dir, 'dir'));
				const checked = await session.ask('backup.check', { from, ...given({ generation }), job: JOB });
				at.say(checked, () => checkText(checked, at.terminal.columns));
				return checked.faults.length > 0 || checked.tag === 'broken' ? 1 : 0;
			}),
		);

	verb(
		notebook,
		'restore',
		'restores a backup into an empty folder; its people’s passphrases stay as they are',
		'sealbook notebook restore --from /media/KINGSTON --to ~/notebook',
	)
		.requiredOption('--from <dir>', 'the backup, or the folder that it stands in')
		.requiredOption('--to <dir>', 'an empty folder, or one that is not there yet')
		.option('--generation <number>', 'an earlier backup than the newest', whole)
		.action((options: { from: string; to: string; generation?: number }, command: Command) =>
			run(command, async (at) => {
				const session = await at.locked();
				const restored = await session.ask('backup.restore', {
					from: session.ticket(textPath(at.terminal, options.from, '--from')),
					to: session.ticket(textPath(at.terminal, options.to, '--to')),
					...given({ generation: options.generation }),
					job: JOB,
				});
				at.say(restored, () =>
					fields(
						[
							['restored', `${restored.name}, to ${restored.folder}`],
							['backup', `number ${restored.generation}, of ${restored.madeAt}, on ${restored.where}`],
							['holds', files(restored)],
							['read back', `all of it, ${READ[restored.readBack]}`],
							[
								'next',
								'Unlock it with --notebook and the same passphrase as before; it then begins chains of its own.',
							],
						],
						at.terminal.columns,
					),
				);
				return 0;
			}),
		);
}

function whole(value: string): number {
	if (!/^[1-9][0-9]{0,8}$/.test(value)) throw new InvalidArgumentError('It is a number from 1.');
	return Number(value);
}

const TAGS = {
	holds: 'by this notebook',
	broken: 'not by this notebook, or changed since',
	'not checked': 'not checked; unlock the notebook to know',
} as const;

function checkText(checked: BackupCheckView, columns: number): string {
	const { faults, generation, madeAt, name, others, readBack, tag, where } = checked;
	const head = fields(
		[
			['backup', `of ${name} on ${where}: number ${generation}, of ${madeAt}`],
			['holds', files(checked)],
			['read', READ[readBack]],
			['written', TAGS[tag]],
			['also there', others.length > 0 ? others.map((o) => `number ${o.generation}, of ${o.madeAt}`).join('; ') : null],
			['found', faults.length === 0 ? 'whole' : `${faults.length} damaged`],
		],
		columns,
	);
	if (faults.length === 0) return head;
	return `${head}\n${table(
		['FILE', 'EXPECTED AND FOUND'],
		faults.map((f) => [f.place, `expected ${f.expected}; found ${f.found}`]),
		columns,
	)}`;
}
