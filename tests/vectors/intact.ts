/** Vectors that hold: whatever a ledger may contain, and what a verifier says of it besides. */
import { ada, ben, CHAINS, Chain, cem, opened, sha256, type Vector } from './pen';

/** One of every plane, and what has broken other programs: controls, both directions, separators, no characters. */
const HOSTILE = [
	'\u0000\u0001\u0008\u000b\u001b[31m\u007f\u0085',
	'"quotes" \\ / \b\f\n\r\t',
	'\u2028\u2029 \ufeff \u200b\u200d\u2060',
	'\u202einvoice\u202c \u2066x\u2069 \u0627\u0644',
	'e\u0301 \u00e9 \ud7ff \ue000 \ufdd0 \ufffe \uffff',
	...Array.from({ length: 17 }, (_, plane) => String.fromCodePoint(plane * 0x10000 + 0x41, plane * 0x10000 + 0xfffd)),
	'\u{1fffe}\u{10ffff} 👩🏽‍🚒',
	'=HYPERLINK("x") <script>alert(1)</script> ${x} {{x}} $(x) %s',
].join(' ');

const item = '019aa8f0-0000-7000-8000-0000000e0001';
const party = (who: { id: string; name: string }) => ({ keyId: who.id, name: who.name });
const registered = {
	item,
	tag: 'E-001',
	holder: party(ada),
	description: 'A laptop',
	type: 'digital',
	files: [{ name: 'ram.raw', sizeBytes: 9_007_199_254_740_991, digests: { sha256: 'ab'.repeat(32) } }],
};
const handOver = { item, tag: 'E-001', from: party(ada), to: party(ben), reason: 'shift', place: 'Safe 2' };

const second = CHAINS[1] ?? '';
const third = CHAINS[2] ?? '';

