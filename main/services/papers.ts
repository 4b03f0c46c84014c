/** Paper: custody forms and labels, made of what the entries of a case say when they are asked for. */
import type { Given } from '../../shared/contract';
import { callSheet } from '../../shared/paper/call-sheet';
import { caseReport } from '../../shared/paper/case-report';
import { chronology } from '../../shared/paper/chronology';
import { custodyForm } from '../../shared/paper/custody-form';
import { peopleOf } from '../../shared/projections/people';
import { Refused } from '../../shared/refusal';
import type { PaperMade } from '../../shared/views';
import type { Sha256 } from '../../shared/vocabulary';
import { formHtml } from '../reports/form-html';
import { labelsHtml, SHEETS } from '../reports/labels';
import { caseIn, caseNamed } from './cases';
import { contactsHere } from './contacts';
import type { Desk, Handlers } from './desk';
import { itemsOf, itemTagged } from './evidence';
import type { LedgerBook } from './ledger-book';

/** A drawing of ours is far smaller; what is longer is not one, and is not read into memory. */
const MOST_DRAWING_BYTES = 200_000;
type Paper = Given<'paper.make'>['paper'];
type Form = Extract<Paper, { is: 'custody form' }>;
type Labels = Extract<Paper, { is: 'labels' }>;
type Report = Extract<Paper, { is: 'case report' | 'chronology' }>;

export const papers: Handlers<'paper.make'> = {
	'paper.make': async (desk, { paper }) => {
		if (paper.is === 'call sheet') return sheetOfCalls(desk, paper.size);
		const book = await caseNamed(desk, paper.case);
		if (paper.is === 'labels') return labels(book, paper);
		return paper.is === 'custody form' ? form(desk, book, paper) : report(desk, book, paper);
	},
};

function sheetOfCalls(desk: Desk, size: 'A4' | 'Letter' | undefined): PaperMade {
	const { at, offset } = desk.clock();
	const made = desk.book.entries().find(({ kind }) => kind === 'notebook.created/1')?.body.name;
	const document = callSheet({
		contacts: contactsHere(desk),
		notebook: typeof made === 'string' ? made : null,
		madeAt: { at, offset },
		program: `Sealbook ${desk.version}`,
	});
	if (!document) throw new Refused('paper.empty', 'There is nobody to call.', 'Record a contact first.', 'paper');
	return formHtml(document, size);
}

async function form(desk: Desk, book: LedgerBook, { tag, size }: Form): Promise<PaperMade> {
	const now = desk.clock();
	const entries = book.entries();
	const document = custodyForm(
		{
			case: caseIn(book),
			items: itemsOf(book, now.at),
			entries,
			people: new Map(peopleOf(book.checked(), desk.shelf.signers()).map((person) => [person.keyId, person])),
			drawings: await drawingsIn(desk, book),
			madeAt: { at: now.at, offset: now.offset },
			program: `Sealbook ${desk.version}`,
		},
		tag === undefined ? null : itemTagged(book, tag).item,
	);
	if (!document) throw new Refused('paper.empty', 'This case has no entry yet.', 'Enter something first.', 'case');
	return formHtml(document, size);
}

function report(desk: Desk, book: LedgerBook, { is, opinions = false, size }: Report): PaperMade {
	const { at, offset } = desk.clock();
	const sources = {
		...{ case: caseIn(book), entries: book.entries(), items: itemsOf(book, at), opinions },
		...{ madeAt: { at, offset }, program: `Sealbook ${desk.version}` },
	};
	const document = is === 'chronology' ? chronology(sources) : caseReport(sources);
	if (!document) throw new Refused('paper.empty', 'This case has no entry yet.', 'Enter something first.', 'case');
	return formHtml(document, size);
}

/** The pictures of drawn signatures that entries name; one that is not here or damaged is told as not drawable. */
async function drawingsIn(desk: Desk, book: LedgerBook): Promise<ReadonlyMap<Sha256, string>> {
	const drawings = new Map<Sha256, string>();
	for (const { body } of book.entries()) {
		const { object, sizeBytes } =
			(body.drawnSignature as { readonly picture?: { object?: Sha256; sizeBytes?: number } } | undefined)?.picture ??
			{};
		if (object === undefined || drawings.has(object) || (sizeBytes ?? 0) > MOST_DRAWING_BYTES) continue;
		const pieces: Buffer[] = [];
		try {
			for await (const piece of desk.shelf.objects(book.id).open(object)) pieces.push(piece);
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			continue;
		}
		drawings.set(object, Buffer.concat(pieces).toString('utf8'));
	}
	return drawings;
}

function labels(book: LedgerBook, { tags, sheet, start = 1 }: Labels): PaperMade {
	const { columns, rows } = SHEETS[sheet];
	if (start > columns * rows)
		throw new Refused(
			'labels.start',
			`This sheet has ${columns * rows} labels.`,
			'Count the first free label row by row, from 1.',
			'start',
		);
	const { number, exercise } = caseIn(book);
	const registered = new Map(book.entries().map((entry) => [entry.ref, entry]));
	const items = tags.map((tag) => {
		const item = itemTagged(book, tag);
		const entry = registered.get(item.registered);
		if (!entry) throw new Error(`${item.registered} registered an item and is not there`);
		return { tag: item.cite, description: item.description, entry: entry.ref, sha256: entry.digest };
	});
	return labelsHtml({ number, exercise, items, sheet, start });
}
