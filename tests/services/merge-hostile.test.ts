/** Copies that hold by themselves and are signed by somebody who was accepted, and yet would do harm here. */
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeCaseFile } from '../../main/casefile/write';
import { layout } from '../../main/store/layout';
import { sign } from '../../main/vault/certificates';
import { sha256 } from '../../main/vault/ledger-rules';
import { type Identity, makeIdentity } from '../../main/vault/selfsigned';
import type { Json } from '../../shared/ledger/canonical';
import { draftEntry } from '../../shared/ledger/draft';
import { readLine, type Seen, writeLine } from '../../shared/ledger/line';
import { type CaseId, type ChainId, type Instant, type KeyId, NO_ENTRY } from '../../shared/vocabulary';
import { takeApart } from '../casefile/altered-case';
import { ADA, type Asking, FIRST, Place } from './place';

const place = new Place();
let ada: Asking;
let mallory: Identity;
let id: CaseId;
let number = 0;
/** The case as Ada exported it. */
let chains: Map<ChainId, readonly string[]>;
let before: Map<string, string>;

beforeAll(async () => {
	ada = await place.open();
	await ada.ask('notebook.create', FIRST);
	mallory = await makeIdentity({ name: 'Mallory' }, new Date('2026-11-22T01:00:00Z'));
});
afterAll(() => place.remove());

beforeEach(async () => {
	id = (await ada.ask('case.open', { number: `H-${++number}`, title: 'A laptop' })).case;
	await ada.ask('note.write', { case: id, phase: 'da', text: 'A note.' });
	const path = join(place.folder, `honest-${number}.zip`);
	await ada.ask('casefile.export', { case: id, to: ada.ticket(path) });
	const { files } = await takeApart(path);
	chains = new Map();
	for (const [name, bytes] of files) {
		const chain = /^data\/ledger\/(.*)\.ledger$/.exec(name)?.[1];
		if (chain) chains.set(chain as ChainId, bytes.toString('utf8').trimEnd().split('\n'));
	}
	before = await place.caseBytes();
});

interface Forged {
	readonly case: CaseId;
	readonly chain: ChainId;
	readonly at?: string;
	readonly seen?: readonly Seen[];
}

/** One more entry by Mallory on these lines. */
function entry(lines: readonly string[], kind: string, body: Record<string, Json>, forged: Forged): string[] {
	const prev = lines.at(-1);
	const draft = draftEntry(
		{
			...{ case: forged.case, chain: forged.chain, seq: lines.length + 1, kind, body, seen: forged.seen ?? [] },
			prev: prev ? readLine(prev, sha256).digest : NO_ENTRY,
			by: [mallory.certificate.keyId],
			at: (forged.at ?? '2026-11-22T03:00:00.000Z') as Instant,
			...{ offset: 0, zone: 'UTC', boot: 'mallory', uptime: 1000 },
		},
		sha256,
		() => randomBytes(16).toString('base64url'),
	);
	const signature = Buffer.from(sign(mallory.privateKey, Buffer.from(draft.headText))).toString('base64url');
	return [...lines, writeLine(draft.headText, [signature], draft.disclosures)];
}

const admission = () => ({
	certificate: Buffer.from(mallory.certificate.der).toString('base64'),
	name: 'Mallory',
});
const ownCase = (caseId: CaseId, chain: ChainId, title = 'Mine') => {
	const forged = { case: caseId, chain };
	const first = entry([], 'person.admitted/1', admission(), forged);
	return new Map([[chain, entry(first, 'case.opened/1', { number: 'M-1', title }, forged)]]);
};

async function fileOf(caseId: CaseId, lines: ReadonlyMap<ChainId, readonly string[]>): Promise<string> {
	const path = join(place.folder, `forged-${number}-${randomBytes(4).toString('hex')}.zip`);
	await writeCaseFile({
		...{
			path,
			id: caseId,
			own: [...lines.keys()][0] as ChainId,
			chains: lines,
			withhold: [],
			withoutObjects: true,
			withRenderings: false,
		},
		openObject: async function* () {},
		...{ signer: mallory, program: 'Forger 1', now: new Date('2026-11-22T04:00:00Z') },
	});
	return path;
}

