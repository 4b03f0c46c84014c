/**
 * A deviation in one act: a note, the file as an item of evidence whose custody begins, and the entry that ties them to
 * the comparison. What must hold: all that can be refused is refused before the first of them; they are written one after
 * the other with nothing of this case's between; and where the disk fails in the middle, the refusal says what stands.
 */
import type { Given } from '../../shared/contract';
import { Refused } from '../../shared/refusal';
import type { EntryView, FindingView, Receipt } from '../../shared/views';
import type { ItemId } from '../../shared/vocabulary';
import type { Row } from '../baselines/comparison-row';
import { bytesBesideText, displayName, lastPart } from '../hashing/names';
import { openCaseNamed } from './cases';
import { indexOf } from './comparison-result';
import type { ShowPath } from './comparison-view';
import { comparisonNamed } from './comparisons';
import { claim, type Desk, type Handlers, meAmong, newId, peopleHere, seal } from './desk';
import { freeTag, itemsOf } from './evidence';
import type { LedgerBook } from './ledger-book';
import { textOf } from './notes';

export const findings: Handlers<'comparison.finding'> = {
	'comparison.finding': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { entry, show } = await comparisonNamed(desk, input);
		const index = await indexOf(desk, book, entry);
		if (input.row >= index.count)
			throw new Refused('comparison.row', `This comparison has ${index.count} rows.`, 'Choose one of them.', 'row');
		const row = await index.row(input.row);
		if (row.state === 'unchanged')
			throw new Refused('finding.unchanged', 'This path is as the baseline has it.', 'Choose one that is not.', 'row');
		return claim(desk, `${book.id} finding`, () => write(desk, book, entry, row, show, input));
	},
};

async function write(
	desk: Desk,
	book: LedgerBook,
	comparison: EntryView,
	row: Row,
	show: ShowPath,
	input: Given<'comparison.finding'>,
): Promise<FindingView> {
	const tag = input.tag ?? freeTag(desk, book);
	if (itemsOf(book).some((item) => item.tag === tag))
		throw new Refused(
			'evidence.tag-taken',
			`There is an item ${tag} in this case already.`,
			'Use the next free tag.',
			'tag',
		);
	const text = await textOf(desk, book, input.text);
	const { observedAt, storedAt, phase } = input;
	const found: Found = { comparison, row, path: show(row.path), item: newId<ItemId>() };
	const file = fileOf(row);
	const step = oneAfterTheOther();
	return claim(desk, `${book.id} ${tag}`, async () => {
		const note = await step('note', seal(desk, book, 'note.written/1', { phase, text, observedAt }));
		const registered = file && { tag, storedAt, observedAt, files: [file], ...itemOf(desk, found) };
		const evidence = registered && (await step('item', seal(desk, book, 'evidence.registered/1', registered)));
		const told = deviationOf(found, input, note, evidence);
		const deviation = await step('deviation', seal(desk, book, 'deviation.recorded/1', told));
		return { note, evidence, tag: evidence ? tag : null, deviation };
	});
}

/** What deviates, from which comparison, and the item it becomes where there is a file to hold. */
interface Found {
	readonly comparison: EntryView;
	readonly row: Row;
	readonly path: string;
	readonly item: ItemId;
}

function itemOf(desk: Desk, { comparison, row, path, item }: Found) {
	const { keyId, name } = meAmong(peopleHere(desk), desk.me);
	const { ref, body } = comparison;
	return {
		item,
		holder: { keyId, name: name ?? keyId },
		description: `${path}, ${row.state} against its baseline (${ref})`,
		type: 'digital',
		hostname: typeof body.targetHost === 'string' ? body.targetHost : undefined,
		foundAt: typeof body.target === 'string' ? body.target : undefined,
	};
}

function deviationOf(
	{ comparison, row, path, item }: Found,
	input: Given<'comparison.finding'>,
	note: Receipt,
	evidence: Receipt | null,
) {
	return {
		comparison: named(comparison),
		row: input.row,
		path,
		pathBytes: bytesBesideText(row.path),
		state: row.state,
		digests: row.now && Object.keys(row.now.digests).length > 0 ? { ...row.now.digests } : undefined,
		severity: input.severity,
		note: citing(note),
		evidence: evidence ? citing(evidence) : undefined,
		item: evidence ? item : undefined,
	};
}

/** Seals that follow each other: where one fails, the refusal says which stand. */
function oneAfterTheOther(): (what: string, sealing: Promise<Receipt>) => Promise<Receipt> {
	const written: string[] = [];
	return async (what, sealing) => {
		try {
			const receipt = await sealing;
			written.push(`the ${what} ${receipt.ref}`);
			return receipt;
		} catch (error) {
			throw half(error, written, what);
		}
	};
}

export const named = ({ chain, seq, digest }: EntryView) => ({ chain, seq, head: digest });
const citing = ({ chain, seq, digest }: Receipt) => ({ chain, seq, head: digest });

/** The file as it is now, digested; null where there is none to hold. */
function fileOf({ now, path }: Row) {
	if (!now || Object.keys(now.digests).length === 0 || now.sizeBytes === null) return null;
	const name = lastPart(path);
	const nameBytes = bytesBesideText(name);
	return {
		name: displayName(name),
		sizeBytes: Number(now.sizeBytes),
		digests: { ...now.digests },
		...(nameBytes === undefined ? {} : { nameBytes }),
		...(now.remark === null ? {} : { remarks: [displayName(now.remark)] }),
	};
}

/** Where nothing was written yet the failure is what it was. */
function half(error: unknown, written: readonly string[], what: string): unknown {
	if (written.length === 0 || !(error instanceof Refused)) return error;
	return new Refused(
		'finding.half',
		`${written.join(' and ')} stand in the ledger, the ${what} does not: ${error.refusal.sentence}`,
		`Put that right, then write the ${what} by hand; an entry is never taken back.`,
	);
}
