/** `sealbook receipt …` and `sealbook fork …`: what is kept outside the notebook, and what it shows later. */
import type { Command } from 'commander';
import type { CopiesCompared, ForkView } from '../../shared/views';
import { noun, type Run, verb } from './command';
import { given } from './given';
import { freshPath } from './new-file';
import { fields, sentences, table } from './table';

export function receiptCommands(program: Command, run: Run): void {
	const group = noun(program, 'receipt', 'receipts, kept where the notebook’s keeper cannot change them');

	verb(
		group,
		'save <case>',
		'writes a receipt of a case’s newest entry: give it to somebody else',
		'sealbook receipt save 2026-014 --to /media/stick/2026-014-receipt.json',
	)
		.requiredOption('--to <file>', 'a file that is not there yet')
		.action((name: string, options: { to: string }, command: Command) =>
			run(command, async (at) => {
				const path = await freshPath(at.terminal, options.to, '--to');
				const session = await at.unlocked();
				const saved = await session.ask('receipt.save', { case: name, to: session.ticket(path) });
				at.say(saved, () =>
					fields(
						[
							['written', saved.path],
							['entry', saved.entry],
							['digest', saved.digest],
						],
						at.terminal.columns,
					),
				);
				return 0;
			}),
		);

	verb(
		group,
		'check <case> <file>',
		'holds a receipt against a case. Status 0 its entry stands there, 1 not',
		'sealbook receipt check 2026-014 /media/stick/2026-014-receipt.json',
	)
		.option('--proof <file>', 'where a proof is to be written, should one key have signed two entries')
		.action((name: string, file: string, options: { proof?: string }, command: Command) =>
			run(command, async (at) => {
				const proof = options.proof === undefined ? undefined : await freshPath(at.terminal, options.proof, '--proof');
				const session = await at.unlocked();
				const checked = await session.ask('receipt.check', {
					case: name,
					file: session.ticket(at.terminal.path(file)),
					...given({ proofTo: proof === undefined ? undefined : session.ticket(proof) }),
				});
				at.say(checked, () => sentences([checked.sentence, ...wherePut(checked.proof)], at.terminal.columns));
				return checked.state === 'reached' ? 0 : 1;
			}),
		);
}

export function forkCommands(program: Command, run: Run): void {
	const group = noun(program, 'fork', 'two copies of one case, and proofs that one key signed two entries');

	verb(
		group,
		'compare <file> <other>',
		'compares two case files of one case; needs no notebook. Status 0 one continues the other, 1 a chain was forked',
		'sealbook fork compare from-ada.zip from-ben.zip --proof fork.json',
	)
		.option('--proof <file>', 'where a proof is to be written, should one key have signed both')
		.action((file: string, other: string, options: { proof?: string }, command: Command) =>
			run(command, async (at) => {
				const proof = options.proof === undefined ? undefined : await freshPath(at.terminal, options.proof, '--proof');
				const session = await at.locked();
				const compared = await session.ask('fork.compare', {
					files: [session.ticket(at.terminal.path(file)), session.ticket(at.terminal.path(other))],
					...given({ proofTo: proof === undefined ? undefined : session.ticket(proof) }),
				});
				at.say(compared, () => comparedText(compared, at.terminal.columns));
				return compared.forks > 0 ? 1 : 0;
			}),
		);

	verb(
		group,
		'verify <proof>',
		'checks a proof of a fork; needs no notebook and neither case file',
		'sealbook fork verify fork.json',
	).action((proof: string, _options: object, command: Command) =>
		run(command, async (at) => {
			const session = await at.locked();
			const fork = await session.ask('fork.verify', { proof: session.ticket(at.terminal.path(proof)) });
			at.say(fork, () => forkText(fork, at.terminal.columns));
			return 0;
		}),
	);
}

function comparedText({ chains, proof }: CopiesCompared, columns: number): string {
	const rows = chains.map(({ chain, lengths, state }) => [chain, String(lengths[0]), String(lengths[1]), state]);
	const forks = chains.flatMap(({ fork }) => (fork ? [forkText(fork, columns)] : []));
	const put = wherePut(proof);
	return [
		table(['CHAIN', 'FIRST', 'SECOND', 'STATE'], rows, columns),
		...forks,
		...(put.length > 0 ? [sentences(put, columns)] : []),
	].join('\n');
}

const forkText = ({ sentence, heads }: ForkView, columns: number): string =>
	sentences([sentence], columns) +
	fields(
		heads.map((head, i) => [i === 0 ? 'one' : 'other', head] as const),
		columns,
	);

const wherePut = (proof: string | null): string[] => (proof === null ? [] : [`The proof was written to ${proof}.`]);
