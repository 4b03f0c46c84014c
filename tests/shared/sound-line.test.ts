/** The short way to read a line and the way that names every fault: what the short way takes, the other takes as well, to the same entry. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, type Json } from '../../shared/ledger/canonical';
import { type Entry, examineLine, type Hash, writeDisclosure } from '../../shared/ledger/line';
import { SoundEntry } from '../../shared/ledger/sound-entry';
import { soundLine } from '../../shared/ledger/sound-line';
import type { Sha256 } from '../../shared/vocabulary';
import { vectors } from '../vectors/read';
import { mutant, randomFrom } from './mutants';

const hash: Hash = (data) => createHash('sha256').update(data).digest('hex') as Sha256;
const lines = vectors().flatMap((v) => v.chains.flatMap((c) => c.lines));
const sound = lines.filter((line) => examineLine(line, hash).faults.length === 0);
const plain = ({ head, headText, digest, signatures, disclosures, body, withheld }: Entry) => ({
	...{ head, headText, digest, signatures, disclosures, withheld },
	body: { ...body },
});

/** @returns whether the short way took it */
function heldTogether(line: string): boolean {
	const entry = soundLine(line, hash);
	if (!entry) return false;
	const examined = examineLine(line, hash);
	expect(examined.faults, line).toEqual([]);
	if (!examined.entry) throw new Error(`no entry: ${line}`);
	expect(plain(entry)).toEqual(plain(examined.entry));
	expect(plain(new SoundEntry(line, entry.digest))).toEqual(plain(examined.entry));
	return true;
}

/** A sound line with one more disclosure, committed to as it must be. */
function withValue(line: string, name: string, text: string): string {
	const [headText = '', signatures = '', ...disclosures] = line.split('\t');
	const head = JSON.parse(headText) as { body: Record<string, string> };
	head.body[name] = hash(text);
	const ordered = Object.entries(head.body).sort(([a], [b]) => (a < b ? -1 : 1));
	const written = canonical({ ...head, body: Object.fromEntries(ordered) });
	const all = [...disclosures, text].sort((a, b) =>
		(JSON.parse(a)[1] as string) < (JSON.parse(b)[1] as string) ? -1 : 1,
	);
	return [written, signatures, ...all].join('\t');
}

describe('the short way', () => {
	it('takes nearly every sound line of the vectors, and nothing else', () => {
		const taken = lines.filter(heldTogether).length;
		expect(taken).toBeLessThanOrEqual(sound.length);
		expect(taken / sound.length).toBeGreaterThan(0.95);
	});

	it('takes no line with a fault: 20,000 changed at random', () => {
		const random = randomFrom(20_261_122);
		let taken = 0;
		for (let n = 0; n < 20_000; n += 1) {
			const line = sound[Math.floor(random() * sound.length)] ?? '';
			if (heldTogether(mutant(line, random, 1 + Math.floor(random() * 2)))) taken += 1;
		}
		expect(taken).toBeGreaterThan(0);
	});

	it('reads any value that canonical JSON can hold', () => {
		const [line = ''] = sound;
		const salt = 'AAAAAAAAAAAAAAAAAAAAAA';
		fc.assert(
			fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
				let text: string;
				try {
					text = writeDisclosure(salt, 'zzz', value as Json);
				} catch {
					return;
				}
				expect(heldTogether(withValue(line, 'zzz', text))).toBe(true);
			}),
			{ seed: 3, numRuns: 500 },
		);
	});

	it('leaves to the other way a signer who stands twice', () => {
		const [head = '', signatures = '', ...rest] = (sound[0] ?? '').split('\t');
		const twice = head.replace(/"by":\[("[0-9a-f]{64}")\]/, '"by":[$1,$1]');
		const line = [twice, signatures.replace(/\[(.*)\]/, '[$1,$1]'), ...rest].join('\t');
		expect(twice).not.toBe(head);
		expect(soundLine(line, hash)).toBeNull();
		expect(examineLine(line, hash).faults.map((f) => f.rule)).toEqual(['by names each signer once, at least one']);
	});

	it.each([
		['two values where one stands', '["AAAAAAAAAAAAAAAAAAAAAA","zzz",1,2]'],
		['no value', '["AAAAAAAAAAAAAAAAAAAAAA","zzz",]'],
		['an escape that is not needed', '["AAAAAAAAAAAAAAAAAAAAAA","zzz","\\u0041"]'],
		['an escaped slash', '["AAAAAAAAAAAAAAAAAAAAAA","zzz","\\/"]'],
		['space within', '["AAAAAAAAAAAAAAAAAAAAAA","zzz", "a"]'],
		['a string that does not end', '["AAAAAAAAAAAAAAAAAAAAAA","zzz","a\\"]'],
		['members out of order', '["AAAAAAAAAAAAAAAAAAAAAA","zzz",{"b":1,"a":2}]'],
		['a member twice', '["AAAAAAAAAAAAAAAAAAAAAA","zzz",{"a":1,"a":2}]'],
		['a number that is not whole', '["AAAAAAAAAAAAAAAAAAAAAA","zzz",1.5]'],
		['a half character', '["AAAAAAAAAAAAAAAAAAAAAA","zzz","\ud83d"]'],
		['nesting 33 deep', `["AAAAAAAAAAAAAAAAAAAAAA","zzz",${'['.repeat(32)}${']'.repeat(32)}]`],
		['a salt of other length', '["AAAAAAAAAAAAAAAAAAAAA","zzz",1]'],
	])('leaves to the other way %s', (_what, text) => {
		const [head = '', signatures = '', ...rest] = (sound[0] ?? '').split('\t');
		const line = [head.replace(/\},"boot"/, `,"zzz":"${hash(text)}"},"boot"`), signatures, ...rest, text].join('\t');
		expect(soundLine(line, hash)).toBeNull();
		expect(examineLine(line, hash).faults.length).toBeGreaterThan(0);
	});
});