const accept = () => [mallory.certificate.keyId as KeyId];
async function refused(path: string): Promise<string> {
	const preview = await ada.refusal('casefile.preview-merge', { file: ada.ticket(path) });
	const refusal = await ada.refusal('casefile.merge', { file: ada.ticket(path), accept: accept() });
	expect(refusal).toEqual(preview);
	expect(await place.caseBytes()).toEqual(before);
	return refusal.code;
}
const newest = (): Seen[] =>
	[...chains].map(([chain, lines]) => ({
		...{ chain, seq: lines.length },
		head: readLine(lines.at(-1) ?? '', sha256).digest,
	}));
const fresh = () => `019aa8f0-0000-7000-8000-${randomBytes(6).toString('hex')}`;

describe('refused with nothing written', () => {
	it('another case with a chain id of ours', async () => {
		const [chain] = chains.keys();
		const other = fresh() as CaseId;
		expect(await refused(await fileOf(other, ownCase(other, chain as ChainId)))).toBe('merge.chain-elsewhere');
	});

	it('a case in the name of the notebook itself, or with its chain', async () => {
		const own = (await readdir(layout(place.notebook).notebook)).find((name) => name.endsWith('.ledger')) ?? '';
		const chain = own.replace('.ledger', '') as ChainId;
		const other = fresh() as CaseId;
		expect(await refused(await fileOf(other, ownCase(other, chain)))).toBe('merge.chain-elsewhere');
		const vault = JSON.parse(await readFile(layout(place.notebook).vault, 'utf8'));
		expect(await refused(await fileOf(vault.notebook, ownCase(vault.notebook, fresh() as ChainId)))).toBe(
			'merge.chain-elsewhere',
		);
	});

	it('a chain backdated before the first entry, whose author would then vouch for everybody', async () => {
		const chain = fresh() as ChainId;
		const forged = { case: id, chain, at: '2020-01-01T00:00:00.000Z' };
		const lines = entry([], 'person.admitted/1', admission(), forged);
		expect(await refused(await fileOf(id, new Map([...chains, [chain, lines]])))).toBe('merge.first-entry');
	});

	it('a case of the same id that began otherwise', async () => {
		expect(await refused(await fileOf(id, ownCase(id, fresh() as ChainId)))).toBe('merge.second-beginning');
	});
});

describe('taken for no more than it is', () => {
	it('our own chain, continued by somebody who never signed here: refused, and the rest is taken', async () => {
		const guest = fresh() as ChainId;
		const joined = entry([], 'person.admitted/1', admission(), { case: id, chain: guest, seen: newest() });
		const [chain, lines] = [...chains][0] as [ChainId, readonly string[]];
		const seen = [{ chain: guest, seq: 1, head: readLine(joined[0] ?? '', sha256).digest }];
		const longer = entry(lines, 'note.written/1', { phase: 'da', text: 'As if by you.' }, { case: id, chain, seen });
		const path = await fileOf(
			id,
			new Map([
				[chain, longer],
				[guest, joined],
			]),
		);
		const view = await ada.ask('casefile.merge', { file: ada.ticket(path), accept: accept() });
		expect(view.rolledBack).toBe(false);
		expect(view.chains.map(({ letter, state, refused: why }) => [letter, state, why?.why])).toEqual([
			['A', 'refused', 'not its own'],
			['B', 'new', undefined],
		]);
		expect(view.findings).toEqual([expect.stringContaining('somebody who never signed here')]);
		const shown = await ada.ask('case.show', { case: id });
		expect(shown.heads.map(({ seq, mine }) => [seq, mine])).toEqual([
			[lines.length, true],
			[1, false],
		]);
		expect(shown.people.map(({ name, vouchedFor }) => [name, vouchedFor])).toEqual([
			[ADA.name, true],
			['Mallory', false],
		]);
		expect((await ada.ask('note.write', { case: id, phase: 'da', text: 'Going on.' })).ref).toBe(
			`A-${lines.length + 1}`,
		);
	});
});
