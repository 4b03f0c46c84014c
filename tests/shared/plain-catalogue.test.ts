/** The catalogue as plain data beside the schemas it was made from: both take the same values. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue, checkBody } from '../../shared/catalogue/catalogue';
import { bodyFits, fits } from '../../shared/catalogue/plain';
import { plainCatalogue, plainShape } from '../../shared/catalogue/plain-of';
import type { Json } from '../../shared/ledger/canonical';
import { examineLine, type Hash } from '../../shared/ledger/line';
import type { Sha256 } from '../../shared/vocabulary';
import { vectors } from '../vectors/read';
import { randomFrom } from './mutants';

const hash: Hash = (data) => createHash('sha256').update(data).digest('hex') as Sha256;
const plain = plainCatalogue();
const members = [...catalogue].flatMap(([kind, { members }]) =>
	Object.entries(members).map(([name, { schema }]) => ({ kind, name, schema, shape: plainShape(schema) })),
);
const bodies = vectors()
	.flatMap((v) => v.chains.flatMap((c) => c.lines))
	.flatMap((line) => examineLine(line, hash).entry ?? []);
const OTHERS: readonly Json[] = [
	...[null, true, false, 0, -1, 1, 2 ** 53 - 1, '', 'da', 'x', 'f'.repeat(64), '2026-11-22T01:40:00.000Z', [], {}],
	...['2026-02-30T01:40:00.000Z', 'F'.repeat(64), { object: 'f'.repeat(64) }, [''], ['x'], { md5: 'f'.repeat(32) }],
];

/** The same value with one thing in it changed, taken away or added. */
function changed(value: Json, random: () => number): Json {
	const other = () => OTHERS[Math.floor(random() * OTHERS.length)] ?? null;
	if (typeof value !== 'object' || value === null || random() < 0.1) return other();
	const keys = Object.keys(value);
	const key = keys[Math.floor(random() * keys.length)] ?? 'added';
	if (Array.isArray(value)) {
		if (random() < 0.3) return [...value, other()];
		return value.map((each, i) => (String(i) === key ? changed(each, random) : each));
	}
	const object = value as { readonly [member: string]: Json };
	const { [key]: one = null, ...rest } = object;
	if (random() < 0.3) return rest;
	return random() < 0.2 ? { ...object, added: other() } : { ...rest, [key]: changed(one, random) };
}

describe('the catalogue as plain data', () => {
	it('tells every member of every kind', () => {
		expect(members.filter(({ shape }) => shape === null).map(({ kind, name }) => `${kind} ${name}`)).toEqual([]);
	});

	it('takes what the schemas take, for every value of the vectors as it is and changed at random', () => {
		const random = randomFrom(4);
		let taken = 0;
		for (const { head, body } of bodies)
			for (const [name, value] of Object.entries(body)) {
				const member = members.find((m) => m.kind === head.kind && m.name === name);
				if (!member?.shape) continue;
				for (let n = 0, tried = value; n < 4; n += 1, tried = changed(value, random)) {
					const fit = fits(member.shape, tried);
					expect(fit, `${head.kind} ${name} ${JSON.stringify(tried)}`).toBe(member.schema.safeParse(tried).success);
					if (fit) taken += 1;
				}
			}
		expect(taken).toBeGreaterThan(500);
	});

	it('and for any value that JSON can hold, in any member', () => {
		const value = fc.oneof(fc.jsonValue(), fc.constantFrom(...OTHERS));
		fc.assert(
			fc.property(fc.constantFrom(...members), value, ({ shape, schema }, tried) => {
				if (shape) expect(fits(shape, tried as Json)).toBe(schema.safeParse(tried).success);
			}),
			{ seed: 4, numRuns: 5000 },
		);
	});

	it('holds bodies to what is required, known, never withheld, and signed by enough', () => {
		const random = randomFrom(5);
		let refused = 0;
		for (const { head, body } of bodies)
			for (let n = 0; n < 4; n += 1) {
				const names = Object.keys(body).filter(() => n === 0 || random() < 0.8);
				const withheld = Object.keys(body).filter((name) => !names.includes(name) && random() < 0.5);
				if (random() < 0.1) names.push('nobodyKnows');
				const values = names.map((name) => body[name] ?? null);
				const signers = random() < 0.5 ? 1 : 2;
				const asObject = Object.fromEntries(names.map((name, i) => [name, values[i] ?? null]));
				const named = checkBody(head.kind, asObject, withheld, signers);
				const fit = bodyFits(plain, head.kind, { names, values, withheld }, signers);
				expect(fit, `${head.kind} ${names} without ${withheld}`).toBe(named && named.length === 0);
				if (fit === false) refused += 1;
			}
		expect(refused).toBeGreaterThan(100);
	});
});
