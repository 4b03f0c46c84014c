/** `sealbook acquire …`: evidence copied while it is digested, read again, and entered; gone on with after an interruption. */
import { type Command, Option } from 'commander';
import { Refused } from '../../shared/refusal';
import type { AcquisitionCheckView, AcquisitionView, Receipt } from '../../shared/views';
import { DIGESTS } from '../../shared/vocabulary';
import { acquireLogCommands } from './acquire-log';
import { gather, type Run, verb } from './command';
import { digestsOf } from './digest-names';
import { given } from './given';
import { Interrupted } from './interrupted';
import type { Invocation, Status } from './invocation';
import { amount } from './progress';
import { receiptText } from './receipt';
import { JOB, type Session } from './session';
import { table } from './table';

interface Acquire {
	readonly from: readonly string[];
	readonly to?: string;
	readonly digests?: string;
	readonly split?: string;
	readonly writeBlocker?: string;
	readonly tool?: string;
	readonly operator?: string;
	readonly target?: string;
	readonly readSourceTwice?: true;
}

export function acquireCommands(program: Command, run: Run): void {
	const acquire = verb(
		program,
		'acquire [case] [item]',
		'copies files, folders or block devices while digesting them, reads the copy again, enters both. Status 1 where the copy is not complete',
		'sealbook acquire 2026-014 E-001 --from /dev/sdc --to /media/evidence --write-blocker "Tableau T8u, serial 01D4"',
		'sealbook acquire resume 2026-014',
		'sealbook acquire verify 2026-014 E-001',
	);
	acquire
		.option('--from <path>', 'a file, a folder or a block device; may be given more than once', gather)
		.option('--to <dir>', 'a folder on another disk; else the notebook’s vault')
		.option('--digests <list>', `of ${DIGESTS.join(', ')}; else md5, sha1, sha256`)
		.option('--split <size>', 'cuts the copy into pieces .001, .002 …: 4096M, 2G')
		.option('--write-blocker <text>', 'what keeps the source from being written to')
		.option('--tool <text>', 'tool and version; else Sealbook’s own')
		.option('--operator <name>', 'who operates it; else whoever acts')
		.option('--target <text>', 'the medium that the copy goes to')
		.option('--read-source-twice', 'finds a source that gives other bytes under the same times')
		.action((name: string | undefined, item: string | undefined, options: Acquire, command: Command) =>
			run(command, async (at) => {
				if (name === undefined || item === undefined || !options.from?.length)
					throw new Refused(
						'usage',
						'Say the case, the item, and what to acquire.',
						'sealbook acquire CASE E-001 --from PATH; `sealbook help acquire` shows more.',
					);
				const pieceBytes = options.split === undefined ? undefined : sizeOf(options.split);
				const digests = digestsOf(options.digests);
				const { writeBlocker, tool, operator, target } = options;
				const session = await at.unlocked();
				const input = {
					case: name,
					tag: item,
					sources: options.from.map((path) => session.ticket(at.terminal.path(path))),
					to: options.to === undefined ? ('vault' as const) : session.ticket(at.terminal.path(options.to)),
					statements: given({ writeBlocker, tool, operator, target }),
					...given({ pieceBytes, digests, sourceAgain: options.readSourceTwice }),
					job: JOB,
				};
				return ended(at, session, name, () => session.answer('acquisition.start', input));
			}),
		);

	verb(
		acquire,
		'list <case>',
		'lists acquisitions, what became of each, and when its copy is due to be read again',
		'sealbook acquire list 2026-014',
	).action((name: string, _options: object, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			const views = await session.ask('acquisition.list', { case: name });
			const rows = views.map((v) => [v.tag, v.state, amount(v.doneBytes), v.dueAt ?? '', v.acquisition]);
			at.say(views, () => table(['ITEM', 'STATE', 'READ', 'READ AGAIN BY', 'ACQUISITION'], rows, at.terminal.columns));
			return 0;
		}),
	);

	verb(
		acquire,
		'resume <case> [acquisition]',
		'goes on with the acquisition that was interrupted last, or the one named',
		'sealbook acquire resume 2026-014',
	).action((name: string, id: string | undefined, _options: object, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			const acquisition = id ?? (await interruptedIn(session, name)).acquisition;
			return ended(at, session, name, () =>
				session.answer('acquisition.resume', { case: name, acquisition, job: JOB }),
			);
		}),
	);

	verb(
		acquire,
		'cancel <case> [acquisition]',
		'ends an interrupted acquisition: what was copied is kept, marked incomplete, and entered so',
		'sealbook acquire cancel 2026-014',
	).action((name: string, id: string | undefined, _options: object, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			const acquisition = id ?? (await interruptedIn(session, name)).acquisition;
			const receipt = await session.ask('acquisition.cancel', { case: name, acquisition });
			at.say(receipt, () => receiptText(receipt, at.terminal.columns));
			return 0;
		}),
	);

	verb(
		acquire,
		'verify <case> <item>',
		'reads every copy of an item again and enters what it found. Status 1 where one differs',
		'sealbook acquire verify 2026-014 E-001',
	).action((name: string, tag: string, _options: object, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			const found = await session.ask('acquisition.verify', { case: name, tag, job: JOB });
			at.say(found, () => checkText(found));
			return found.result === 'equal' ? 0 : 1;
		}),
	);

	acquireLogCommands(acquire, run);

	verb(
		acquire,
		'schedule',
		'says which copies are due to be read again, and sets how often. Status 1 where one is due',
		'sealbook acquire schedule --every 90',
	)
		.addOption(new Option('--every <days>', 'days, or `never`'))
		.action((options: { readonly every?: string }, command: Command) =>
			run(command, async (at) => {
				const { every } = options;
				const session = await at.unlocked();
				const everyDays = every === undefined ? undefined : every === 'never' ? null : Number(every);
				const schedule = await session.ask('acquisition.schedule', given({ everyDays }));
				const rows = schedule.due.map((d) => [d.number, d.tag, d.dueAt, d.acquisition]);
				const often = schedule.everyDays === null ? 'never' : `every ${schedule.everyDays} days`;
				at.say(
					schedule,
					() =>
						`Copies are to be read again ${often}; ${rows.length} due.\n` +
						(rows.length > 0 ? table(['CASE', 'ITEM', 'DUE', 'ACQUISITION'], rows, at.terminal.columns) : ''),
				);
				return rows.length > 0 ? 1 : 0;
			}),
		);
}

