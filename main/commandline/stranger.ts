/**
 * Strangers' files are read by this program started afresh, never unlocked, and ended with its answer (decision 25).
 * What must hold: the process that holds a key parses no container, receipt, signature or certificate of theirs; the path
 * and what opens the file travel on standard input, and whatever comes back is an answer or a refusal.
 */
import { spawn } from 'node:child_process';
import { type Refusal, Refused } from '../../shared/refusal';
import type { CopyRead, ReceiptRead } from '../../shared/views';
import type { CopyReader, ReceiptReader } from '../services/desk';
import { given } from './given';

const MOST_ERROR_CHARACTERS = 1_000_000;

type Asked = 'casefile.read' | 'receipt.read';

/** A case file. @param program this program's own file */
export const readElsewhere =
	(program: string): CopyReader =>
	async (path, { trust, signal, identity, filePassphrase }) => {
		const input = {
			file: { path: String(path) },
			trust,
			...given({ identity: identity === undefined ? undefined : { path: String(identity) }, filePassphrase }),
		};
		const { status, out, error } = await answerOf(program, 'casefile.read', input, signal);
		if (signal.aborted) throw new Refused('job.cancelled', 'The reading was cancelled.', 'Nothing was changed.');
		if (status === 0) return JSON.parse(out) as CopyRead;
		throw refusalIn(error);
	};

/** A receipt that somebody kept. @param program this program's own file */
export const receiptElsewhere =
	(program: string): ReceiptReader =>
	async (path) => {
		const { status, out, error } = await answerOf(program, 'receipt.read', { file: { path: String(path) } });
		if (status === 0) return JSON.parse(out) as ReceiptRead;
		throw refusalIn(error);
	};

/** The packaged program cannot be a plain Node; it has a mode for the terminal. */
const wordsFor = (program: string): readonly string[] =>
	process.versions.electron === undefined ? [program] : ['--command-line', '--'];

function answerOf(program: string, question: Asked, input: object, signal?: AbortSignal) {
	return new Promise<{ status: number | null; out: string; error: string }>((resolve, fail) => {
		const words = [...wordsFor(program), '--json', 'ask', question, '-'];
		const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'pipe'] });
		const out: Buffer[] = [];
		let error = '';
		const stop = () => child.kill();
		signal?.addEventListener('abort', stop, { once: true });
		child.stdout.on('data', (piece: Buffer) => out.push(piece));
		child.stderr.on('data', (piece: Buffer) => {
			error = (error + piece.toString('utf8')).slice(-MOST_ERROR_CHARACTERS);
		});
		child.stdin.on('error', () => undefined);
		child.once('error', fail);
		child.once('close', (status) => {
			signal?.removeEventListener('abort', stop);
			resolve({ status, out: Buffer.concat(out).toString('utf8'), error });
		});
		child.stdin.end(JSON.stringify(input));
	});
}

/** With `--json` a refusal is one JSON value on a line of standard error, after any progress. */
function refusalIn(error: string): Error {
	for (const line of error.trim().split('\n').reverse()) {
		try {
			const { refused } = JSON.parse(line) as { refused?: Refusal };
			if (refused) return new Refused(refused.code, refused.sentence, refused.hint, refused.field ?? 'file');
		} catch {
			// A line of something else.
		}
	}
	return new Refused(
		'casefile.reader',
		'The process that reads strangers’ files ended without an answer.',
		'Try it again.',
	);
}
