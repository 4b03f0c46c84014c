/**
 * What may stand in a case file, by name: the closed layout of casefile.md, and the rules that keep a name from ever being
 * anything but a name. Nothing taken from evidence becomes one. Writer and reader both ask here.
 */
import type { CaseId, Instant } from '../../shared/vocabulary';

/** Segments between slashes; no dot, dash or underscore first, so nothing climbs, hides or passes for an option. */
export const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;
export const LONGEST_NAME_BYTES = 128;

const FOLDER = /^[A-Za-z0-9][A-Za-z0-9._-]{0,23}_[0-9]{8}T[0-9]{6}Z$/;
const LONGEST_NUMBER = 24;
const CHAIN = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** Path inside the top folder → what it is. */
const LAYOUT: readonly (readonly [MemberSort, RegExp])[] = [
	['declaration', /^bagit\.txt$/],
	['information', /^bag-info\.txt$/],
	['manifest', /^manifest-sha256\.txt$/],
	['tag manifest', /^tagmanifest-sha256\.txt$/],
	['recipe', /^HOW-TO-VERIFY\.txt$/],
	['page', /^verify\.html$/],
	['signature', /^signatures\/[0-9a-f]{64}\.p7s$/],
	['timestamp', /^signatures\/[0-9a-f]{64}\.tsr$/],
	['case', /^data\/case\.json$/],
	['chain', new RegExp(`^data/ledger/${CHAIN}\\.ledger$`)],
	['certificate', /^data\/certificates\/[0-9a-f]{64}\.pem$/],
	['object', /^data\/objects\/[0-9a-f]{64}$/],
	['report', /^data\/report\/./],
	['exchange', /^data\/exchange\/./],
];

export type MemberSort =
	| 'declaration'
	| 'information'
	| 'manifest'
	| 'tag manifest'
	| 'recipe'
	| 'page'
	| 'signature'
	| 'timestamp'
	| 'case'
	| 'chain'
	| 'certificate'
	| 'object'
	| 'report'
	| 'exchange';

/** What the path inside the top folder names; `undefined` where the layout has no place for it. */
export function sortOf(path: string): MemberSort | undefined {
	if (!NAME.test(path) || path.length > LONGEST_NAME_BYTES) return undefined;
	return LAYOUT.find(([, pattern]) => pattern.test(path))?.[0];
}

/** The name between the last slash and the ending: a key id, a chain's id, a digest. */
export function stemOf(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1).replace(/\.[a-z0-9]+$/, '');
}

/**
 * The top folder: the case's number (its id where the number is withheld), sanitized and cut to 24 characters, and the time
 * of writing: `2026-014_20261122T014000Z`. It follows from case.json, so that a renamed folder shows.
 */
export function folderOf(number: string | null, id: CaseId, writtenAt: Instant): string {
	const sanitized = (number ?? id).replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '');
	const kept = sanitized === '' ? id : sanitized;
	return `${kept.slice(0, LONGEST_NUMBER)}_${writtenAt.slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** Why these full names cannot be a case file's members; empty where they can. `top` is the one folder they share. */
export function troubleWithNames(names: readonly string[]): {
	readonly top: string;
	readonly trouble: readonly string[];
} {
	const trouble: string[] = [];
	const top = names[0]?.split('/')[0] ?? '';
	if (!FOLDER.test(top)) trouble.push('its top folder is not named NUMBER_TIME');
	const spelled = new Map<string, string>();
	for (const name of names) {
		const inside = name.slice(top.length + 1);
		if (!NAME.test(name) || name.length > LONGEST_NAME_BYTES) trouble.push('a name breaks the rule for names');
		else if (!name.startsWith(`${top}/`)) trouble.push('it has more than one top folder');
		else if (sortOf(inside) === undefined) trouble.push(`it holds a file that has no place in a case file: ${inside}`);
		if (spelled.has(name.toLowerCase())) trouble.push(`two names are the same or differ only in case: ${inside}`);
		spelled.set(name.toLowerCase(), name);
	}
	for (const name of names) {
		for (let at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
			const folder = name.slice(0, at);
			const other = spelled.get(folder.toLowerCase()) ?? spelled.get(`${folder.toLowerCase()}/`);
			if (other === undefined) spelled.set(`${folder.toLowerCase()}/`, folder);
			else if (other !== folder || !spelled.has(`${folder.toLowerCase()}/`))
				trouble.push('a folder is spelled in two ways or is also a file');
		}
	}
	return { top, trouble: [...new Set(trouble)] };
}
