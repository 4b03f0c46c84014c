/** `sealbook acquire import-log` and `logs`: another tool's acquisition log, and whether the image still has the digests it states. */
import type { Command } from 'commander';
import { toolStated } from '../../shared/acquisition-logs';
import type { AcquisitionLogView, LogPreview, LogRunView } from '../../shared/views';
import { type Run, verb } from './command';
import { given } from './given';
import { receiptText } from './receipt';
import { JOB } from './session';
import { fields, table } from './table';

interface ImportLog {
	readonly item: string;
	readonly image?: string;
	readonly run?: string;
	readonly preview?: true;
}

export function acquireLogCommands(acquire: Command, run: Run): void {
	verb(
		acquire,
		'import-log <case> <log>',
		'takes in the log of FTK Imager, Guymager, dc3dd, ewfacquire, ewfverify, KAPE, UAC or Velociraptor, and compares the digests that it states with the image’s own. Status 1 unless all that could be checked agrees',
		'sealbook acquire import-log 2026-014 disk.001.txt --item E-003 --image disk.001',
		'sealbook acquire import-log 2026-014 2026-02-14T09_12_00_CopyLog.csv --item E-003 --image /media/triage/WS12',
	)
		.requiredOption('--item <tag>', 'the evidence item that was acquired')
		.option(
			'--image <path>',
			'the image, its first piece, or the folder of a collection; without it nothing is compared',
		)
		.option('--run <number>', 'which run, where the log tells of several')
		.option('--preview', 'say what the log states, and enter nothing')
		.action((name: string, log: string, options: ImportLog, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const { columns } = at.terminal;
				const file = session.ticket(at.terminal.path(log));
				const preview = await session.ask('acquisition-log.preview', { case: name, file });
				if (options.preview === true) {
					const { file: _, ...seen } = preview;
					at.say(seen, () => previewText(preview, columns));
					return 0;
				}
				const image = options.image === undefined ? undefined : session.ticket(at.terminal.path(options.image));
				const done = await session.ask('acquisition-log.import', {
					...{ case: name, tag: options.item, file: preview.file, sha256: preview.sha256, job: JOB },
					...given({ image, run: options.run === undefined ? undefined : Number(options.run) }),
				});
				at.say(done, () => `${logText(done.view, columns)}\n${receiptText(done, columns)}`);
				return done.view.result === 'agrees' || done.view.result === 'partly' ? 0 : 1;
			}),
		);

	verb(
		acquire,
		'logs <case>',
		'lists the logs of other tools that were taken in, and how they compared. Status 1 where one differs or a file is missing',
		'sealbook acquire logs 2026-014',
	).action((name: string, _options: object, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			const logs = await session.ask('acquisition-log.list', { case: name });
			const rows = logs.map((log) => [log.tag, toolStated(log), log.result, log.importedAt, log.entry]);
			at.say(logs, () => table(['ITEM', 'STATED BY', 'RESULT', 'COMPARED', 'ENTRY'], rows, at.terminal.columns));
			return logs.some(({ result }) => result === 'differs' || result === 'missing') ? 1 : 0;
		}),
	);
}

function previewText({ name, format, encoding, sha256, runs }: LogPreview, columns: number): string {
	const head = fields(
		[
			['log', name],
			['format', `${format}, ${encoding}`],
			['sha256', sha256],
		],
		columns,
	);
	const told = runs.map((run, at) => {
		const rows = run.digests.map(({ algorithm, of, stage, said, file, stated }) => [
			...[algorithm ?? 'none', of, stage, said ?? '', file ?? '', stated ?? ''],
		]);
		const more = run.digestCount > rows.length ? `The first ${rows.length} of ${run.digestCount}.\n` : '';
		const title = runs.length === 1 ? '' : `Run ${at + 1} of ${runs.length}\n`;
		return `${title}${runText(run, columns)}${table(['DIGEST', 'OF', 'WHEN', 'LOG SAYS', 'FILE', 'STATED'], rows, columns)}${more}`;
	});
	return `${head}\n${told.join('\n')}`;
}

function runText(run: LogRunView, columns: number): string {
	const bad = run.badSectors;
	const sectors = bad && [bad.count ?? 'not said how many', bad.says].filter((part) => part !== null).join(': ');
	const named = run.nameCount === 0 ? null : `${run.nameCount}: ${run.names.slice(0, 3).join(', ')}`;
	return fields(
		[
			['stated by', toolStated(run)],
			['started', run.startedAt],
			['ended', run.endedAt],
			['outcome', run.outcomeSays ?? run.outcome],
			...Object.entries(run.stated),
			['bad sectors', sectors],
			['files named', named],
			...run.remarks.map((remark) => ['remark', remark] as const),
		],
		columns,
	);
}

function logText(view: AcquisitionLogView, columns: number): string {
	const { counts, image, result } = view;
	const sum = `${counts.agrees} agree, ${counts.differs} differ, ${counts.missing} missing, ${counts['not-checked']} not checked`;
	const rows = view.digests.map(({ algorithm, of, result: found, file, stated, recomputed, because }) => [
		...[algorithm ?? 'none', of, found, stated ?? '', file ?? '', recomputed ?? because ?? ''],
	]);
	const compared = fields(
		[
			['compared with', image === null ? 'nothing' : `${image.name}: ${image.files} files, ${image.sizeBytes} bytes`],
			['result', `${result}: ${sum}`],
		],
		columns,
	);
	return `${runText(view, columns)}${compared}${table(['DIGEST', 'OF', 'RESULT', 'STATED', 'FILE', 'COMPUTED HERE'], rows, columns)}`;
}
