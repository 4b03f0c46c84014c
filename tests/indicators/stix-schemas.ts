/** The official JSON schemas of STIX 2.1, kept as published (tests/vectors/stix-2.1), and what they say of an object. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { domainToASCII } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

const FOLDER = join(import.meta.dirname, '../vectors/stix-2.1/schemas');

/** What does not hold, of an object of its type; an object of a type without a schema is wrong. */
export function stixSchemas(): (object: { readonly type: string; readonly id: string }) => string[] {
	// Their patterns escape characters that need it not, which the u flag forbids.
	const ajv = new Ajv2020({ strict: false, allErrors: true, unicodeRegExp: false });
	addFormats.default(ajv);
	ajv.addFormat('idn-hostname', (name: string) => domainToASCII(name) !== '');
	const names = new Map<string, string>();
	for (const folder of readdirSync(FOLDER))
		for (const file of readdirSync(join(FOLDER, folder))) {
			const schema = JSON.parse(readFileSync(join(FOLDER, folder, file), 'utf8')) as { readonly $id: string };
			ajv.addSchema(schema);
			if (folder !== 'common' || file === 'marking-definition.json') names.set(file.replace('.json', ''), schema.$id);
		}
	return (object) => {
		const check = ajv.getSchema(names.get(object.type) ?? '');
		if (!check) return [`no schema for ${object.type}`];
		if (check(object) === true) return [];
		return (check.errors ?? []).map(({ instancePath, message }) => `${object.type}${instancePath} ${message ?? ''}`);
	};
}
