/** Makes the catalogue plain: what each schema asks for, as data. What it cannot tell in full it does not tell at all (null). */
import { z } from 'zod';
import { catalogue } from './catalogue';
import { instant } from './kind';
import type { PlainCatalogue, PlainKind, Shape } from './plain';

export function plainCatalogue(): PlainCatalogue {
	return new Map(
		[...catalogue].map(([name, { signers, members }]): [string, PlainKind] => {
			const of = Object.entries(members);
			return [
				name,
				{
					signers,
					members: new Map(of.map(([member, { schema }]) => [member, plainShape(schema)])),
					required: of.filter(([, { required }]) => required).map(([member]) => member),
					structural: of.filter(([, { structural }]) => structural).map(([member]) => member),
				},
			];
		}),
	);
}

/** Null where the schema asks for anything that is not listed here. */
export function plainShape(schema: z.core.$ZodType): Shape | null {
	if (schema === instant) return { is: 'instant' };
	if (schema instanceof z.ZodString) return textShape(schema);
	if (schema instanceof z.ZodEnum) return { is: 'one of', values: Object.values(schema.def.entries) };
	if (schema instanceof z.ZodLiteral) return literalShape(schema);
	if (schema instanceof z.ZodBoolean) return { is: 'truth' };
	if (schema instanceof z.ZodNumber) return wholeShape(schema);
	if (schema instanceof z.ZodArray) return listShape(schema);
	if (schema instanceof z.ZodObject) return objectShape(schema);
	if (schema instanceof z.ZodRecord) return recordShape(schema);
	if (schema instanceof z.ZodUnion) return eitherShape(schema);
	if (schema instanceof z.ZodNullable) return nullableShape(schema);
	if (schema instanceof z.ZodNull) return { is: 'one of', values: [null] };
	return null;
}

function textShape(schema: z.ZodString): Shape | null {
	let least = 0;
	const patterns: RegExp[] = [];
	for (const check of schema.def.checks ?? []) {
		if (check instanceof z.core.$ZodCheckMinLength) least = Math.max(least, check._zod.def.minimum);
		else if (check instanceof z.core.$ZodCheckRegex) patterns.push(check._zod.def.pattern);
		else return null;
	}
	return patterns.some(({ flags }) => flags !== '') ? null : { is: 'text', least, patterns };
}

function literalShape(schema: z.ZodLiteral): Shape | null {
	const values = schema.def.values.filter((value) => value !== undefined && typeof value !== 'bigint');
	return values.length === schema.def.values.length ? { is: 'one of', values } : null;
}

function wholeShape(schema: z.ZodNumber): Shape | null {
	let least = Number.MIN_SAFE_INTEGER;
	if (schema.format !== 'safeint') return null;
	for (const check of schema.def.checks ?? []) {
		if (!(check instanceof z.core.$ZodCheckGreaterThan) || !check._zod.def.inclusive) return null;
		least = Math.max(least, Number(check._zod.def.value));
	}
	return { is: 'whole', least };
}

function listShape(schema: z.ZodArray): Shape | null {
	const of = plainShape(schema.element);
	let [least, most] = [0, Number.MAX_SAFE_INTEGER];
	for (const check of schema.def.checks ?? []) {
		if (check instanceof z.core.$ZodCheckMinLength) least = Math.max(least, check._zod.def.minimum);
		else if (check instanceof z.core.$ZodCheckMaxLength) most = Math.min(most, check._zod.def.maximum);
		else return null;
	}
	return of && { is: 'list', of, least, most };
}

function objectShape(schema: z.ZodObject): Shape | null {
	if (!(schema.def.catchall instanceof z.ZodNever) || (schema.def.checks ?? []).length > 0) return null;
	const members = new Map<string, { readonly shape: Shape; readonly required: boolean }>();
	for (const [name, member] of Object.entries(schema.shape)) {
		const required = !(member instanceof z.ZodOptional);
		const shape = plainShape(member instanceof z.ZodOptional ? member.unwrap() : member);
		if (!shape) return null;
		members.set(name, { shape, required });
	}
	return { is: 'object', members };
}

/** Only names from a list, each of which may be missing. */
function recordShape(schema: z.ZodRecord): Shape | null {
	const { keyType, valueType } = schema;
	const of = plainShape(valueType);
	const isPartial = 'partial' in schema.def && schema.def.partial === true;
	if (!of || !(keyType instanceof z.ZodEnum) || !isPartial || (schema.def.checks ?? []).length > 0) return null;
	return { is: 'record', names: Object.values(keyType.def.entries).map(String), of };
}

function nullableShape(schema: z.ZodNullable): Shape | null {
	const of = plainShape(schema.unwrap());
	return of && { is: 'either', of: [of, { is: 'one of', values: [null] }] };
}

function eitherShape(schema: z.ZodUnion): Shape | null {
	const of = schema.options.map(plainShape);
	return of.every((shape) => shape !== null) && (schema.def.checks ?? []).length === 0 ? { is: 'either', of } : null;
}
