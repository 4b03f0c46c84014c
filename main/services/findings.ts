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
	const items = itemsOf(book);
	const tag = input.tag ?? freeTag(desk, book);
	if (items.some((item) => item.tag === tag))
		throw new Refused(
			'evidence.tag-taken',
			`There is an item ${tag} in this case already.`,
			'Use the next free tag.',
			'tag',
		);
	const me = meAmong(peopleHere(desk), desk.me);
	const path = show(row.path);
	const text = await textOf(desk, book, input.text);
	const file = fileOf(row);
	const item = newId<ItemId>();
	const written: string[] = [];
	const step = async (what: string, sealing: Promise<Receipt>): Promise<Receipt> => {
		try {
			const receipt = await sealing;
			written.push(`the ${what} ${receipt.ref}`);
			return receipt;
		} catch (error) {
			throw half(error, written, what);
		}
	};
	return claim(desk, `${book.id} ${tag}`, async () => {
		const { observedAt, storedAt, phase, severity } = input;
		const note = await step('note', seal(desk, book, 'note.written/1', { phase, text, observedAt }));
		const evidence = file
			? await step(
					'item',
					seal(desk, book, 'evidence.registered/1', {
						item,
						tag,
						holder: { keyId: me.keyId, name: me.name ?? me.keyId },
						description: `${path}, ${row.state} against its baseline (${comparison.ref})`,
						type: 'digital',
						hostname: typeof comparison.body.targetHost === 'string' ? comparison.body.targetHost : undefined,
						foundAt: typeof comparison.body.target === 'string' ? comparison.body.target : undefined,
						storedAt,
						observedAt,
						files: [file],
					}),
				)
			: null;
		const deviation = await step(
			'deviation',
			seal(desk, book, 'deviation.recorded/1', {
				comparison: named(comparison),
				row: input.row,
				path,
				pathBytes: bytesBesideText(row.path),
				state: row.state,
				digests: row.now && Object.keys(row.now.digests).length > 0 ? { ...row.now.digests } : undefined,
				severity,
				note: citing(note),
				evidence: evidence ? citing(evidence) : undefined,
				item: evidence ? item : undefined,
			}),
		);
		return { note, evidence, tag: evidence ? tag : null, deviation };
	});
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
