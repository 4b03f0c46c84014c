/**
 * Three laptops, random acts, files exchanged at random in any order, some with members withheld or without objects: once
 * each has what the others have, all three tell the same case to the letter (ledger.md, “Order across chains”, “Merging”).
 */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { KeyId } from '../../shared/vocabulary';
import { type Random, random } from '../faults/random';
import { ADA, type Asking, BEN, FIRST, Place } from './place';

const CEM = { name: 'Cem Ay', passphrase: 'copper lantern fjord nine' };
const PEOPLE = [ADA, BEN, CEM];
const SEEDS = process.env.SEALBOOK_SEED === undefined ? [1, 2, 3, 4] : [Number(process.env.SEALBOOK_SEED)];
const STEPS = 24;

const places = PEOPLE.map(() => new Place());
const laptops: Asking[] = [];
const keys: KeyId[] = [];
let files = 0;

beforeAll(async () => {
	for (const [i, place] of places.entries()) {
		// Clocks that disagree: the order may not hang on them.
		place.clock.set(i * 700_000 - 900_000);
		const laptop = await place.open();
		await laptop.ask('notebook.create', { ...FIRST, ...PEOPLE[i], notebook: `Laptop ${i + 1}` });
		laptops.push(laptop);
		keys.push((await laptop.ask('notebook.status', {})).me?.keyId as KeyId);
	}
});
afterAll(async () => {
	for (const place of places) await place.remove();
});

async function exported(at: Asking, id: string, more: { withhold?: string[]; without?: 'objects'[] } = {}) {
	const path = join(places[0]?.folder ?? '', `copy-${++files}.zip`);
	await at.ask('casefile.export', { case: id, to: at.ticket(path), ...more });
	return path;
}
const merged = (at: Asking, path: string) => at.ask('casefile.merge', { file: at.ticket(path), accept: keys });

async function act(at: Asking, place: Place | undefined, id: string, chance: Random): Promise<void> {
	place?.clock.pass(chance.below(120_000));
	// A clock set by hand now and then.
	if (chance.oneIn(6)) place?.clock.set(chance.below(1_200_000) - 600_000);
	const text = `Note ${chance.below(1_000_000)}.`;
	if (chance.oneIn(5)) await at.ask('evidence.register', { case: id, description: `Item of ${text}` });
	else if (chance.oneIn(4))
		await at.ask('note.write', { case: id, phase: 'da', text, attachments: [at.ticket(import.meta.filename)] });
	else await at.ask('note.write', { case: id, phase: chance.pick(['prep', 'da', 'cer', 'post'] as const), text });
}

const stateOf = async (at: Asking, id: string) => ({
	entries: await at.ask('entry.list', { case: id }),
	custody: await at.ask('custody.show', { case: id }),
	heads: (await at.ask('case.show', { case: id })).heads.map(({ mine: _, ...head }) => head),
});

it.each(SEEDS)('any order of exchange comes to the same case (seed %i)', async (seed) => {
	const chance = random(seed);
	const [first] = laptops;
	if (!first) throw new Error('there are laptops');
	const { case: id } = await first.ask('case.open', { number: `P-${seed}`, title: 'Anywhere' });
	await first.ask('note.write', { case: id, phase: 'da', text: 'The first note.' });
	const holders = new Set([first]);
	const sent: string[] = [];
	for (let step = 0; step < STEPS; step++) {
		const at = chance.pick([...holders]);
		if (chance.oneIn(3)) {
			const withhold = chance.oneIn(3) ? { withhold: ['note.written:text'] } : {};
			const without = chance.oneIn(3) ? { without: ['objects' as const] } : {};
			sent.push(await exported(at, id, { ...withhold, ...without }));
			// Not always the newest file: one may lie about for a while.
			const to = chance.pick(laptops);
			const view = await merged(to, chance.pick(sent));
			expect(view.chains.filter(({ state }) => state === 'refused')).toEqual([]);
			holders.add(to);
		} else await act(at, places[laptops.indexOf(at)], id, chance);
	}
	// Everybody's files to everybody, twice: joining adds an entry that the others have yet to see.
	for (let round = 0; round < 2; round++) {
		const from = laptops.filter((laptop) => holders.has(laptop) || round > 0);
		const copies = [];
		for (const laptop of from) copies.push(await exported(laptop, id));
		for (const laptop of laptops) for (const path of copies.sort(() => chance.below(3) - 1)) await merged(laptop, path);
	}
	const last = [];
	for (const laptop of laptops) last.push(await exported(laptop, id));
	for (const laptop of laptops) for (const path of last) await merged(laptop, path);
	const states = [];
	for (const laptop of laptops) states.push(await stateOf(laptop, id));
	expect(states[0]?.entries.filter(({ verdict }) => verdict !== 'verified')).toEqual([]);
	expect(states[0]?.heads).toHaveLength(3);
	expect(states[1]).toEqual(states[0]);
	expect(states[2]).toEqual(states[0]);
});
