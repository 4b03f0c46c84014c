/**
 * Another laptop's copy of a case, brought in from a case file (ledger.md, "Merging"; decisions 2, 9, 10 and 16). The file
 * is read where no key is; here it is planned, consented to, and done: objects first, each under its digest; then all
 * chains at once; then the entries, the notebook's own last.
 * What must hold: whatever is refused leaves every byte of every case as it was; a crash leaves all of it or nothing.
 */
import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import type { Given } from '../../shared/contract';
import { Refused } from '../../shared/refusal';
import type { CopyContent, CopyRead, MergeView, VerifyReport } from '../../shared/views';
import type { CaseId, ChainId, KeyId, Sha256 } from '../../shared/vocabulary';
import { openWith } from '../casefile/age/keys';
import { readCopy, stretchOf } from '../casefile/read-copy';
import { asKnown, knownHere } from './casefiles';
import { casesNumbered } from './cases';
import {
	type CopyReader,
	claim,
	type Desk,
	type Handlers,
	MERGE,
	mustNotBeRevoked,
	mustNotOverlap,
	newId,
} from './desk';
import type { Job } from './jobs';
import { finishMerge, type MergeNote } from './merge-entries';
import { type MergePlan, planOf } from './merge-plan';
import { mergeView, signersOf } from './merge-view';
import { forAnotherTry, identityOf, ticketsOf } from './opening';
import type { Setting } from './session';

export const merges: Handlers<'casefile.merge' | 'casefile.preview-merge'> = {
	'casefile.preview-merge': async (desk, input) => {
		const path = desk.redeem(input.file);
		const reading = desk.jobs.run(input.job, 'Reading the case file', async (job) => {
			const { report, content } = await contentIn(desk, path, input, job);
			const plan = await planOf(desk, content, job.signal);
			const told = { done: false, needsConsent: strangers(report), receipt: null, file: desk.ticketFor(path) };
			return mergeView(desk, plan, report, told, new Map(), await sameNumber(desk, plan));
		});
		return forAnotherTry(ticketsOf(desk), input.file, path, reading);
	},

	'casefile.merge': (desk, input) => mergeFile(desk, input),
};

/** @param mustBe refuses what the file would bring, before anything is written */
export async function mergeFile(
	desk: Desk,
	input: Given<'casefile.merge'>,
	mustBe: (plan: MergePlan) => void = () => undefined,
): Promise<MergeView> {
	mustNotOverlap(desk, MERGE);
	const path = desk.redeem(input.file);
	const merging = desk.jobs.run(input.job, 'Merging the case file', async (job) => {
		const { report, content } = await contentIn(desk, path, input, job);
		const accepted = consented(desk, report, input.accept ?? []);
		return claim(desk, `${content.case} ${MERGE}`, async () => {
			mustNotOverlap(desk, MERGE);
			await finishMerge(desk, content.case);
			return merge(desk, path, content, report, accepted, job, mustBe);
		});
	});
	return forAnotherTry(ticketsOf(desk), input.file, path, merging);
}

async function merge(
	desk: Desk,
	path: string | Buffer,
	content: CopyContent,
	report: VerifyReport,
	accepted: readonly KeyId[],
	job: Job,
	mustBe: (plan: MergePlan) => void,
): Promise<MergeView> {
	const plan = await planOf(desk, content, job.signal);
	mustBe(plan);
	const numbered = await sameNumber(desk, plan);
	const told = { done: true, needsConsent: false, file: null };
	if (plan.swap.size === 0 && plan.objects.length === 0 && plan.refused.size === 0)
		return mergeView(desk, plan, report, { ...told, receipt: null }, new Map(), numbered);
	mustBeAbleToJoin(desk, plan);
	await takeObjects(desk, path, plan, job);
	const kept = await keepAside(desk, plan);
	job.signal.throwIfAborted();
	await commit(desk, plan, noteOf(path, plan, report, accepted, kept));
	const receipt = await finishMerge(desk, plan.id);
	return mergeView(
		desk,
		plan,
		report,
		{ ...told, receipt },
		new Map([...kept].map(([c, k]) => [c, k.object])),
		numbered,
	);
}

