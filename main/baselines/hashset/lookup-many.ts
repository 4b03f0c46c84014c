/** Looks many files up at once: their digests are sorted first, so that each block of the set is read once at most. */
import type { Digests } from '../../../shared/vocabulary';
import { type Hashset, type Hit, notADigest, originOf } from './hashset';
import { RecordOrder } from './record-order';
import type { SectionPages } from './set-pages';

/** From this share of a section’s blocks on, blocks are read many at once. */
const DENSE = 0.25;

/**
 * What the set knows of each of these files, in their order; null: it does not know it. Refuses `hashset.damaged` and
 * `digest.malformed`, both for all of them.
 */
export function lookupMany(set: Hashset, files: readonly Digests[]): (Hit | null)[] {
	const answers: (Hit | null)[] = new Array<Hit | null>(files.length).fill(null);
	const missed = new Uint8Array(files.length);
	let left = Uint32Array.from(files.keys());
	for (const [number, section] of set.sections.entries()) {
		const asked = left.filter((file) => files[file]?.[section.algorithm] !== undefined);
		const digests = digestsOf(section, files, asked);
		const order = new RecordOrder(asked.length).of(digests, asked.length, section.digestBytes, 'all');
		const dense = asked.length > DENSE * section.blocks;
		section.forget();
		let open = asked.length;
		for (const at of order) {
			const file = asked[at] as number;
			const origin = originOf(section, digests, at * section.digestBytes, dense);
			const hit = origin < 0 ? null : set.hitOf(number, origin, missed[file] as number);
			answers[file] = hit;
			if (hit !== null) open--;
			else missed[file] = (missed[file] as number) | (1 << number);
		}
		if (open < asked.length) left = left.filter((file) => answers[file] === null);
	}
	return answers;
}

function digestsOf(section: SectionPages, files: readonly Digests[], asked: Uint32Array): Buffer {
	const { algorithm, digestBytes } = section;
	const digests = Buffer.allocUnsafe(asked.length * digestBytes);
	for (let at = 0; at < asked.length; at++) {
		const hex = files[asked[at] as number]?.[algorithm] ?? '';
		if (hex.length !== 2 * digestBytes || digests.write(hex, at * digestBytes, digestBytes, 'hex') !== digestBytes)
			throw notADigest(section, hex);
	}
	return digests;
}
