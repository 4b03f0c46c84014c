/**
 * The bag and what the case file says of itself, held against what is there. Who could have forged what passes here: anybody
 * who can write a file, until the signature over the tag manifest is checked (check-signatures.ts).
 */

import type { CheckedLedger } from '../../shared/ledger/verify';
import type { Check, Fault } from '../../shared/views';
import type { Sha256 } from '../../shared/vocabulary';
import { DECLARATION, informationOf, MANIFEST, manifestFor, readManifest, TAG_MANIFEST } from './bag';
import { factsOf, ofExercise } from './case-facts';
import { type CaseJson, type Count, readCaseJson } from './case-json';
import type { Contents } from './contents';
import { folderOf } from './names';
import { checkOf } from './verdict';

/** Every byte outside the content is the one that belongs there, and each content has its CRC-32. */
export function checkContainer(contents: Contents): Check {
	return checkOf('container', contents.members.size, contents.faults);
}

/** Both manifests list exactly what is there, each with its digest; the other tag files are what they must be. */
export function checkManifests(contents: Contents): {
	readonly check: Check;
	readonly listed: ReadonlyMap<string, Sha256>;
} {
	const broken: Fault[] = [];
	const missing: Fault[] = [];
	const fault = (one: Fault) => broken.push(one);
	const listed = new Map(
		[MANIFEST, TAG_MANIFEST].flatMap((name) => [...readManifest(name, contents.text(name, fault), fault)]),
	);
	for (const [path, expected] of listed) {
		const found = contents.members.get(path)?.digest;
		if (found === undefined)
			missing.push({ place: path, rule: 'a listed file is there', expected, found: 'no such file' });
		else if (found !== expected)
			fault({ place: path, rule: 'a file has the digest its manifest gives', expected, found });
	}
	for (const path of contents.members.keys()) {
		const manifest = manifestFor(path);
		if (manifest && !listed.has(path))
			fault({ place: path, rule: 'every file is listed', expected: `a line in ${manifest}`, found: 'none' });
	}
	const recipe = 'HOW-TO-VERIFY.txt';
	if (!contents.members.has(recipe) && !listed.has(recipe))
		missing.push({ place: recipe, rule: 'a stranger is told how to verify', expected: recipe, found: 'no such file' });
	if (contents.text('bagit.txt', fault) !== DECLARATION)
		fault({
			place: 'bagit.txt',
			rule: 'the bag declares BagIt 1.0',
			expected: 'BagIt 1.0, UTF-8',
			found: 'something else',
		});
	return { check: checkOf('manifests', listed.size, broken, missing), listed };
}

/** Reads case.json, or makes its absence or its form a check of its own. */
export function readCase(contents: Contents): {
	readonly about: CaseJson | null;
	readonly faults: Fault[];
	readonly missing: Fault[];
} {
	const faults: Fault[] = [];
	const place = 'data/case.json';
	if (!contents.members.has(place))
		return {
			about: null,
			faults,
			missing: [{ place, rule: 'a case file says what it holds', expected: place, found: 'no such file' }],
		};
	const read = readCaseJson(contents.text(place, (fault) => faults.push(fault)));
	if (!('why' in read)) return { about: read, faults, missing: [] };
	faults.push({
		place,
		rule: 'case.json is canonical JSON of format 1',
		expected: 'sealbook-case-file/1',
		found: read.why,
	});
	return { about: null, faults, missing: [] };
}

/** What case.json says follows from the ledgers, and the folder and bag-info.txt follow from it. */
export function checkCase(contents: Contents, listed: ReadonlyMap<string, Sha256>, ledger: CheckedLedger): Check {
	const { about, faults: broken, missing } = readCase(contents);
	if (!about) return checkOf('case.json', 0, broken, missing);
	const hold = (place: string, rule: string, expected: string, found: string) => {
		if (expected !== found) broken.push({ place, rule, expected, found });
	};
	const place = 'data/case.json';
	// A listed object that is gone is missing, not left out: the manifests say so.
	const facts = factsOf(ledger, (object) => listed.has(`data/objects/${object}`));
	const name = (value: string | null) => value ?? 'nothing disclosed';
	hold(place, 'the case is the one of the ledgers', ledger.entries[0]?.entry.head.case ?? 'no entry', about.id);
	hold(place, 'the number is the one the ledger discloses', name(facts.number), name(about.number));
	hold(place, 'the title is the one the ledger discloses', name(facts.title), name(about.title));
	hold(place, 'the writer signs the file', 'yes', about.signers.includes(about.writtenBy) ? 'yes' : 'no');
	hold(place, 'withheld members are counted', counted(facts.withheld), counted(about.withheld));
	hold(place, 'objects left out are counted', counted(facts.leftOut), counted(about.leftOut));
	for (const { chain, entries, last } of about.chains) {
		const found = facts.chains.find((c) => c.chain === chain);
		if (!found)
			missing.push({
				place: `data/ledger/${chain}.ledger`,
				rule: 'a chain that case.json names is there',
				expected: `${entries} entries`,
				found: 'no such file',
			});
		else
			hold(
				`chain ${chain}`,
				'a chain ends where case.json says',
				`${entries} entries, ${last}`,
				`${found.entries} entries, ${found.last}`,
			);
	}
	for (const { chain } of facts.chains)
		if (about.chains.filter((c) => c.chain === chain).length !== 1)
			hold(`chain ${chain}`, 'case.json names each chain once', 'once', 'otherwise');
	hold(
		contents.top,
		'the folder is named after number and time',
		folderOf(about.number, about.id, about.writtenAt),
		contents.top,
	);
	checkInformation(contents, listed, about, ofExercise(ledger), broken, missing);
	return checkOf('case.json', about.chains.length, broken, missing);
}

/** bag-info.txt follows from case.json, the ledgers and what lies under data/. Where a listed file is gone, it counts one that is missing. */
function checkInformation(
	contents: Contents,
	listed: ReadonlyMap<string, Sha256>,
	{ id, writtenAt }: CaseJson,
	exercise: boolean,
	broken: Fault[],
	missing: Fault[],
): void {
	const place = 'bag-info.txt';
	if (!contents.members.has(place)) {
		missing.push({ place, rule: 'the bag describes itself', expected: place, found: 'no such file' });
		return;
	}
	if (![...listed.keys()].every((path) => contents.members.has(path))) return;
	const payload = [...contents.members.values()].filter(({ path }) => path.startsWith('data/'));
	const sizeBytes = payload.reduce((sum, member) => sum + member.sizeBytes, 0);
	const expected = informationOf(id, writtenAt, { sizeBytes, files: payload.length }, exercise);
	const found = contents.text(place, (fault) => broken.push(fault));
	const rule = 'it names the case, says whether it is an exercise, and counts the payload';
	if (found !== expected) broken.push({ place, rule, expected, found });
}

const counted = (counts: readonly Count[]) =>
	counts.map(({ kind, member, count }) => `${count} × ${kind}:${member}`).join(', ') || 'none';