/** What the file holds, read where no key is. @throws Refused where it is unreadable or broken */
async function contentIn(desk: Desk, path: string | Buffer, input: Given<'casefile.preview-merge'>, job: Job) {
	const known = knownHere(desk);
	const { report: read, copy } = await desk.readCopy(path, {
		...{ trust: known, job: input.job, signal: job.signal },
		...{ identity: identityOf(ticketsOf(desk), input), filePassphrase: input.filePassphrase },
		onProgress: (doneBytes, totalBytes) => job.progress({ doneBytes, totalBytes }),
	});
	job.signal.throwIfAborted();
	const report = asKnown(known, read);
	if (copy) return { report, content: copy };
	const fault = report.checks.find(({ state }) => state === 'broken')?.faults[0];
	const why = fault ? `${fault.place}: ${fault.rule}; found: ${fault.found}` : 'it holds no case';
	throw new Refused(
		report.verdict === 'unreadable' ? 'casefile.unreadable' : 'merge.broken',
		report.verdict === 'unreadable'
			? `This is not a case file that can be read. ${fault?.found ?? ''}`.trim()
			: `This case file is broken: ${why}.`,
		'Get it from its sender again, whole and as it was sent; nothing was changed here.',
		'file',
	);
}

const strangers = (report: VerifyReport) => signersOf(report).every(({ trusted }) => trusted === null);

/** @returns keys that were accepted though nobody here knows them @throws Refused where no signer counts */
function consented(desk: Desk, report: VerifyReport, accept: readonly KeyId[]): KeyId[] {
	const signers = signersOf(report);
	if (signers.length === 0)
		throw new Refused(
			'merge.unsigned',
			'No signature of this case file holds, so nobody vouches for it as a whole.',
			'Let the sender export the case again; nothing was changed here.',
			'file',
		);
	if (signers.some(({ trusted }) => trusted !== null)) return [];
	const accepted = signers.filter(({ keyId }) => accept.includes(keyId)).map(({ keyId }) => keyId);
	for (const keyId of accepted) mustNotBeRevoked(desk, desk.book, keyId);
	if (accepted.length > 0) return accepted;
	const [first] = signers;
	throw new Refused(
		'signer.unknown',
		`Nobody here knows who signed this case file: ${first?.name ?? 'no name'}, fingerprint ${first?.fingerprint ?? ''}.`,
		'Compare the fingerprint with what the person tells you by another way, then accept it (`--accept` at a terminal); nothing was changed here.',
		'accept',
	);
}

const sameNumber = async (desk: Desk, { id, content }: MergePlan): Promise<CaseId[]> =>
	content.number === null ? [] : (await casesNumbered(desk, content.number)).filter((other) => other !== id);

function mustBeAbleToJoin(desk: Desk, { book, rolledBack, after }: MergePlan): void {
	mustNotBeRevoked(desk, desk.book, desk.me.keyId);
	if (book && !rolledBack) return;
	const revoked = after.revocations.get(desk.me.keyId);
	if (revoked)
		throw new Refused(
			'key.revoked',
			`This case revokes your key (${revoked.ref}), so a chain that you begin in it would not count.`,
			'Let another person bring it in.',
			'person',
		);
}

/** Objects before anything that names them; those of a merge that does not come to its end stay sealed, and are found there by the next. */
async function takeObjects(desk: Desk, path: string | Buffer, plan: MergePlan, job: Job): Promise<void> {
	const store = desk.shelf.objects(plan.id);
	const totalBytes = plan.objects.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
	let doneBytes = 0;
	for (const { object, at, sizeBytes } of plan.objects) {
		job.signal.throwIfAborted();
		await store.put(stretchOf(path, at, sizeBytes, job.signal, plan.content.sealed), { expect: object });
		doneBytes += sizeBytes;
		job.progress({ doneBytes, totalBytes });
	}
}

type Kept = { readonly object: Sha256; readonly name: string; readonly sizeBytes: number };

