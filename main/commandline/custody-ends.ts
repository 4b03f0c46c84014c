/** `sealbook custody release | receive | dispose`: hand-overs whose two halves are signed apart, and the end of an item. */
import type { Command } from 'commander';
import { gather, type Run, verb } from './command';
import { given } from './given';
import type { Invocation } from './invocation';
import { lateOf, lateOptions, type OnPaper, paperOf, paperOptions } from './on-paper';
import { passphraseFrom } from './passphrase';
import { receiptText } from './receipt';
import { JOB, type Session } from './session';
import { instantOf } from './when';

interface Release extends OnPaper {
	readonly place?: string;
	readonly condition?: string;
	readonly to: string;
	readonly organization?: string;
	readonly reason: string;
	readonly dueBack?: string;
	readonly paper?: string;
	readonly fromPassphraseFile?: string;
}

interface Receive extends OnPaper {
	readonly place: string;
	readonly condition?: string;
	readonly file?: string[];
	readonly mismatchBecause?: string;
}

interface Dispose {
	readonly method: string;
	readonly proof?: string;
	readonly reason: string;
	readonly fromPassphraseFile?: string;
	readonly second: string;
	readonly secondPassphraseFile?: string;
	readonly witness: string;
	readonly witnessPassphraseFile?: string;
}

export function endCommands(custody: Command, run: Run): void {
	paperOptions(
		lateOptions(
			verb(
				custody,
				'release <case> <tag>',
				'releases an item to somebody who signs at another laptop, or on paper; then export the case for them',
				'sealbook custody release 2026-014 E-001 --to "Cem Aydin" --reason "For the court’s expert"',
			),
		),
	)
		.requiredOption('--to <person>', 'who is to receive it: a name or a key id')
		.option('--organization <name>', 'whose they are, where they are not known here')
		.requiredOption('--reason <reason>')
		.option('--due-back <time>', 'until when they have it')
		.option('--place <place>', 'where it is from now on, where they sign on paper')
		.option('--condition <text>')
		.option('--paper <text>', 'what was signed on paper and where that is kept; weaker than a signature here')
		.option('--from-passphrase-file <file>', 'where somebody else than whoever acts holds it')
		.action((of: string, tag: string, said: Release, made: Command) =>
			run(made, async (at) => {
				const session = await at.unlocked();
				const fromPassphrase = await ofHolder(at, session, said.fromPassphraseFile);
				const { to, reason, organization, paper } = said;
				const dueBack = said.dueBack === undefined ? undefined : instantOf(said.dueBack, '--due-back');
				const late = { ...lateOf(said), ...paperOf(at, session, said) };
				const { place, condition } = said;
				const more = { ...given({ organization, dueBack, paper, place, condition }), ...late };
				const receipt = await session.ask('custody.release', { case: of, tag, to, reason, fromPassphrase, ...more });
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);

	paperOptions(
		lateOptions(
			verb(
				custody,
				'receive <case> <tag>',
				'signs for an item that was released to whoever acts; then export the case back to the releaser',
				'sealbook custody receive 2026-014 E-001 --place "Laboratory, locker 1" --file image.dd',
			),
		),
	)
		.requiredOption('--place <place>', 'where it is from now on')
		.option('--condition <text>', 'what it looked like on arrival')
		.option('--file <file>', 'one of its files, to be digested again; may stand more than once', gather)
		.option('--mismatch-because <reason>', 'why it is received although a digest differs')
		.action((of: string, tag: string, said: Receive, made: Command) =>
			run(made, async (at) => {
				const session = await at.unlocked();
				const { place, condition, mismatchBecause, file } = said;
				const files = file?.map((path) => session.ticket(at.terminal.path(path)));
				const late = { ...lateOf(said), ...paperOf(at, session, said) };
				const more = { ...given({ condition, mismatchBecause, files }), ...late };
				const receipt = await session.ask('custody.receive', { case: of, tag, place, ...more, job: JOB });
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);

	verb(
		custody,
		'dispose <case> <tag>',
		'records that an item was disposed of; the holder, a second person and a witness sign',
		'sealbook custody dispose 2026-014 E-001 --method shredded --reason "Retention ended" --second "Ben Sommer" --witness "Cem Aydin"',
	)
		.requiredOption('--method <method>', 'how')
		.option('--proof <text>', 'what proves it')
		.requiredOption('--reason <reason>')
		.requiredOption('--second <person>')
		.option('--second-passphrase-file <file>')
		.requiredOption('--witness <person>')
		.option('--witness-passphrase-file <file>')
		.option('--from-passphrase-file <file>', 'where somebody else than whoever acts holds it')
		.action((of: string, tag: string, said: Dispose, made: Command) =>
			run(made, async (at) => {
				const session = await at.unlocked();
				const fromPassphrase = await ofHolder(at, session, said.fromPassphraseFile);
				const { method, proof, reason, second, witness } = said;
				const secondPassphrase = await passphraseFrom(at.terminal, said.secondPassphraseFile, {
					whose: second,
					option: '--second-passphrase-file',
				});
				const witnessPassphrase = await passphraseFrom(at.terminal, said.witnessPassphraseFile, {
					whose: witness,
					option: '--witness-passphrase-file',
				});
				const people = { fromPassphrase, second, secondPassphrase, witness, witnessPassphrase };
				const about = { case: of, tag, method, reason, ...given({ proof }) };
				const receipt = await session.ask('custody.dispose', { ...about, ...people });
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);
}

/** The passphrase that has just unlocked the notebook, or the one of whoever else holds the item. */
export async function ofHolder(at: Invocation, session: Session, file: string | undefined): Promise<string> {
	if (file === undefined && session.passphrase !== null) return session.passphrase;
	return passphraseFrom(at.terminal, file, { whose: 'the holder', option: '--from-passphrase-file' });
}