/** Waits for the end, and says how it ended; where Ctrl+C came, how to go on. */
async function ended(
	at: Invocation,
	session: Session,
	name: string,
	ask: () => ReturnType<Session['answer']>,
): Promise<Status> {
	try {
		const answer = await ask();
		if (!answer.ok) {
			const { code, sentence, hint, field } = answer.refusal;
			const how =
				code.startsWith('acquisition.no-room') || code.startsWith('disk.')
					? ` \`sealbook acquire resume ${name}\`.`
					: '';
			throw new Refused(code, sentence, `${hint}${how}`, field);
		}
		const receipt = answer.value as Receipt;
		const views = await session.ask('acquisition.list', { case: name });
		const view = views.find((v) => v.sources.some(({ entry }) => entry === receipt.ref));
		at.say({ ...receipt, acquisition: view ?? null }, () => endText(receipt, view, at.terminal.columns));
		return view?.state === 'complete' ? 0 : 1;
	} catch (error) {
		if (error instanceof Interrupted) {
			at.clearProgress();
			at.terminal.error(`Interrupted; what was copied is kept. Go on with: sealbook acquire resume ${name}\n`);
		}
		throw error;
	}
}

function endText(receipt: Receipt, view: AcquisitionView | undefined, columns: number): string {
	const lines = (view?.sources ?? []).flatMap((s) => [
		`${s.name}: ${s.state}, ${s.doneBytes} bytes to ${s.target}`,
		...Object.entries(s.digests ?? {}).map(([name, hex]) => `  ${name} ${hex}`),
		...(s.badRangeCount > 0 ? [`  ${s.badRangeCount} ranges could not be read and stand as zeros:`] : []),
		...s.badRanges.map(
			({ from, toExclusive, file }) => `    ${from} to ${toExclusive}${file === null ? '' : ` of ${file}`}`,
		),
		...s.movements.map((what) => `  changed while it was read: ${what}`),
		...(s.secondReading
			? [
					`  read again ${s.secondReading.from === 'medium' ? 'from the medium' : 'through the cache'}: ${s.secondReading.result}`,
				]
			: []),
	]);
	return `${lines.join('\n')}\n${receiptText(receipt, columns)}`;
}

const SAYS = {
	differs: 'differ',
	missing: 'are missing',
	'not-checked': 'were not checked: they share a chunk with what is missing',
} as const;

function checkText({ sources }: AcquisitionCheckView): string {
	return sources
		.flatMap(({ name, reading }) => [
			`${name}: ${reading.result}, read ${reading.from === 'medium' ? 'from the medium' : 'through the cache'}`,
			...reading.damaged.map(
				(r) =>
					`  bytes ${r.from} to ${r.toExclusive}${r.file === null ? '' : ` of ${r.file}`} ${SAYS[r.because ?? 'differs']}`,
			),
		])
		.map((line) => `${line}\n`)
		.join('');
}

async function interruptedIn(session: Session, name: string): Promise<AcquisitionView> {
	const views = await session.ask('acquisition.list', { case: name });
	const last = views.filter(({ state }) => state === 'interrupted').at(-1);
	if (last) return last;
	throw new Refused(
		'acquisition.none',
		'No acquisition of this case was interrupted.',
		`See \`sealbook acquire list ${name}\`.`,
	);
}

/** `2G`, `650M`, `1048576`: powers of 1024, as `split -b` has them. */
function sizeOf(text: string): number {
	const found = /^([1-9][0-9]{0,11})([KMGT]?)(i?B)?$/i.exec(text);
	const power = ['', 'K', 'M', 'G', 'T'].indexOf((found?.[2] ?? '').toUpperCase());
	const bytes = Number(found?.[1]) * 1024 ** power;
	if (found && Number.isSafeInteger(bytes)) return bytes;
	throw new Refused('usage.size', `“${text}” is no size.`, 'Write it as 2G, 650M or in bytes.', '--split');
}
