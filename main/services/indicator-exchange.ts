/**
 * Indicators of others taken in from a file, and a case's own written for them. What must hold: a file is read to its end and
 * stored before an entry names it; it counts whole or not at all, also where a crash comes between its entries (shared/projections/
 * imports); what is recorded already is not recorded again; what an exercise wrote does not enter a real case.
 */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { defanged } from '../../shared/indicators/fang';
import { indicatorKey } from '../../shared/indicators/indicator';
import type { Json } from '../../shared/ledger/canonical';
import { hostsOf } from '../../shared/projections/hosts';
import { shareable } from '../../shared/projections/indicator-sharing';
import { indicatorsOf, standing } from '../../shared/projections/indicators';
import { Refused } from '../../shared/refusal';
import type { ImportRow, Receipt } from '../../shared/views';
import { visible } from '../../shared/visible';
import type { Sha256 } from '../../shared/vocabulary';
import type { TakenIndicator } from '../indicators/gathered';
import { MOST_FILE_BYTES, readIndicators } from '../indicators/read-indicators';
import { indicatorsCsv } from '../indicators/write-csv';
import { stixBundle } from '../indicators/write-stix';
import { readGiven } from '../store/given-file';
import { once, writeOut } from '../store/write-out';
import { caseIn, caseNamed, openCaseNamed } from './cases';
import { claim, type Desk, type Handlers, meAmong, newId, peopleHere, seal } from './desk';
import { inEntries } from './indicators';
import type { LedgerBook } from './ledger-book';
import { citing } from './scene';
import { toWhom, unlessReadOnly } from './sent';

/** Of one file; many more, and a list of the window holds them no more. */
const MOST_TAKEN = 20_000;
/** Of each state, in a preview. */
const MOST_SHOWN = 500;

type Questions = 'indicator.preview' | 'indicator.import' | 'indicator.export';

export const indicatorExchange: Handlers<Questions> = {
	'indicator.preview': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const path = desk.redeem(input.file);
		const { name, sizeBytes, sha256, read } = await readFor(book, path);
		const sorted = sortedBy(book, read.taken);
		const { format, left, others } = read;
		const counts = { fresh: sorted.fresh.length, known: sorted.known.length, left: left.length };
		const all: ImportRow[] = [
			...sorted.fresh.slice(0, MOST_SHOWN).map((one) => rowOf(one, null)),
			...sorted.known.slice(0, MOST_SHOWN).map(({ one, ref }) => rowOf(one, ref)),
			...left.slice(0, MOST_SHOWN).map((one) => ({ ...one, state: 'left' as const, is: null, known: null })),
		];
		const rows = all.sort((a, b) => a.place - b.place);
		return { format, name, sizeBytes, sha256, ...counts, rows, others, file: desk.ticketFor(path) };
	},

	'indicator.import': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const path = desk.redeem(input.file);
		const cites = citing(book, input.cites);
		return claim(desk, `${book.id} indicators`, async () => {
			const { name, bytes, sha256, read } = await readFor(book, path);
			if (input.sha256 !== undefined && input.sha256 !== sha256)
				throw new Refused(
					'indicator.changed',
					'The file is another one than it was when it was looked at.',
					'Choose it again; nothing was imported.',
					'file',
				);
			const { fresh, known } = sortedBy(book, read.taken);
			mayBeTaken(fresh.length, known.length, read.left.length);
			const { object, sizeBytes } = await desk.shelf.objects(book.id).put(once(bytes), { expect: sha256 });
			const parts = inEntries(fresh.map(bodyOf));
			const id = newId();
			const { source, tlp, sharing } = input;
			const about = {
				...{ import: id, parts: parts.length, file: { object, name, sizeBytes }, format: read.format },
				...{ known: known.length, left: read.left.length, source, tlp, sharing, cites },
			};
			const receipts: Receipt[] = [];
			for (const [at, some] of parts.entries()) {
				const body = { ...about, part: at + 1, ids: some.map(() => newId()), indicators: some };
				receipts.push(await seal(desk, book, 'indicator.imported/1', body));
			}
			return { receipts, import: id, taken: fresh.length, known: known.length, left: read.left.length };
		});
	},

	'indicator.export': async (desk, input) => {
		const book = await caseNamed(desk, input.case);
		const { number, openedAt, classification, exercise } = caseIn(book);
		const entries = new Map(book.entries().map((entry) => [entry.ref, entry]));
		const hosts = hostsOf(book.entries());
		const { given, leftOut } = shareable(indicatorsOf(book.entries(), hosts), classification, input);
		if (given.length === 0)
			throw new Refused(
				'indicator.none',
				'There is no indicator to write.',
				'Record one, or let more of them go out. Nothing was written.',
			);
		const facts = {
			...{ case: book.id, number, openedAt, exercise, given, team: teamOf(desk) },
			hosts: input.hosts === true ? new Map(hosts.map((host) => [host.host, host])) : null,
			entry: (ref: string) => entries.get(ref) ?? null,
		};
		const text = input.format === 'csv' ? indicatorsCsv(facts) : stixBundle(facts);
		const path = desk.redeem(input.to);
		const bytes = Buffer.from(text, 'utf8');
		const sizeBytes = await writeOut(path, once(bytes));
		const sha256 = createHash('sha256').update(bytes).digest('hex') as Sha256;
		const told = { case: book.id, format: input.format, fileName: basename(String(path)), fileSha256: sha256 };
		const receipt = await unlessReadOnly(
			seal(desk, desk.book, 'indicator.exported/1', {
				...{ ...told, indicators: given.length, upTo: input.upTo },
				...toWhom(input),
			}),
		);
		return { path: visible(String(path)), sizeBytes, sha256, receipt, indicators: given.length, leftOut };
	},
};

