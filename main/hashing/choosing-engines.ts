/**
 * Who makes a digest on this machine. Every engine first proves itself on published answers (known-answers.ts); one that
 * fails is not used, and that is said. Where several pass, a short measurement decides, for long and for small messages
 * apart: making a native digest costs microseconds, which is nothing for a disk image and much for 100,000 small files.
 * What must hold: nothing is given out here that did not pass, in this process.
 */
import { Refused } from '../../shared/refusal';
import type { DigestName } from '../../shared/vocabulary';
import { vectorEngine } from './blake3';
import { type BeginDigest, type DigestWhole, type Engine, nativeEngine, wasmEngine } from './engines';
import { KNOWN_ANSWERS, LONG_MESSAGE } from './known-answers';
import { shortChainEngine } from './md5';

/** Messages up to this size are digested by what is quickest to begin. */
export const SMALL = 65_536;
/** What the engines are timed on, long and small. */
const TIMED_BYTES = 262_144;
/** An engine that begins so many times slower than the first is left alone: none gains that much by being warm. */
const HOPELESS = 4;
const TIMED_SMALL = { bytes: 8_192, pieces: 25 };
/** What has instructions of its own is more than so many times quicker than MD5. */
const INSTRUCTIONS = 2;
/** Code of our own is slow until the machine has translated it well. */
const WARMING_ROUNDS = 60;

/** Which engine makes a digest on this machine, and which of them was turned down and why. */
export interface Choice {
	readonly long: Engine;
	readonly small: Engine;
	/** What a long message costs: milliseconds for a mebibyte. */
	readonly msPerMiB: number;
	/** One sentence each, empty where every engine that has the algorithm passed. */
	readonly turnedDown: readonly string[];
}

const ENGINES: readonly Engine[] = [nativeEngine, wasmEngine, vectorEngine, shortChainEngine];

/** Without a rival where the machine's own library has the algorithm and passes; how long it takes is not measured then. */
export async function firstEngine(name: DigestName): Promise<Choice> {
	const fault = await trial(nativeEngine, name);
	if (!('begin' in fault)) return chooseEngine(name);
	return { long: nativeEngine, small: nativeEngine, msPerMiB: Number.NaN, turnedDown: [] };
}

/**
 * Tries the engines on the published answers and times those that pass.
 * Refuses with `digest.self-test` where none is left.
 */
export async function chooseEngine(name: DigestName, engines: readonly Engine[] = ENGINES): Promise<Choice> {
	const passed: { engine: Engine; begin: BeginDigest }[] = [];
	const turnedDown: string[] = [];
	for (const engine of engines) {
		const fault = await trial(engine, name, passed[0]?.begin);
		if ('begin' in fault) passed.push({ engine, begin: fault.begin });
		else if (fault.sentence !== undefined) turnedDown.push(fault.sentence);
	}
	const [first] = passed;
	if (first === undefined) {
		const reason = turnedDown.join(' ') || 'None is at hand.';
		throw new Refused('digest.self-test', `No engine for ${name} can be used. ${reason}`, 'Leave this digest out.');
	}
	const fastest = (pieceBytes: number, pieces: number): { engine: Engine; ms: number } => {
		let best = { engine: first.engine, ms: Number.POSITIVE_INFINITY };
		for (const { engine, begin } of passed) {
			const ms = msOf(begin, pieceBytes, pieces, engine.warmsUp === true ? best.ms : null);
			if (ms < best.ms) best = { engine, ms };
		}
		return best;
	};
	const long = fastest(TIMED_BYTES, 1);
	const small = passed.length === 1 ? first : fastest(TIMED_SMALL.bytes, TIMED_SMALL.pieces);
	return { long: long.engine, small: small.engine, msPerMiB: (long.ms * 2 ** 20) / TIMED_BYTES, turnedDown };
}

async function trial(
	engine: Engine,
	name: DigestName,
	rival?: BeginDigest,
): Promise<{ begin: BeginDigest } | { sentence?: string }> {
	try {
		const begin = await engine.open(name);
		if (begin === undefined) return {};
		const begins = (of: BeginDigest) => msOf(of, TIMED_SMALL.bytes, 1, null);
		if (rival !== undefined && !engine.warmsUp && begins(begin) > HOPELESS * begins(rival)) return {};
		return passes(begin, name)
			? { begin }
			: { sentence: `${engine.name} gave a wrong ${name} for a published message and is not used.` };
	} catch (error) {
		return { sentence: `${engine.name} failed at ${name} and is not used: ${String(error)}.` };
	}
}

/**
 * Whether the machine's own digest is made by instructions of the processor for it: then it is far quicker than MD5, for
 * which none has any, and no code of ours is quicker; trying it would take as long as some hundred small files.
 */
export async function hasInstructions(name: DigestName): Promise<boolean> {
	const [own, md5] = [await nativeEngine.open(name), await nativeEngine.open('md5')];
	if (own === undefined || md5 === undefined) return false;
	const msOfSome = (begin: BeginDigest) => msOf(begin, SMALL / 2, 1, null);
	return msOfSome(md5) > INSTRUCTIONS * msOfSome(own);
}

/** An instance made later answers for itself too, on the short messages. */
export async function openProven(engine: Engine, name: DigestName): Promise<BeginDigest> {
	const begin = await engine.open(name);
	if (begin === undefined || !passes(begin, name, SMALL)) {
		throw new Refused(
			'digest.self-test',
			`${engine.name} no longer gives the published answer for ${name}.`,
			'Restart the program; if it happens again, do not trust this machine.',
		);
	}
	return begin;
}

/** The engine's way in one call, once it gave the published answers too; `undefined` where it has none. */
export function wholeOf(engine: Engine, name: DigestName): DigestWhole | 'wrong' | undefined {
	const whole = engine.whole?.(name);
	const known = KNOWN_ANSWERS[name].filter(({ message }) => message.length <= SMALL);
	return whole === undefined || known.every(({ message, hex }) => whole(message) === hex) ? whole : 'wrong';
}

function passes(begin: BeginDigest, name: DigestName, upToBytes = Number.POSITIVE_INFINITY): boolean {
	return KNOWN_ANSWERS[name]
		.filter(({ message }) => message.length <= upToBytes)
		.every(({ message, hex }) => {
			const running = begin();
			// Uneven pieces, so that the seams between updates are part of the trial.
			for (let at = 0; at < message.length; at += 65_537) running.update(message.subarray(at, at + 65_537));
			return running.hex() === hex;
		});
}

/**
 * The best of three rounds, so that neither a pause of the machine nor code that is still cold decides. `aim`: of what
 * warms up slowly; it has some rounds more to be that quick.
 */
function msOf(begin: BeginDigest, pieceBytes: number, pieces: number, aim: number | null): number {
	const piece = LONG_MESSAGE.subarray(0, pieceBytes);
	const round = (): number => {
		const from = performance.now();
		for (let count = 0; count < pieces; count++) {
			const running = begin();
			running.update(piece);
			running.hex();
		}
		return performance.now() - from;
	};
	let best = Math.min(round(), round(), round());
	for (let more = 0; aim !== null && best >= aim && more < WARMING_ROUNDS; more++) best = Math.min(best, round());
	return best;
}
