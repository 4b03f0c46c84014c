/**
 * Proof of a clean recovery: a restored host equals its baseline, except for what is named with its reason; two people
 * sign. What must hold: every path that is not unchanged is named, by itself or by a pattern; one that could not be read
 * or was not checked only by itself, as nobody knows what a pattern would let through; sizes and times prove nothing.
 */
import { Readable } from 'node:stream';
import type { Given } from '../../shared/contract';
import { canonical } from '../../shared/ledger/canonical';
import { Refused } from '../../shared/refusal';
import type { EntryView, ProofView } from '../../shared/views';
import type { Row } from '../baselines/comparison-row';
import { isLiteral, namedBy } from '../baselines/path-rules';
import { openCaseNamed } from './cases';
import { admitAll, apart, coSigner } from './co-signing';
import { bodyOf, indexOf } from './comparison-result';
import { comparisonNamed } from './comparisons';
import { type Desk, type Handlers, seal } from './desk';
import { named } from './findings';
import type { LedgerBook } from './ledger-book';

type Except = Given<'restoration.prove'>['except'];

/** Longer lists of exceptions are a stored file. */
const LONGEST_IN_ENTRY = 64 * 1024;
const MOST_NAMED = 5;
/** Rows read together. */
const AT_ONCE = 50_000;

export const restoration: Handlers<'restoration.prove'> = {
	'restoration.prove': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { entry, show } = await comparisonNamed(desk, input);
		const { quick, baseline, counts } = bodyOf(entry);
		if (quick)
			throw new Refused(
				'restoration.quick',
				'This comparison trusted sizes and times, which prove nothing about contents.',
				'Compare again, reading every file.',
			);
		const windows = show(Buffer.from('a/b')) !== 'a/b';
		const except = await excepted(desk, book, entry, input.except, windows);
		const me = await coSigner(desk, desk.me.keyId, input.passphrase, 'passphrase');
		const witness = await coSigner(desk, input.witness, input.witnessPassphrase, 'witnessPassphrase');
		apart([
			{ keyId: me.keyId, role: 'first signer' },
			{ keyId: witness.keyId, role: 'witness' },
		]);
		await admitAll(desk, book, [me, witness]);
		const receipt = await seal(
			desk,
			book,
			'restoration.proved/1',
			{
				comparison: named(entry),
				baseline,
				counts: { ...counts },
				...(await asMembers(desk, book, except)),
				statement: input.statement,
			},
			[me, witness],
		);
		return {
			receipt,
			excepted: except.reduce((sum, { paths }) => sum + paths, 0),
			signers: [me, witness].map(({ person }) => person.name ?? person.keyId),
		} satisfies ProofView;
	},
};

/** How many paths each exception names. Refuses `restoration.unexplained` with the first paths that none names. */
async function excepted(desk: Desk, book: LedgerBook, entry: EntryView, except: Except, windows: boolean) {
	const index = await indexOf(desk, book, entry);
	const patterns = except.map(({ path }) => {
		const plain = windows ? path.replaceAll('\\', '/') : path;
		return { names: namedBy(plain), literal: isLiteral(plain) };
	});
	const counts = except.map(() => 0);
	const unexplained: string[] = [];
	let missing = 0;
	for (let from = 0; from < index.count; from += AT_ONCE) {
		const numbers = Array.from({ length: Math.min(AT_ONCE, index.count - from) }, (_, at) => from + at);
		for (const row of await index.read(numbers.filter((at) => index.stateOf(at) !== 'unchanged'))) {
			const byItself = row.state === 'unreadable' || row.state === 'not-checked';
			const found = patterns.findIndex(({ names, literal }) => (literal || !byItself) && names(row.path, byItself));
			if (found >= 0) counts[found] = (counts[found] ?? 0) + 1;
			else {
				missing++;
				if (unexplained.length < MOST_NAMED) unexplained.push(told(row));
			}
		}
	}
	if (missing > 0) {
		const more = missing > unexplained.length ? ` and ${missing - unexplained.length} more` : '';
		throw new Refused(
			'restoration.unexplained',
			`${missing} ${missing === 1 ? 'path is' : 'paths are'} not as the baseline has it and not explained: ${unexplained.join(', ')}${more}.`,
			'Name each with its reason, or restore it and compare again.',
			'except',
		);
	}
	const idle = counts.indexOf(0);
	if (idle >= 0)
		throw new Refused(
			'restoration.idle',
			`“${except[idle]?.path ?? ''}” names no path that differs.`,
			'Leave it out: a proof names what there is.',
			'except',
		);
	return except.map(({ path, reason }, at) => ({ path, reason, paths: counts[at] ?? 0 }));
}

const told = ({ path, state }: Row): string => `“${path.toString('utf8')}” (${state})`;

async function asMembers(desk: Desk, book: LedgerBook, except: Awaited<ReturnType<typeof excepted>>) {
	const text = canonical(except);
	if (text.length <= LONGEST_IN_ENTRY) return { except };
	const { object, sizeBytes } = await desk.shelf.objects(book.id).put(Readable.from([Buffer.from(text)]));
	return { except: [], exceptFile: { object, name: 'exceptions.json', sizeBytes } };
}