/** The foreign copy of each refused chain, sealed among the notebook's own objects. */
async function keepAside(desk: Desk, plan: MergePlan): Promise<Map<ChainId, Kept>> {
	const kept = new Map<ChainId, Kept>();
	for (const [chain, { lines }] of plan.refused) {
		const text = Buffer.from(lines.map((line) => `${line}\n`).join(''), 'utf8');
		const { object, sizeBytes } = await desk.shelf.objects(desk.book.id).put(Readable.from([text]));
		kept.set(chain, { object, name: `${chain}.ledger`, sizeBytes });
	}
	return kept;
}

function noteOf(
	path: string | Buffer,
	plan: MergePlan,
	report: VerifyReport,
	accepted: readonly KeyId[],
	kept: ReadonlyMap<ChainId, Kept>,
): MergeNote {
	const heads = ({ chains }: NonNullable<MergePlan['before']>) =>
		chains.map(({ chain, length, head }) => ({ chain, seq: length, head }));
	return {
		begins: plan.book && !plan.rolledBack ? null : newId<ChainId>(),
		closes: plan.rolledBack,
		body: {
			case: plan.id,
			merge: randomBytes(16).toString('hex'),
			fileName: basename(String(path)),
			fileSha256: plan.content.sha256,
			tagManifest: plan.content.tagManifest,
			signedBy: signersOf(report).map(({ keyId }) => keyId),
			accepted: [...accepted],
			verdict: report.verdict,
			before: plan.before ? heads(plan.before) : [],
			heads: heads(plan.after),
			refused: [...plan.refused].flatMap(([chain, { seq, here, there }]) => {
				const copy = kept.get(chain);
				return copy ? [{ chain, seq, here, there, kept: copy }] : [];
			}),
			...(plan.rolledBack ? { rolledBack: plan.rolledBack } : {}),
			disclosures: plan.chains.reduce((sum, c) => sum + (plan.refused.has(c.chain) ? 0 : c.discloses), 0),
			objects: plan.objects.length,
		},
	};
}

/** From here on the merge will stand, come what may. An open case goes on with the new chains; nothing is added meanwhile. */
async function commit(desk: Desk, plan: MergePlan, note: MergeNote): Promise<void> {
	const { id, book } = plan;
	const swap = desk.shelf.swap(id);
	if (!book) return swap.commit(plan.swap, note);
	let committed = false;
	try {
		await book.exchange(async (close) => {
			for (const { chain, lengths } of plan.chains)
				if (plan.swap.has(chain) && book.length(chain) !== lengths[0])
					throw new Refused('work.under-way', 'The case grew while the file was read.', 'Merge the file again.');
			await swap.commit(plan.swap, note);
			committed = true;
			await close();
			return desk.shelf.openChains(id, book.mine);
		});
	} catch (error) {
		// What was committed is carried out when the case is opened anew.
		if (committed) desk.cases.delete(id);
		throw error;
	}
}

/** Reads in this process, where no other is at hand. */
export const readCopyHere: CopyReader = (path, reading) => readWith(path, reading);

async function readWith(
	path: string | Buffer,
	{ trust, signal, onProgress, identity, filePassphrase }: Parameters<CopyReader>[1],
	readers?: Setting['readers'],
): Promise<CopyRead> {
	return readCopy(path, { trust, signal, onProgress, readers, openWith: await openWith(identity, filePassphrase) });
}

/** `casefile.read`. */
export async function readFile(setting: Setting, input: Given<'casefile.read'>): Promise<CopyRead> {
	const path = setting.tickets.redeem(input.file);
	return setting.jobs.run(input.job, 'Reading the case file', (job) =>
		readWith(
			path,
			{
				...{ trust: input.trust ?? [], signal: job.signal },
				...{ identity: identityOf(setting.tickets, input), filePassphrase: input.filePassphrase },
				onProgress: (doneBytes, totalBytes) => job.progress({ doneBytes, totalBytes }),
			},
			setting.readers,
		),
	);
}
