/**
 * The catalogue as plain data, and whether a body fits it: yes or no, without the words for what is amiss. Threads that read
 * ledgers get it with their first message; they need not build the catalogue, nor load what it is written with.
 * What must hold: what fits here, `checkBody` finds nothing amiss with (tests/shared/plain-catalogue.test.ts); `null` stands
 * for a shape that cannot be told so plainly, and nothing fits it: such a body is left to `checkBody`.
 */
import type { Json } from '../ledger/canonical';
import { isInstant } from '../vocabulary';

export type Shape =
	| { readonly is: 'text'; readonly least: number; readonly patterns: readonly RegExp[] }
	| { readonly is: 'instant' }
	| { readonly is: 'one of'; readonly values: readonly Json[] }
	| { readonly is: 'whole'; readonly least: number }
	| { readonly is: 'truth' }
	| { readonly is: 'list'; readonly of: Shape; readonly least: number; readonly most: number }
	| {
			readonly is: 'object';
			readonly members: ReadonlyMap<string, { readonly shape: Shape; readonly required: boolean }>;
	  }
	| { readonly is: 'record'; readonly names: readonly string[]; readonly of: Shape }
	| { readonly is: 'either'; readonly of: readonly Shape[] };

export interface PlainKind {
	readonly signers: number;
	readonly members: ReadonlyMap<string, Shape | null>;
	readonly required: readonly string[];
	readonly structural: readonly string[];
}

export type PlainCatalogue = ReadonlyMap<string, PlainKind>;

/** Does a body, names and values side by side, fit its kind? `null`: a kind that the catalogue does not know. */
export function bodyFits(
	catalogue: PlainCatalogue,
	kind: string,
	body: { readonly names: readonly string[]; readonly values: readonly Json[]; readonly withheld: readonly string[] },
	signers: number,
): boolean | null {
	const known = catalogue.get(kind);
	if (!known) return null;
	const { names, values, withheld } = body;
	if (signers < known.signers) return false;
	for (let i = 0; i < names.length; i += 1) {
		const shape = known.members.get(names[i] ?? '');
		if (!shape || !fits(shape, values[i])) return false;
	}
	for (const name of withheld) if (!known.members.has(name) || known.structural.includes(name)) return false;
	for (const name of known.required) if (!names.includes(name) && !withheld.includes(name)) return false;
	return true;
}

export function fits(shape: Shape, value: Json | undefined): boolean {
	switch (shape.is) {
		case 'text':
			return typeof value === 'string' && value.length >= shape.least && shape.patterns.every((p) => p.test(value));
		case 'instant':
			return typeof value === 'string' && isInstant(value);
		case 'one of':
			return value !== undefined && shape.values.includes(value);
		case 'whole':
			return Number.isSafeInteger(value) && Number(value) >= shape.least;
		case 'truth':
			return typeof value === 'boolean';
		case 'list': {
			const { of, least, most } = shape;
			return isList(value) && value.length >= least && value.length <= most && value.every((each) => fits(of, each));
		}
		case 'object': {
			if (!isObject(value)) return false;
			for (const name of Object.keys(value)) if (!shape.members.has(name)) return false;
			for (const [name, member] of shape.members)
				if (Object.hasOwn(value, name) ? !fits(member.shape, value[name]) : member.required) return false;
			return true;
		}
		case 'record': {
			const { names, of } = shape;
			return isObject(value) && Object.entries(value).every(([name, each]) => names.includes(name) && fits(of, each));
		}
		case 'either':
			return shape.of.some((each) => fits(each, value));
	}
}

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const isObject = (value: Json | undefined): value is { readonly [member: string]: Json } =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
