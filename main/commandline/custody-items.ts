/** `sealbook custody split | merge | take-receipt` and `sealbook evidence tags`: what becomes of items, and how they are numbered. */
import type { Command } from 'commander';
import { gather, type Run, verb } from './command';
import { filePassphraseOption, identityOption, type OpenOptions, opening } from './encryption';
import { given } from './given';
import type { Invocation } from './invocation';
import { keyIn, mergeText } from './merge';
import { passphraseFrom } from './passphrase';
import { receiptText } from './receipt';
import { JOB } from './session';

interface ByHolder {
	readonly doneBy?: string;
	readonly doneByPassphraseFile?: string;
	readonly remark?: string;
}

interface Split extends ByHolder {
	readonly part: string[];
}

interface Merge extends ByHolder {
	readonly description: string;
	readonly tag?: string;
}

export function itemCommands(custody: Command, run: Run): void {
	byHolder(
		verb(
			custody,
			'split <case> <tag>',
			'takes an item apart: its parts are registered, and its own custody ends in theirs',
			'sealbook custody split 2026-014 E-003 --part "Stick, red" --part "Stick, blue"',
		).requiredOption('--part <description>', 'one of the parts; stands at least twice', gather),
	).action((of: string, tag: string, said: Split, made: Command) =>
		run(made, async (at) => {
			const session = await at.unlocked();
			const parts = said.part.map((description) => ({ description }));
			const split = await session.ask('custody.split', { case: of, tag, parts, ...(await holderOf(at, said)) });
			at.say(
				split,
				() => `${split.parts.map((part) => `part  ${part}\n`).join('')}${receiptText(split, at.terminal.columns)}`,
			);
			return 0;
		}),
	);

	byHolder(
		verb(
			custody,
			'merge <case> <tags...>',
			'puts items together into one: it is registered, and their own custody ends in its',
			'sealbook custody merge 2026-014 E-004 E-005 --description "Both sticks, one bag"',
		)
			.requiredOption('--description <text>', 'what they are together')
			.option('--tag <tag>', 'what is written on it; else the next free one'),
	).action((of: string, tags: string[], said: Merge, made: Command) =>
		run(made, async (at) => {
			const session = await at.unlocked();
			const { description, tag } = said;
			const more = { ...given({ tag }), ...(await holderOf(at, said)) };
			const merged = await session.ask('custody.merge', { case: of, tags, description, ...more });
			at.say(merged, () => `item  ${merged.tag}\n${receiptText(merged, at.terminal.columns)}`);
			return 0;
		}),
	);

	verb(
		custody,
		'take-receipt <case> <tag> <file>',
		'takes the receipt of a released item home, from the case file that its receiver wrote',
		'sealbook custody take-receipt 2026-014 E-001 /media/stick/receipt.zip',
	)
		.addOption(identityOption())
		.addOption(filePassphraseOption())
		.option(
			'--accept <fingerprint>',
			'takes a file signed by somebody whom nobody here knows; compare it first',
			gather,
		)
		.action(
			(
				of: string,
				tag: string,
				file: string,
				{ accept, ...by }: OpenOptions & { readonly accept?: string[] },
				made: Command,
			) =>
				run(made, async (at) => {
					const keys = accept?.map(keyIn);
					const session = await at.unlocked();
					const asked = { case: of, tag, file: session.ticket(at.terminal.path(file)), job: JOB };
					const view = await opening(at, session, by, (opened) =>
						session.ask('custody.take-receipt', { ...asked, ...opened, ...given({ accept: keys }) }),
					);
					at.say(view, () => mergeText(view, at.terminal.columns));
					return view.findings.length > 0 ? 1 : 0;
				}),
		);
}

/** @param evidence the noun `evidence` */
export function tagCommands(evidence: Command, run: Run): void {
	verb(
		evidence,
		'tags [pattern]',
		'sets the pattern by which tags are numbered, or says which is in force',
		'sealbook evidence tags "{case}-{00}"',
	).action((pattern: string | undefined, _options: object, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			if (pattern === undefined) {
				const now = await session.ask('tag.pattern', {});
				at.say(now, () => `${now.pattern}\n`);
				return 0;
			}
			const receipt = await session.ask('tag.set-pattern', { pattern });
			at.say(receipt, () => receiptText(receipt, at.terminal.columns));
			return 0;
		}),
	);
}

const byHolder = (command: Command): Command =>
	command
		.option('--done-by <person>', 'the holder, where that is not whoever acts; signs too')
		.option('--done-by-passphrase-file <file>', 'its first line is their passphrase; else asked for')
		.option('--remark <text>');

async function holderOf(at: Invocation, { doneBy, doneByPassphraseFile, remark }: ByHolder) {
	const option = '--done-by-passphrase-file';
	const doneByPassphrase =
		doneBy === undefined
			? undefined
			: await passphraseFrom(at.terminal, doneByPassphraseFile, { whose: doneBy, option });
	return given({ doneBy, doneByPassphrase, remark });
}