export const intactVectors: Readonly<Record<string, () => Vector>> = {
	'one-chain': () => ({
		expect: 'intact',
		why: 'Ada opens a case, admits Ben, and he writes a note.',
		says: ['order: A-1 A-2 A-3 A-4'],
		chains: [opened()],
	}),
	'several-people': () => ({
		expect: 'intact',
		why: 'Three people, one with an imported key of 2048 bits, admitted by somebody who was admitted before.',
		says: ['order: A-1 A-2 A-3 A-4 A-5 A-6'],
		chains: [opened().admit(ben, cem).note(cem, 'Signed with 2048 bits.')],
	}),
	'hand-over': () => ({
		expect: 'intact',
		why: 'An item goes from Ada to Ben; both sign the one entry, the releaser first.',
		chains: [opened().add(ada, 'evidence.registered/1', registered).add([ada, ben], 'custody.transferred/1', handOver)],
	}),
	'hand-over-declined': () => ({
		expect: 'intact',
		why: 'A declined hand-over is signed by the releaser alone.',
		chains: [
			opened()
				.add(ada, 'evidence.registered/1', registered)
				.add(ada, 'custody.refused/1', { item, tag: 'E-001', from: party(ada), to: party(ben), reason: 'seal broken' }),
		],
	}),
	correction: () => {
		const chain = opened();
		const corrects = { chain: chain.id, seq: 4, head: chain.digests[3] ?? '' };
		return {
			expect: 'intact',
			why: 'A correction names the entry it corrects by chain, number and digest.',
			chains: [chain.add(ben, 'note.corrected/1', { corrects, text: 'It was switched off.', reason: 'misheard' })],
		};
	},
	'two-chains': () => {
		const a = opened();
		const b = new Chain(second, 150_500).admit(ben, ben, { seen: [a] }).note(ben, 'From the other laptop.');
		a.note(ada, 'After the exchange.', { seen: [b] });
		return {
			expect: 'intact',
			why: 'Two laptops; what one had seen of the other stands first, whatever the clocks say.',
			says: ['order: A-1 A-2 A-3 A-4 B-1 B-2 A-5'],
			chains: [a, b],
		};
	},
	'three-chains': () => {
		const a = opened();
		const b = new Chain(second, -3_600_000).admit(ben, ben, { seen: [a] }).note(ben, 'A clock an hour slow.');
		const c = new Chain(third, 7_200_000).admit(ada, ada, { seen: [a] }).note(ada, 'A clock hours fast.');
		a.note(ben, 'Has seen both.', { seen: [b, c] });
		return {
			expect: 'intact',
			why: 'Three laptops with clocks hours apart: seen orders what it can, at and chain id the rest.',
			says: ['order: A-1 A-2 A-3 A-4 B-1 B-2 C-1 C-2 A-5'],
			chains: [a, b, c],
		};
	},
	'other-chain-absent': () => {
		const a = opened();
		const b = new Chain(second).note(ada);
		return {
			expect: 'intact',
			why: 'An entry was seen in a chain that is not at hand; that cannot be checked and is no fault.',
			chains: [a.note(ada, 'Has seen more.', { seen: [b] })],
		};
	},
	'not-vouched-for': () => {
		const a = opened();
		const b = new Chain(second, 300_000).admit(cem, cem, { seen: [a] }).note(cem, 'Who is Cem?');
		return {
			expect: 'intact',
			why: 'The first entry of another laptop’s chain admits its author, for whom nobody has vouched yet.',
			says: [`not vouched for: ${cem.id}`],
			chains: [a, b],
		};
	},
	'vouched-for-later': () => {
		const a = opened();
		const b = new Chain(second, 300_000).admit(cem, cem, { seen: [a] }).note(cem, 'Somebody knows Cem.');
		a.admit(ada, cem, { seen: [b] });
		return {
			expect: 'intact',
			why: 'Ada, who is vouched for, admits Cem afterwards.',
			says: ['order: A-1 A-2 A-3 A-4 B-1 B-2 A-5'],
			chains: [a, b],
		};
	},
	'withheld-members': () => ({
		expect: 'intact',
		why: 'The text of a note and a telephone number are withheld; the proof of the rest stands.',
		says: ['withheld: A-5 text', 'withheld: A-6 name phone'],
		chains: [
			opened()
				.note(ada, 'A secret.', { withhold: ['text'] })
				.add(
					ada,
					'person.admitted/1',
					{ certificate: cem.certificate, name: 'Cem', phone: '+49 30 123' },
					{ withhold: ['name', 'phone'] },
				),
		],
	}),
	'unknown-kind': () => ({
		expect: 'intact',
		why: 'A kind, and a version of a kind, that a reader may not know are not checked, never broken.',
		says: ['not checked: A-5 A-6'],
		chains: [
			opened()
				.add(ada, 'weather.forecast/7', { sky: ['grey', { low: -40, high: 4 }, null, true] })
				.add(ada, 'note.written/99', { anything: { object: 'cd'.repeat(32), name: 'x', sizeBytes: 0 } }),
		],
	}),
	'inherited-names': () => ({
		expect: 'intact',
		why: 'Members of an unknown kind may be called as a language’s own: constructor, toString, hasOwnProperty.',
		says: ['not checked: A-5'],
		chains: [opened().add(ada, 'weather.forecast/7', { constructor: 1, hasOwnProperty: 2, toString: 3, valueOf: 4 })],
	}),
	'hostile-text': () => ({
		expect: 'intact',
		why: 'Text of every plane, controls, both writing directions, line separators and what programs run on.',
		says: [`text: A-5 ${sha256(HOSTILE)}`],
		chains: [opened().note(ben, HOSTILE)],
	}),
	'extreme-values': () => ({
		expect: 'intact',
		why: 'The largest and least integers, the deepest nesting (32 with the disclosure’s own), empty lists and objects.',
		says: ['not checked: A-5'],
		chains: [
			opened().add(ada, 'limits.tried/1', {
				deep: nested(31),
				empty: [{}, [], ''],
				least: -9_007_199_254_740_991,
				most: 9_007_199_254_740_991,
				zero: 0,
			}),
		],
	}),
	'no-members': () => ({
		expect: 'intact',
		why: 'An entry of an unknown kind without any member.',
		says: ['not checked: A-5'],
		chains: [opened().add(ada, 'silence.kept/1', {})],
	}),
	'clock-stepped': () => ({
		expect: 'intact',
		why: 'The clock was set forward by an hour, then back by two; both show, and nothing is broken.',
		says: ['clock: A-5 stepped 3600000', 'clock: A-6 set-back -7200000'],
		chains: [
			opened().note(ada, 'One.', { clockStepMs: 3_600_000 }).note(ada, 'Two.', { clockStepMs: -7_200_000 }).note(ada),
		],
	}),
	'clock-within-limits': () => ({
		expect: 'intact',
		why: 'Just 2 s and 100 parts per million off (2006 ms in a minute) is no finding.',
		chains: [opened().note(ada, 'One.', { clockStepMs: 2006 }).note(ada, 'Two.', { clockStepMs: -2006 })],
	}),
	'clock-beyond-limits': () => ({
		expect: 'intact',
		why: 'One millisecond more is a finding.',
		says: ['clock: A-5 stepped 2007', 'clock: A-6 set-back -2007'],
		chains: [opened().note(ada, 'One.', { clockStepMs: 2007 }).note(ada, 'Two.', { clockStepMs: -2007 })],
	}),
	'clock-after-boot': () => ({
		expect: 'intact',
		why: 'After another boot uptime says nothing; a clock that reads earlier than before still shows.',
		says: ['clock: A-6 set-back -240000'],
		chains: [
			opened()
				.note(ada, 'Booted, a day later.', { boot: 'another boot', clockStepMs: 86_400_000 })
				.note(ada, 'Booted again, the clock is behind.', { boot: 'a third boot', clockStepMs: -300_000 }),
		],
	}),
};

function nested(depth: number) {
	return JSON.parse('['.repeat(depth) + ']'.repeat(depth));
}

/** The longest line a ledger takes, filled to the byte with a note's text. */
export function longestLine(bytes: number): Chain {
	const tried = opened().note(ben, 'x');
	const missing = bytes - Buffer.byteLength(tried.lines[4] ?? '');
	return opened().note(ben, 'x'.repeat(1 + missing));
}

export const parties = { party, registered, handOver };
