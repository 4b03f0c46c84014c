/** `sealbook export` and `sealbook verify`: what leaves the notebook, and what a stranger makes of it. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { EXERCISE } from '../../shared/exercises/mark';
import { exitStatus } from '../../shared/exit-status';
import type { Refusal } from '../../shared/refusal';
import type { ExportView, Receipt, VerifyReport } from '../../shared/views';
import { gather, type Run, verb } from './command';
import {
	type EncryptOptions,
	encryptionFrom,
	encryptToOption,
	filePassphraseOption,
	identityOption,
	newFilePassphraseOption,
	type OpenOptions,
	opening,
} from './encryption';
import { given } from './given';
import { freshPath, textPath } from './new-file';
import { amount } from './progress';
import { reportText } from './report';
import { type SendOptions, sendingFrom, sendOptions } from './sending';
import { JOB } from './session';
import { fields } from './table';
import { trusted } from './trust';

interface Export extends EncryptOptions, SendOptions {
	readonly to: string;
	readonly without?: readonly (typeof LEFT_OUT)[number][];
	readonly include?: 'opinions';
	readonly withhold?: readonly string[];
}

export function caseFileCommands(program: Command, run: Run): void {
	sendOptions(
		verb(
			program,
			'export <case>',
			'writes a signed case file, reads it back and verifies it',
			'sealbook export 2026-014 --to /media/stick/2026-014.zip --without objects',
			'sealbook export 2026-014 --to copy.zip --withhold person.admitted:phone --withhold A-12:text',
			'sealbook export 2026-014 --to 2026-014.zip.age --encrypt-to age1…',
			'sealbook export 2026-014 --to isac.zip --recipient "Kim Roth" --agreement "ISAC rules, 2025" --tlp TLP:AMBER',
		),
	)
		.addOption(encryptToOption())
		.addOption(newFilePassphraseOption())
		.requiredOption('--to <file>', 'a file that is not there yet')
		.addOption(
			new Option(
				'--without <what>',
				'objects: attached and acquired files; hypotheses: what notes of that stance say; report: pages to read and custody for other programs; page: verify.html; may be given more than once',
			).argParser(leftOut),
		)
		.addOption(
			new Option('--include <what>', 'opinions: else what notes of that stance say is withheld').choices(['opinions']),
		)
		.option('--withhold <kind:member>', 'or SEQ:MEMBER; may be given more than once', gather)
		.action((name: string, options: Export, command: Command) =>
			run(command, async (at) => {
				const path = await freshPath(at.terminal, options.to, '--to');
				const session = await at.unlocked();
				const encryption = await encryptionFrom(at, options);
				const exported = await session.ask('casefile.export', {
					case: name,
					to: session.ticket(path),
					...given({
						without: options.without?.slice(),
						include: options.include === undefined ? undefined : [options.include],
						withhold: options.withhold?.slice(),
					}),
					...encryption,
					...sendingFrom(options),
					job: JOB,
				});
				at.say(exported, () =>
					fields(
						[
							...(exported.report.exercise ? [[EXERCISE, 'no real incident'] as const] : []),
							['written', `${exported.path}, ${amount(exported.sizeBytes)}`],
							['sha256', exported.sha256],
							['encrypted', encryptedText(exported.encryptedTo)],
							['signed by', exported.fingerprint],
							['holds', `${exported.entries} entries, ${exported.objects} objects`],
							['lacks', `${exported.withheld} withheld members, ${exported.leftOut} objects left out`],
							...keptBackText(exported.keptBack),
							...stillSaidText(exported.stillSaid),
							['read back', exported.report.verdict],
							['entered', enteredText(exported.receipt)],
						],
						at.terminal.columns,
					),
				);
				return 0;
			}),
		);

	verb(
		program,
		'verify <file>',
		'verifies a case file; needs no notebook. Status 0 intact, 1 not, 2 unreadable',
		'sealbook verify 2026-014.zip',
		'sealbook verify 2026-014.zip --trust 3F:0A:…:9C --trust ada.pem',
		'sealbook verify 2026-014.zip.age --identity key.txt',
	)
		.addOption(identityOption())
		.addOption(filePassphraseOption())
		.option('--trust <cert>', 'a certificate file or a fingerprint, known from elsewhere', gather)
		.option('--receipt <file>', 'a receipt that you kept; may be given more than once', gather)
		.action(
			(
				file: string,
				{ trust, receipt, ...keys }: OpenOptions & { trust?: readonly string[]; receipt?: readonly string[] },
				command: Command,
			) =>
				run(command, async (at) => {
					const trustedKeys: string[] = [];
					for (const given of trust ?? []) trustedKeys.push(...(await trusted(at.terminal, given)));
					const session = await at.locked();
					const asked = {
						file: session.ticket(textPath(at.terminal, file, 'file')),
						...(trust === undefined ? {} : { trust: trustedKeys }),
						...given({ receipts: receipt?.map((path) => session.ticket(at.terminal.path(path))) }),
						job: JOB,
					};
					const report = await opening(at, session, keys, (by) => session.ask('casefile.verify', { ...asked, ...by }));
					at.say(report, () => reportText(report, at.terminal.columns));
					if (report.verdict === 'unreadable') at.refuse(unreadable(file, report));
					return exitStatus(report, trust !== undefined);
				}),
		);
}

const encryptedText = (to: ExportView['encryptedTo']): string =>
	to === null
		? 'no: whoever has the file can read it'
		: to[0] === 'passphrase'
			? 'with the passphrase; without it nobody can open it'
			: `only for ${to.join(', ')}`;

const LEFT_OUT = ['objects', 'hypotheses', 'report', 'page'] as const;

function leftOut(what: string, before: readonly string[] = []): readonly string[] {
	const known = LEFT_OUT.find((each) => each === what);
	if (known) return [...before, known];
	throw new InvalidArgumentError(`Allowed choices are ${LEFT_OUT.join(', ')}.`);
}

/** Says plainly what was kept back, also when that is nothing the reader asked for. */
function keptBackText({ opinions, hypotheses }: ExportView['keptBack']): (readonly [string, string])[] {
	const notes = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
	return [
		...(opinions > 0
			? [['withheld', `${notes(opinions, 'opinion')}: ask for them with --include opinions`] as const]
			: []),
		...(hypotheses > 0
			? [['withheld', `${hypotheses} ${hypotheses === 1 ? 'hypothesis' : 'hypotheses'}, as asked`] as const]
			: []),
	];
}

/** A value that was withheld in one place and stands in another: whoever reads the file learns it all the same. */
const stillSaidText = (said: ExportView['stillSaid']): (readonly [string, string])[] =>
	said.map((one) => ['still said', `${one.withheld} was withheld, and ${one.in} still says it`]);

/** The report has been given; whoever only looks at standard error still learns why the status is 2. */
function unreadable(file: string, report: VerifyReport): Refusal {
	const [fault] = report.checks.flatMap((check) => check.faults);
	const sentence = `“${file}” cannot be verified. ${fault?.found ?? ''}`.trim();
	const hint = 'Get it from its sender again, whole and as it was sent.';
	return { code: 'casefile.unreadable', sentence, hint };
}

function enteredText(receipt: Receipt | null): string {
	return receipt
		? `${receipt.ref} of the notebook, ${receipt.digest}`
		: 'not entered: the disk failed, and nothing more is written to the notebook';
}
