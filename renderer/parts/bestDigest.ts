/** The digest that stands for all where there is room for one: the strongest, by its own name. */
import type { DigestName, Digests } from '../../shared/vocabulary';
import { digestNames } from '../words/digests';

/** Null where there is none at all. */
export function bestDigest(
	digests: Digests,
): { readonly name: string; readonly hex: string; readonly more: number } | null {
	const names = (Object.keys(digestNames) as DigestName[]).filter((name) => digests[name] !== undefined);
	const best = names[0];
	const hex = best && digests[best];
	return best && hex ? { name: digestNames[best], hex, more: names.length - 1 } : null;
}
