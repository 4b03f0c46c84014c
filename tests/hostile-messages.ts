/**
 * What a page that turned hostile could send: question names and inputs, by the seed, as they come out of the structured
 * clone that carries them (no functions, no prototypes of the page's own, but cycles, maps, buffers and `__proto__`).
 */
import { contract } from '../shared/contract';

export type Random = () => number;

/** Mulberry32: the same numbers for the same seed, from 0 to 1. */
export function seeded(seed: number): Random {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

const pick = <T>(random: Random, from: readonly T[]): T => {
	const one = from[Math.floor(random() * from.length)];
	if (one === undefined && from.length === 0) throw new Error('nothing to pick from');
	return one as T;
};

const INHERITED = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'then', 'toJSON'];
const KNOWN = Object.keys(contract);

/** A question: often a real one, else something that only looks like one. */
export function hostileQuestion(random: Random): unknown {
	if (random() < 0.6) return pick(random, KNOWN);
	return pick<() => unknown>(random, [
		() => pick(random, INHERITED),
		() => `${pick(random, KNOWN)}${pick(random, ['\u0000', ' ', '.', '\u202e', '/../', '\n'])}`,
		() => pick(random, KNOWN).toUpperCase(),
		() => [pick(random, KNOWN)],
		() => ({ toString: pick(random, KNOWN) }),
		() => hostileValue(random, 2),
	])();
}

/** An input: any shape, or one with the members of the real ones and values that do not belong there. */
export function hostileInput(random: Random): unknown {
	// Nothing at all fits many questions, so that some of the messages get past the schemas.
	if (random() < 0.1) return {};
	if (random() < 0.3) return hostileValue(random, 4);
	const input: Record<string, unknown> = {};
	for (const name of MEMBERS) if (random() < 0.15) input[name] = hostileValue(random, 3);
	if (random() < 0.3) own(input, pick(random, INHERITED), hostileValue(random, 2));
	return structuredClone(input);
}

const MEMBERS = [
	...[
		'notebook',
		'passphrase',
		'person',
		'name',
		'title',
		'case',
		'number',
		'classification',
		'entry',
		'kind',
		'since',
	],
	...[
		'phase',
		'text',
		'observedAt',
		'accuracyMs',
		'attachments',
		'reason',
		'tag',
		'to',
		'files',
		'without',
		'withhold',
	],
	...['file', 'trust', 'object', 'job', 'purpose', 'suggestion', 'theme', 'singleKeys', 'lockAfterMinutes', 'place'],
];
const STRINGS = [
	...['', ' ', 'x', 'A-1', '1', 'prep', 'system', 'casefile', 'TLP:RED', '2026-11-22T05:30:00.000Z', 'null', '0'],
	...['../../../etc/passwd', 'C:\\Windows\\System32', 'file:///etc/passwd', '\\\\host\\share', 'a\u0000b', '\ud800'],
	...['<img src=x onerror=alert(1)>', '\u202egpj.exe', '\u001b[31m', '{{7*7}}', "' OR 1=1 --", '%00', '\u2028'],
	...['__proto__', 'constructor', 'f'.repeat(64), 'x'.repeat(70_000)],
];
const NUMBERS = [0, -0, -1, 1, 1.5, Number.NaN, Infinity, -Infinity, 2 ** 53, 1e308, 120, 121];

function hostileValue(random: Random, depth: number): unknown {
	const leaf: readonly (() => unknown)[] = [
		() => pick(random, STRINGS),
		() => pick(random, STRINGS),
		() => pick(random, NUMBERS),
		() => pick(random, [null, undefined, true, false, 2n ** 70n]),
		() => new Date(pick(random, [0, Number.NaN, 8.64e15])),
		() => new Uint8Array(Math.floor(random() * 64)),
		() => /(a+)+$/,
		() => new Error('from the page'),
	];
	if (depth <= 0) return pick(random, leaf)();
	const deeper = () => hostileValue(random, depth - 1);
	return pick<() => unknown>(random, [
		...leaf,
		() => Array.from({ length: Math.floor(random() * 6) }, deeper),
		() => new Array(Math.floor(random() * 300)),
		() => new Map([[deeper(), deeper()]]),
		() => new Set([deeper()]),
		() => own({}, pick(random, INHERITED), deeper()),
		() => own(own({}, 'constructor', own({}, 'prototype', { polluted: true })), '__proto__', { polluted: true }),
		() => own({}, pick(random, STRINGS), deeper()),
		() => cycle(),
		() => nested(300),
	])();
}

/** A member of its own, also where plain assignment would set the prototype. */
function own(object: object, name: string, value: unknown): object {
	return Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

function cycle(): object {
	const one: Record<string, unknown> = { case: 'x' };
	one.self = one;
	return one;
}

function nested(depth: number): unknown {
	let value: unknown = 'deep';
	for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { case: value };
	return value;
}
