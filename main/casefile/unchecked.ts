/**
 * What digests and signatures cover and whose meaning is another matter: reports and other people's formats, which are made
 * again and compared, and the instructions that come from the sender whom they help to judge (decision 20). What could not be
 * checked is said, never passed over.
 */
import { createHash } from 'node:crypto';
import type { CheckedLedger } from '../../shared/ledger/verify';
import type { Check, Fault } from '../../shared/views';
import type { KeyId } from '../../shared/vocabulary';
import type { Certificate } from '../vault/certificates';
import type { CaseJson } from './case-json';
import type { Contents } from './contents';
import { howToVerify } from './how-to-verify';
import { type KnownPage, releaseOfPage } from './known-pages';
import { renderingsOf } from './renderings';
import { checkOf, remarkOf } from './verdict';

type Certificates = ReadonlyMap<KeyId, Certificate>;

/** What the checks before found. */
export interface Found {
	readonly about: CaseJson | null;
	readonly certificates: Certificates;
	readonly ledger: CheckedLedger;
	readonly exercise: boolean;
	/** Nothing is broken: only then is anything made of the entries. */
	readonly sound: boolean;
	/** The page that this program puts into case files. */
	readonly page: KnownPage | undefined;
}

export function unchecked(contents: Contents, found: Found): Check[] {
	return [madeAgain(contents, found), instructions(contents, found)];
}

/** What comes from the sender, to judge the sender by: known or not, it proves nothing of the file. */
function instructions(contents: Contents, found: Found): Check {
	const name = 'instructions for strangers';
	const pages = contents.of('page').map(({ path, digest }) => {
		const release = releaseOfPage(digest, found.page);
		return { known: release !== null, fault: pageFault(path, digest, release) };
	});
	const differ = [...recipe(contents, found), ...pages.filter(({ known }) => !known).map(({ fault }) => fault)];
	return differ.length > 0
		? notChecked(name, differ)
		: remarkOf(
				name,
				pages.map(({ fault }) => fault),
			);
}

/** Which release's page it is; or that it is none known here, which does not make the file a broken one (decision 20). */
const pageFault = (place: string, digest: string, release: string | null): Fault => ({
	place,
	rule: 'the page comes from the sender, and proves nothing against the sender',
	expected: 'the page of a release of Sealbook',
	found:
		release === null
			? `a page that is not known here, SHA-256 ${digest}: compare it with those that releases publish`
			: `the page of Sealbook ${release}`,
});

/** The recipe is compared with the one that this program prints. */
function recipe(contents: Contents, { about, certificates, exercise }: Found): Fault[] {
	const place = 'HOW-TO-VERIFY.txt';
	if (!about || !contents.members.has(place)) return [];
	const nameOf = (keyId: string) => certificates.get(keyId as KeyId)?.commonName ?? '';
	const expected = howToVerify({
		folder: contents.top,
		case: about,
		exercise,
		pages: contents.of('report').length > 0,
		page: contents.of('page').length > 0,
		nameOf,
	});
	if (contents.bytes(place).toString('utf8') === expected) return [];
	return [
		{
			place,
			rule: 'the recipe is the one this program prints',
			expected: 'that text',
			found: 'another text; it may come from another version',
		},
	];
}

/** Reports and other formats are made again of the same entries and compared; others may be another version's, or lies. */
function madeAgain(contents: Contents, { about, ledger, sound }: Found): Check {
	const name = 'reports and other formats';
	const there = [...contents.of('report'), ...contents.of('exchange')];
	if (there.length === 0) return remarkOf(name, []);
	const made = about && sound ? madeOf(ledger, about) : new Map<string, string>();
	const differ = there.flatMap(({ path, digest }): Fault[] => {
		const text = made.get(path);
		const expected = text === undefined ? undefined : createHash('sha256').update(text).digest('hex');
		if (expected === digest) return [];
		return [
			{
				place: path,
				rule: 'it says what this program makes of the entries',
				expected: expected === undefined ? 'nothing to compare it with' : `SHA-256 ${expected}`,
				found: 'another text; another version may have made it: rely on the entries',
			},
		];
	});
	return differ.length > 0 ? notChecked(name, differ) : checkOf(name, there.length, []);
}

/** Entries of strangers may be such that nothing can be made of them; then nothing is compared. */
function madeOf(ledger: CheckedLedger, about: CaseJson): ReadonlyMap<string, string> {
	try {
		return renderingsOf(ledger, about);
	} catch {
		return new Map();
	}
}

const notChecked = (name: string, found: readonly Fault[]): Check => remarkOf(name, found, found.length === 0);
