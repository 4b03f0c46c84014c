/** `sealbook merge`: another laptop's copy of a case, brought into this notebook. */
import type { Command } from 'commander';
import { EXERCISE } from '../../shared/exercises/mark';
import { Refused } from '../../shared/refusal';
import type { ChainMergeView, MergeView } from '../../shared/views';
import { SHA256 } from '../../shared/vocabulary';
import { gather, type Run, verb } from './command';
import { filePassphraseOption, identityOption, type OpenOptions, opening } from './encryption';
import { given } from './given';
import { textPath } from './new-file';
import { JOB } from './session';
import { fields, sentences, table } from './table';

interface Options extends OpenOptions {
	readonly accept?: readonly string[];
	readonly preview?: boolean;
}

export function mergeCommand(program: Command, run: Run): void {
	verb(
		program,
		'merge <file>',
		'brings another laptop’s copy of a case in. Status 0 merged, 1 merged and something was refused or found, 2 refused',
		'sealbook merge /media/stick/2026-014.zip',
		'sealbook merge /media/stick/2026-014.zip --accept 3F:0A:…:9C',
	)
		.addOption(identityOption())
		.addOption(filePassphraseOption())
		.option(
			'--accept <fingerprint>',
			'takes a file signed by somebody whom nobody here knows; compare it first',
			gather,
		)
		.option('--preview', 'says what it would bring, and writes nothing')
		.action((file: string, { accept, preview, ...by }: Options, command: Command) =>
			run(command, async (at) => {
				const keys = accept?.map(keyIn);
				const session = await at.unlocked();
				const asked = { file: session.ticket(textPath(at.terminal, file, 'file')), job: JOB };
				const view = await opening(at, session, by, (opened) =>
					preview
						? session.ask('casefile.preview-merge', { ...asked, ...opened })
						: session.ask('casefile.merge', { ...asked, ...opened, ...given({ accept: keys }) }),
				);
				at.say(view, () => mergeText(view, at.terminal.columns));
				return view.findings.length > 0 ? 1 : 0;
			}),
		);
}

/** A key id from a fingerprint as Sealbook and `openssl x509 -fingerprint -sha256` print it. */
export function keyIn(fingerprint: string): string {
	const key = fingerprint.replace(/^.*=/, '').replace(/[:\s]/g, '').toLowerCase();
	if (SHA256.test(key)) return key;
	const hint = 'Give all 64 hexadecimal digits, with or without colons.';
	throw new Refused('accept.unreadable', `“${fingerprint}” is no fingerprint.`, hint, '--accept');
}

export function mergeText(view: MergeView, columns: number): string {
	const { entries, disclosures, objects } = view.adds;
	const changes = entries + disclosures + objects > 0;
	const parts = [
		fields(
			[
				[view.done ? 'merged' : 'would merge', `${view.number ?? view.case}  ${view.title ?? ''}`.trim()],
				...(view.exercise ? [[EXERCISE, 'no real incident'] as const] : []),
				['id', view.case],
				['case', view.known ? 'was here before' : 'is new here'],
				['file', view.verdict],
				...view.signers.map((s): [string, string] => [
					'signed by',
					`${s.name ?? 'no name'}, ${s.fingerprint}, ${s.trusted ?? 'not known here'}`,
				]),
				['brings', changes ? broughtText(view.adds) : 'nothing new'],
				['entered', view.receipt ? `${view.receipt.ref} of the notebook, ${view.receipt.digest}` : null],
			],
			columns,
		),
		table(['CHAIN', 'HERE', 'THERE', 'AFTER'], view.chains.map(chainRow), columns),
	];
	if (view.news.length > 0)
		parts.push(
			table(
				['NEW', 'ENTRIES OF THE KIND'],
				view.news.map(({ kind, count }) => [String(count), kind]),
				columns,
			),
		);
	if (view.findings.length > 0) parts.push(`Refused or found:\n${sentences(view.findings, columns)}`);
	return parts.join('\n');
}

const broughtText = ({ entries, disclosures, objects }: MergeView['adds']) =>
	`${entries} entries, ${disclosures} members that were withheld here, ${objects} stored files`;

function chainRow({ letter, ours, here, there, state, adds }: ChainMergeView): string[] {
	const after: Record<ChainMergeView['state'], string> = {
		same: 'the same',
		'longer here': 'ours is longer and stays',
		'only here': 'only here',
		grows: adds > 0 ? `grows by ${adds}` : 'discloses more',
		new: `new, ${adds} entries`,
		refused: 'refused; ours stays',
	};
	return [`${letter}${ours ? ' (ours)' : ''}`, String(here), String(there), after[state]];
}
