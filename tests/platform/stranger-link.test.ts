/** A stranger's case file is opened by a process that was never unlocked; the one with keys only says whom it knows. */
import { expect, it } from 'vitest';
import { StrangerLink } from '../../main/platform/stranger-link';
import type { Answer } from '../../shared/refusal';
import type { Ticket } from '../../shared/vocabulary';

const REPORT = {
	verdict: 'intact',
	signers: [
		{ keyId: 'aa', trusted: 'given' },
		{ keyId: 'cc', trusted: null },
	],
};

/** A link that writes down what it is asked, and answers what it is told to. */
function recorded(answers: Readonly<Record<string, unknown>>) {
	const asked: [string, unknown][] = [];
	const tickets: string[] = [];
	let ended = 0;
	return {
		asked,
		tickets,
		ended: () => ended,
		ask: async (question: string, input: unknown): Promise<Answer<unknown>> => {
			asked.push([question, input]);
			if (question in answers) return { ok: true, value: answers[question] };
			return { ok: false, refusal: { code: 'notebook.locked', sentence: 'Locked.', hint: '' } };
		},
		ticketFor: (path: string) => {
			tickets.push(path);
			return `for ${path}` as Ticket;
		},
		key: async (): Promise<Answer<unknown>> => ({ ok: true, value: 'key of the reader' }),
		resealed: async (name: string, value: string, key: string): Promise<Answer<unknown>> => ({
			ok: true,
			value: `${name} ${value} for ${key}`,
		}),
		end: async () => {
			ended += 1;
		},
	};
}

it('is verified elsewhere, with the people the notebook vouches for, and that process ends', async () => {
	const people = [
		{ keyId: 'aa', vouchedFor: true, revoked: null },
		{ keyId: 'bb', vouchedFor: true, revoked: { at: 'then', reason: null } },
		{ keyId: 'dd', vouchedFor: false, revoked: null },
	];
	const notebook = recorded({ 'person.list': people });
	const checker = recorded({ 'casefile.verify': REPORT });
	const link = new StrangerLink(notebook, () => checker);
	link.know('t1' as Ticket, '/media/stick/case.zip');
	const answer = await link.verify({ file: 't1' as Ticket, trust: ['ee'] });
	expect(notebook.asked).toEqual([['person.list', {}]]);
	expect(checker.tickets).toEqual(['/media/stick/case.zip']);
	expect(checker.asked).toEqual([['casefile.verify', { file: 'for /media/stick/case.zip', trust: ['ee', 'aa'] }]]);
	expect(answer).toEqual({
		ok: true,
		value: {
			...REPORT,
			signers: [
				{ keyId: 'aa', trusted: 'admitted in this notebook' },
				{ keyId: 'cc', trusted: null },
			],
		},
	});
	expect(checker.ended()).toBe(1);
});

it('needs no open notebook, and a ticket is good for one use', async () => {
	const checker = recorded({ 'casefile.verify': REPORT });
	const link = new StrangerLink(recorded({}), () => checker);
	link.know('t1' as Ticket, '/a.zip');
	await link.verify({ file: 't1' as Ticket });
	await link.verify({ file: 't1' as Ticket });
	expect(checker.asked.map(([, input]) => input)).toEqual([
		{ file: 'for /a.zip', trust: [] },
		{ file: 't1', trust: [] },
	]);
	expect(checker.ended()).toBe(2);
});

