/**
 * A closed case is read-only (SP 800-61 r2, §3.4): whatever question takes a case and is not listed here as one that only
 * reads, or writes elsewhere, refuses with the one sentence. A new question that forgets to ask is found by this test.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract, type ServiceQuestion } from '../../shared/contract';
import { type Asking, FIRST, Place } from './place';

const C = '2026-014';
/** Reads of a case, by the last word of the question. */
const READS = /\.(show|list|read|preview|rows|row|extract)$/;
/** What may be done with a closed case, and why. */
const ALLOWED: Readonly<Record<string, string>> = {
	'case.reopen': 'opens it again',
	'case.acknowledge-rollback': 'is about the ledger, not about the incident',
	'acquisition.verify': 'copies are kept, and read again, long after the end (§3.4.3)',
	'timestamp.attach': 'an authority’s word about what is closed',
	'timestamp.request': 'writes to a disk, and to the notebook’s own ledger',
	'receipt.save': 'writes to a disk',
	'receipt.check': 'reads a file',
	'casefile.export': 'writes to a disk, and to the notebook’s own ledger',
	'custody.export': 'writes to a disk',
	'timeline.export': 'writes to a disk',
	'indicator.export': 'writes to a disk, and to the notebook’s own ledger',
	'object.save': 'writes to a disk',
	'draft.save': 'a draft is not in the ledger',
	'quick.save': 'a draft is not in the ledger',
	'minutes.save': 'a draft is not in the ledger',
	'exercise.keep-typed': 'a draft is not in the ledger',
	'exercise.read-typed': 'reads',
};

type Schema = Readonly<Record<string, unknown>>;

/** Something that the schema takes: required members only, each as small as may be. */
function sampleOf(schema: Schema, name = ''): unknown {
	if (name === 'case') return C;
	if (name.endsWith('On')) return '2026-12-24';
	if ('const' in schema) return schema.const;
	if (Array.isArray(schema.enum)) return schema.enum[0];
	const of = schema.anyOf ?? schema.oneOf ?? schema.allOf;
	if (Array.isArray(of)) return sampleOf(of[0] as Schema, name);
	switch (schema.type) {
		case 'object': {
			const properties = (schema.properties ?? {}) as Readonly<Record<string, Schema>>;
			const required = (schema.required ?? []) as readonly string[];
			return Object.fromEntries(required.map((each) => [each, sampleOf(properties[each] ?? {}, each)]));
		}
		case 'array':
			return Array.from({ length: Number(schema.minItems ?? 0) }, () => sampleOf(schema.items as Schema, name));
		case 'integer':
		case 'number':
			return Math.max(0, Number(schema.minimum ?? 0));
		case 'boolean':
			return true;
		default:
			return textOf(String(schema.pattern ?? ''));
	}
}

const TEXTS = [
	...['x', 'A-1', '1', '2026-11-22T01:40:00.000Z', '2026-11-22T01:40', 'ab'.repeat(32), 'ab'.repeat(16)],
	'019aa8f0-0000-7000-8000-000000000001',
];
const textOf = (pattern: string): string => TEXTS.find((text) => new RegExp(pattern, 'u').test(text)) ?? 'x';

let place: Place;
let asking: Asking;
beforeAll(async () => {
	place = new Place();
	asking = await place.open();
	await asking.ask('notebook.create', FIRST);
	await asking.ask('case.open', { number: C, title: 'Unknown exfiltration' });
	await asking.ask('group.make', { case: C, name: 'x' });
	await asking.ask('case.close', { case: C, reason: 'Lessons learned were held.' });
});
afterAll(() => place.remove());

const withCase = Object.entries(contract).filter(([, { takes, needs }]) => {
	const schema = z.toJSONSchema(takes, { io: 'input', unrepresentable: 'any' });
	return needs === 'open' && ((schema.required ?? []) as readonly string[]).includes('case');
});

describe('a closed case', () => {
	it('is asked by many questions', () => {
		expect(withCase.length).toBeGreaterThan(50);
	});

	it('refuses every question that would write to it, with one sentence', async () => {
		const wrong: string[] = [];
		const before = (await asking.ask('case.show', { case: C })).entries;
		for (const [question, { takes }] of withCase) {
			if (READS.test(question) || question in ALLOWED) continue;
			const input = sampleOf(z.toJSONSchema(takes, { io: 'input', unrepresentable: 'any' }) as Schema);
			const answer = await asking.notebook.ask(question as ServiceQuestion, input as never);
			const said = answer.ok ? 'answered' : `${answer.refusal.code}: ${answer.refusal.sentence}`;
			if (said !== `case.closed: Case ${C} is closed and read-only.`) wrong.push(`${question} → ${said}`);
		}
		expect(wrong).toEqual([]);
		expect((await asking.ask('case.show', { case: C })).entries).toBe(before);
	});

	it('is reopened for a reason only, and then takes entries again', async () => {
		expect((await asking.refusal('case.reopen', { case: C, reason: ' ' })).code).toBe('input.invalid');
		await asking.ask('case.reopen', { case: C, reason: 'A second host was found.' });
		await asking.ask('phase.enter', { case: C, phase: 'da', reason: 'a second host' });
	});
});
