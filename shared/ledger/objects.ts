/** Finds the stored files that a body names: objects with the reserved member `object`, wherever they stand (ledger.md, "Objects"; decision 14). */
import { SHA256, type Sha256 } from '../vocabulary';
import type { Json } from './canonical';

export interface NamedObject {
	readonly object: Sha256;
	readonly name: string;
	readonly sizeBytes: number;
}

/** Every object reference in a value; malformed ones are given in `odd` by their canonical reason. */
export function objectsIn(value: Json, odd: (reason: string) => void = () => undefined): NamedObject[] {
	const found: NamedObject[] = [];
	visit(value);
	return found;

	function visit(v: Json): void {
		if (typeof v !== 'object' || v === null) return;
		if (Array.isArray(v)) {
			for (const w of v) visit(w);
			return;
		}
		const members = v as { readonly [member: string]: Json };
		if (Object.hasOwn(members, 'object')) {
			const { object, name, sizeBytes } = members;
			if (typeof object !== 'string' || !SHA256.test(object)) odd('an object is named by its SHA-256');
			else if (typeof name !== 'string') odd('an object has its own name');
			else if (typeof sizeBytes !== 'number' || sizeBytes < 0) odd('an object has its size in bytes');
			else found.push({ object: object as Sha256, name, sizeBytes });
		}
		for (const w of Object.values(members)) visit(w);
	}
}
