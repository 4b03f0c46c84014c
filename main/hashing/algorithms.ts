/**
 * Several digests of one reading, each made by what choosing-engines.ts found for this machine.
 * What must hold: no digest leaves this room that was made by an engine which did not pass its self-test in this process.
 */
import { Refused } from '../../shared/refusal';
import type { DigestName, Digests } from '../../shared/vocabulary';
import { type Choice, chooseEngine, firstEngine, openProven, SMALL, wholeOf } from './choosing-engines';
import type { BeginDigest, DigestWhole, RunningDigest } from './engines';

/**
 * `measured`: every engine runs against the others. `first`: the first that passes, which is the machine's own library
 * where that has the algorithm; measuring takes as long as digesting some thousand small files.
 */
export type Trial = 'measured' | 'first';

/** Digests of the same bytes, running side by side. */
export interface RunningDigests {
	update(block: Uint8Array): void;
	finish(): Digests;
}

export interface Algorithms {
	readonly names: readonly DigestName[];
	readonly choices: Readonly<Partial<Record<DigestName, Choice>>>;
	/** How each digests a small message, in the order of the names. */
	readonly small: readonly DigestWhole[];
	/** Begins the digests of a message of about this size. One message at a time: the one before is given up. */
	begin(sizeBytes: number): RunningDigests;
}

/** The machine does not change while the program runs, so each algorithm is tried once. */
const tried: Readonly<Record<Trial, Map<DigestName, Promise<Choice>>>> = { measured: new Map(), first: new Map() };

/**
 * Makes the named digests ready. Each call gives its own set of digests, so two readings at once take two calls.
 * Refuses with `digest.none` for an empty list and `digest.self-test` where no engine passes.
 */
export async function openAlgorithms(names: readonly DigestName[], trial: Trial = 'measured'): Promise<Algorithms> {
	const wanted = [...new Set(names)];
	if (wanted.length === 0) throw new Refused('digest.none', 'No digest was asked for.', 'Name at least one.');
	const choices: Partial<Record<DigestName, Choice>> = {};
	const begins: { name: DigestName; long: BeginDigest; small: BeginDigest }[] = [];
	const wholes: DigestWhole[] = [];
	for (const name of wanted) {
		let trying = tried[trial].get(name);
		if (trying === undefined) {
			trying = trial === 'first' ? firstEngine(name) : chooseEngine(name);
			tried[trial].set(name, trying);
		}
		const choice = await trying;
		const long = await openProven(choice.long, name);
		const small = choice.small === choice.long ? long : await openProven(choice.small, name);
		begins.push({ name, long, small });
		const whole = wholeOf(choice.small, name);
		wholes.push(whole === 'wrong' || whole === undefined ? inSteps(small) : whole);
		const sentence = `${choice.small.name} gave a wrong ${name} in one call, which is not used.`;
		choices[name] = whole === 'wrong' ? { ...choice, turnedDown: [...choice.turnedDown, sentence] } : choice;
	}
	return {
		names: wanted,
		choices,
		small: wholes,
		begin(sizeBytes) {
			const length = sizeBytes <= SMALL ? 'small' : 'long';
			return sideBySide(begins.map((begin) => [begin.name, begin[length]()]));
		},
	};
}

const inSteps =
	(begin: BeginDigest): DigestWhole =>
	(message) => {
		const running = begin();
		running.update(message);
		return running.hex();
	};

function sideBySide(running: readonly (readonly [DigestName, RunningDigest])[]): RunningDigests {
	return {
		update(block) {
			for (const [, digest] of running) digest.update(block);
		},
		finish: () => Object.fromEntries(running.map(([name, digest]) => [name, digest.hex()])),
	};
}
