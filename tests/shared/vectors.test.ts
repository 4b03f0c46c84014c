/** Every vector of tests/vectors/ledger is verified: its faults, at their places, and no others. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ledgerRules } from '../../main/vault/ledger-rules';
import { signedInDoubt } from '../../shared/ledger/revocation';
import { readLines, verifyLedger } from '../../shared/ledger/verify';
import type { ChainId } from '../../shared/vocabulary';
import { writeAll } from '../vectors/all';
import { type ReadVector, VECTORS, vectors } from '../vectors/read';

const all = vectors();

function verify(vector: ReadVector, turned = false) {
	const rules = ledgerRules();
	const chains = vector.chains.map(({ id, lines, torn }) => ({
		chain: id as ChainId,
		lines: readLines(lines, rules.hash),
		torn,
	}));
	return verifyLedger(turned ? chains.reverse() : chains, rules);
}

const said = (vector: ReadVector, turned: boolean) => {
	const ledger = verify(vector, turned);
	return {
		expect: ledger.faults.length > 0 ? 'broken' : 'intact',
		faults: ledger.faults.map((f) => `${f.place} ${f.step}: ${f.rule}`).sort(),
	};
};

describe('the vectors', () => {
	it('are there', () => {
		expect(all.filter((v) => v.said('expect')[0] === 'intact').length).toBeGreaterThanOrEqual(15);
		expect(all.filter((v) => v.said('expect')[0] === 'broken').length).toBeGreaterThanOrEqual(60);
	});

	it('are what their generator writes', () => {
		const written = writeAll();
		expect(all.map((v) => v.name)).toEqual([...written.keys()].sort());
		for (const [name, text] of written) expect(text === readFileSync(join(VECTORS, name), 'utf8'), name).toBe(true);
	});
});

describe.each(all.map((v): [string, ReadVector] => [v.name, v]))('%s', (_name, vector) => {
	it.each([false, true])('has the faults it should have and no others (chains turned: %s)', (turned) => {
		expect(said(vector, turned)).toEqual({
			expect: vector.said('expect')[0],
			faults: [...vector.said('fault')].sort(),
		});
	});

	it('says which keys were replaced and revoked, and what is in doubt', () => {
		const ledger = verify(vector);
		expect([...ledger.rotations].map(([from, r]) => `${from} ${r.to} ${r.ref}`)).toEqual(vector.said('rotated'));
		expect([...ledger.revocations].map(([key, r]) => `${key} ${r.ref}`)).toEqual(vector.said('revoked'));
		const doubts = signedInDoubt(ledger).map(({ place }) => place);
		expect(doubts.join(' ')).toBe(vector.said('in doubt')[0] ?? '');
		for (const key of vector.said('not vouched for'))
			expect([...ledger.admissions].find(([keyId]) => keyId === key)?.[1].vouchedFor).toBe(false);
	});

	it('shows every fault beside its entry', () => {
		const ledger = verify(vector);
		for (const e of ledger.entries) {
			expect(e.faults).toEqual(ledger.faults.filter((f) => f.place === e.ref && e.faults.includes(f)));
			expect(e.verdict === 'broken').toBe(e.faults.length > 0);
		}
	});
});

const intact = all.filter((v) => v.said('expect')[0] === 'intact');
describe.each(intact.map((v): [string, ReadVector] => [v.name, v]))('of %s a verifier says', (_name, vector) => {
	const ledger = verify(vector);
	const entry = (ref: string) => ledger.entries.find((e) => e.ref === ref)?.entry;

	it('the order and the newest digests', () => {
		const lengths = vector.chains.reduce((n, c) => n + c.lines.length, 0);
		expect(ledger.entries.length).toBe(lengths);
		for (const order of vector.said('order')) expect(ledger.entries.map((e) => e.ref).join(' ')).toBe(order);
		expect(ledger.chains.map((c) => `${c.chain} ${c.length} ${c.head}`).sort()).toEqual(
			[...vector.said('digest')].sort(),
		);
	});

	it('what was not checked, what is withheld, who is not vouched for, what the clock did', () => {
		const notChecked = ledger.entries.filter((e) => e.verdict === 'not checked').map((e) => e.ref);
		expect(notChecked.join(' ')).toBe(vector.said('not checked')[0] ?? '');
		const withheld = ledger.entries.filter((e) => e.entry.withheld.length > 0);
		expect(withheld.map((e) => `${e.ref} ${e.entry.withheld.join(' ')}`)).toEqual(vector.said('withheld'));
		const unknown = [...ledger.admissions].filter(([, a]) => !a.vouchedFor).map(([keyId]) => keyId);
		expect(unknown).toEqual(vector.said('not vouched for'));
		const clock = ledger.entries.flatMap((e) => (e.clock ? [`${e.ref} ${e.clock.kind} ${e.clock.stepMs}`] : []));
		expect(clock).toEqual(vector.said('clock'));
	});

	it('its text, byte for byte', () => {
		for (const line of vector.said('text')) {
			const [ref = '', digest] = line.split(' ');
			expect(
				createHash('sha256')
					.update(String(entry(ref)?.body.text))
					.digest('hex'),
			).toBe(digest);
		}
	});
});