async function readFor(book: LedgerBook, path: string | Buffer) {
	const bytes = await readGiven(path, MOST_FILE_BYTES);
	const read = readIndicators(bytes);
	if (read.exercise && !caseIn(book).exercise)
		throw new Refused(
			'indicator.exercise',
			'This file was written in an exercise.',
			'It can be taken in by a case that is an exercise itself; nothing was imported.',
			'file',
		);
	const sha256 = createHash('sha256').update(bytes).digest('hex') as Sha256;
	const name = visible(basename(String(path))) || 'indicators';
	return { bytes, sizeBytes: bytes.length, sha256, name, read };
}

/** Those that are new in the case, and those that stand in it, with their entries. */
function sortedBy(book: LedgerBook, taken: readonly TakenIndicator[]) {
	const there = standing(indicatorsOf(book.entries(), hostsOf(book.entries())));
	const fresh: TakenIndicator[] = [];
	const known: { readonly one: TakenIndicator; readonly ref: string }[] = [];
	for (const one of taken) {
		const ref = there.get(indicatorKey(one))?.ref;
		if (ref === undefined) fresh.push(one);
		else known.push({ one, ref });
	}
	return { fresh, known };
}

function mayBeTaken(fresh: number, known: number, left: number): void {
	if (fresh > MOST_TAKEN)
		throw new Refused(
			'indicator.many',
			`There are ${fresh} new indicators; at most ${MOST_TAKEN} are taken from one file.`,
			'Write a file of what matters to this case. Nothing was imported.',
			'file',
		);
	if (fresh > 0) return;
	const why = [
		...(known === 0 ? [] : [known === 1 ? '1 is recorded already' : `${known} are recorded already`]),
		...(left === 0 ? [] : [left === 1 ? '1 cannot be taken' : `${left} cannot be taken`]),
	];
	throw new Refused(
		'indicator.known',
		`Nothing in the file is new: ${why.join(', ')}.`,
		'Nothing was imported, and there is nothing to do.',
		'file',
	);
}

const rowOf = (one: TakenIndicator, known: string | null): ImportRow => {
	const { type, algorithm, called, place } = one;
	return {
		...{
			place,
			state: known === null ? 'new' : 'known',
			is: { type, algorithm, called },
			shown: visible(defanged(one)),
		},
		...{ known, because: null, column: null },
	};
};

function bodyOf({ place, type, value, ...more }: TakenIndicator): { readonly [member: string]: Json } {
	const said = Object.entries(more).filter((member): member is [string, string] => typeof member[1] === 'string');
	return { type, value, place, ...Object.fromEntries(said) };
}

/** The organization of whoever writes; where none is named, the notebook. */
function teamOf(desk: Desk) {
	const made = desk.book.entries().find(({ kind }) => kind === 'notebook.created/1');
	const { organization } = meAmong(peopleHere(desk), desk.me);
	const name = organization ?? (typeof made?.body.name === 'string' ? made.body.name : 'Sealbook');
	return { id: desk.book.id, name, since: made?.head.at ?? desk.clock().at };
}
