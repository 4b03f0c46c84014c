/** Lines as texts: the same lines and the same refusals as one by one, however the bytes come; and the bytes beside them. */
import { expect, it } from 'vitest';
import { lineTexts } from '../../main/baselines/line-texts';
import { listLines } from '../../main/baselines/lists/list-lines';
import { Refused } from '../../shared/refusal';
import { seeded } from './trees';

/** Each piece in the same room, as a file is read. */
async function* inPieces(bytes: Buffer, many: number) {
	const room = Buffer.alloc(many);
	for (let at = 0; at < bytes.length; at += many) yield room.subarray(0, bytes.copy(room, 0, at, at + many));
}
const refusal = (error: unknown) => (error instanceof Refused ? error.refusal : Promise.reject(error));

async function asTexts(bytes: Buffer, many: number, most: number) {
	const lines: string[] = [];
	const held: Buffer[] = [];
	let exact = true;
	try {
		for await (const some of lineTexts(inPieces(bytes, many), most)) {
			lines.push(...some.lines);
			exact &&= some.bytes !== null;
			held.push(Buffer.from(some.bytes ?? ''));
		}
		return { lines, held: exact ? Buffer.concat(held) : null };
	} catch (error) {
		return refusal(error);
	}
}
async function oneByOne(bytes: Buffer, most: number) {
	const lines: string[] = [];
	try {
		for await (const line of listLines(inPieces(bytes, 1 << 20), 0x0a, most)) lines.push(line.bytes.toString('latin1'));
		return { lines };
	} catch (error) {
		return refusal(error);
	}
}

it('gives the lines that are there, in pieces of any size, and refuses what is refused one by one', async () => {
	const number = seeded(7);
	const random = (below: number) => Math.floor(number() * below);
	const line = () =>
		'a\xe9"\r'.charAt(random(4)).repeat(random(3)) + 'x'.repeat(random(20) === 0 ? 90_000 : random(60));
	const ends = ['\n', '\r\n', '\n', '\n'];
	const outcomes = new Set<string>();
	for (let round = 0; round < 60; round++) {
		const end = ends[round % 4] as string;
		let text = random(4) === 0 ? '\xef\xbb\xbf' : '';
		for (let many = random(40); many > 0; many--) text += line() + (random(200) === 0 ? '\n' : end);
		if (random(8) === 0) text += 'cut';
		const bytes = Buffer.from(text, 'latin1');
		const most = random(2) === 0 ? 80_000 : 1_000_000;
		const expected = await oneByOne(bytes, most);
		const found = await asTexts(bytes, [997, 10_000, 65_536, 262_144][random(4)] as number, most);
		outcomes.add('code' in expected ? expected.code : 'lines');
		expect(found, `round ${round}`).toMatchObject(expected);
		if ('held' in found && found.held !== null) expect(found.held.equals(bytes)).toBe(true);
	}
	expect([...outcomes].sort()).toEqual(['lines', 'list.cut', 'list.line-too-long', 'list.mixed-ends']);
});
