/** Handlers' keys as small as the format takes, for tests in which nothing depends on their strength. */
import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

export async function smallKey(): Promise<KeyObject> {
	return (await promisify(generateKeyPair)('rsa', { modulusLength: 2048, publicExponent: 0x10001 })).privateKey;
}

/** Those given back by notebooks that are gone. */
const free: KeyObject[] = [];

/** The keys of one place: each its own, and after the place others'. */
export class SmallKeys {
	#given: KeyObject[] = [];

	readonly next = async (): Promise<KeyObject> => {
		const key = free.pop() ?? (await smallKey());
		this.#given.push(key);
		return key;
	};

	giveBack(): void {
		free.push(...this.#given.splice(0));
	}
}