it('is compared with another elsewhere, where a proof is written too', async () => {
	const checker = recorded({ 'fork.compare': { forks: 1 }, 'fork.verify': { seq: 4 } });
	const notebook = recorded({});
	const link = new StrangerLink(notebook, () => checker);
	const [one, two, to, proof] = ['t1', 't2', 't3', 't4'] as Ticket[];
	if (!one || !two || !to || !proof) throw new Error('four tickets were to be there');
	for (const [ticket, path] of [
		[one, '/one.zip'],
		[two, '/two.zip'],
		[to, '/proof.json'],
		[proof, '/given.json'],
	] as const)
		link.know(ticket, path);
	expect(await link.compare({ files: [one, two], proofTo: to })).toEqual({ ok: true, value: { forks: 1 } });
	expect(await link.verifyFork({ proof })).toEqual({ ok: true, value: { seq: 4 } });
	expect(checker.asked).toEqual([
		['fork.compare', { files: ['for /one.zip', 'for /two.zip'], proofTo: 'for /proof.json' }],
		['fork.verify', { proof: 'for /given.json' }],
	]);
	expect([notebook.asked, checker.ended()]).toEqual([[], 2]);
});

it('is stopped by its job’s name', async () => {
	const checker = recorded({ 'job.cancel': { cancelled: true } });
	const link = new StrangerLink(recorded({}), () => checker);
	expect(await link.cancel({ job: 'j' })).toBe(false);
	const verifying = link.verify({ file: 't1' as Ticket });
	await Promise.resolve().then(() => undefined);
	expect(await link.cancel({ job: 'j' })).toBe(true);
	expect((await verifying).ok).toBe(false);
});

it('reads a file for a merge in that other process too, and hands its answer on as it is', async () => {
	const reader = recorded({ 'casefile.read': { report: REPORT, copy: null } });
	const notebook = recorded({});
	const link = new StrangerLink(notebook, () => reader);
	const answer = await link.read({ what: 'case file', path: '/media/stick/case.zip', trust: ['aa'], job: 'j' });
	expect(answer).toEqual({ ok: true, value: { report: REPORT, copy: null } });
	expect(reader.asked).toEqual([['casefile.read', { file: 'for /media/stick/case.zip', trust: ['aa'], job: 'j' }]]);
	expect([notebook.asked, reader.ended()]).toEqual([[], 1]);
});

it('hands what opens an encrypted file to that process only, the passphrase sealed anew, and keeps the tickets for another try', async () => {
	const reader = recorded({ 'casefile.read': { report: REPORT, copy: null } });
	const checker = {
		...recorded({}),
		ask: async (question: string, input: unknown): Promise<Answer<unknown>> => {
			checker.asked.push([question, input]);
			return { ok: false, refusal: { code: 'casefile.wrong-key', sentence: 'No.', hint: '' } };
		},
	};
	const link = new StrangerLink(recorded({}), () => checker);
	const [file, identity] = ['t1', 't2'] as [Ticket, Ticket];
	link.know(file, '/a.zip.age');
	link.know(identity, '/key.txt');
	for (const _ of [1, 2]) await link.verify({ file, identity, filePassphrase: 'sealed/1.x' });
	const given = {
		...{ file: 'for /a.zip.age', identity: 'for /key.txt', trust: [] },
		filePassphrase: 'filePassphrase sealed/1.x for key of the reader',
	};
	expect(checker.asked.map(([, input]) => input)).toEqual([given, given]);
	const reading = { what: 'case file', path: '/a.zip.age', trust: [], job: undefined } as const;
	await new StrangerLink(recorded({}), () => reader).read({
		...reading,
		identity: '/key.txt',
		filePassphrase: 'sealed/1.y',
	});
	expect(reader.asked[0]?.[1]).toMatchObject({
		identity: 'for /key.txt',
		filePassphrase: 'filePassphrase sealed/1.y for key of the reader',
	});
});

it('reads a receipt there too', async () => {
	const reader = recorded({ 'receipt.read': { digest: 'ab' } });
	const link = new StrangerLink(recorded({}), () => reader);
	const answer = await link.read({ what: 'receipt', path: '/media/stick/receipt.json' });
	expect(answer).toEqual({ ok: true, value: { digest: 'ab' } });
	expect(reader.asked).toEqual([['receipt.read', { file: 'for /media/stick/receipt.json' }]]);
	expect(reader.ended()).toBe(1);
});
