/**
 * What digests and signatures cover and whose meaning is not checked: rendered reports, other people's formats, and the instructions that come from the sender whom they help to judge (decision 20). Said, never passed over.
 */
import type { Check, Fault } from '../../shared/views';
import type { KeyId } from '../../shared/vocabulary';
import type { Certificate } from '../vault/certificates';
import type { CaseJson } from './case-json';
import type { Contents } from './contents';
import { howToVerify } from './how-to-verify';
import type { MemberSort } from './names';
import { remarkOf } from './verdict';

type Certificates = ReadonlyMap<KeyId, Certificate>;

export function unchecked(
	contents: Contents,
	about: CaseJson | null,
	certificates: Certificates,
	exercise: boolean,
): Check[] {
	const seen = (sort: MemberSort, rule: string): Fault[] =>
		contents.of(sort).map(({ path }) => ({ place: path, rule, expected: 'a check', found: 'not checked' }));
	const rendered = [
		...seen('report', 'a report is rendered again and compared'),
		...seen('exchange', 'other formats are made again and compared'),
	];
	const instructions = [
		...recipe(contents, about, certificates, exercise),
		...seen('page', 'the page is one whose digest is published'),
	];
	return [notChecked('reports and other formats', rendered), notChecked('instructions for strangers', instructions)];
}

/** The recipe is compared with the one that this program prints. */
function recipe(contents: Contents, about: CaseJson | null, certificates: Certificates, exercise: boolean): Fault[] {
	const place = 'HOW-TO-VERIFY.txt';
	if (!about || !contents.members.has(place)) return [];
	const nameOf = (keyId: string) => certificates.get(keyId as KeyId)?.commonName ?? '';
	const expected = howToVerify({ folder: contents.top, case: about, exercise, nameOf });
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

const notChecked = (name: string, found: readonly Fault[]): Check => remarkOf(name, found, found.length === 0);
