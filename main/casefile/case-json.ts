/**
 * data/case.json: what a case file says of itself, in canonical JSON (RFC 8785). It is built from disclosed members only
 * (decision 13) and claims nothing that the ledgers inside do not show again: a reader counts for himself and compares.
 */
import { canonical, NotCanonical, parseCanonical } from '../../shared/ledger/canonical';
import type { CheckedEntry } from '../../shared/ledger/verify';
import {
	type CaseId,
	type ChainId,
	type Instant,
	isInstant,
	type KeyId,
	SHA256,
	type Sha256,
	UUID,
} from '../../shared/vocabulary';

export const FORMAT = 'sealbook-case-file/1';

/** How many members of one kind are withheld, or how many references to objects that are not in the file. */
export interface Count {
	readonly kind: string;
	readonly member: string;
	readonly count: number;
}

export interface CaseJson {
	readonly format: typeof FORMAT;
	readonly id: CaseId;
	/** `null` where no disclosed member holds it. */
	readonly number: string | null;
	readonly title: string | null;
	/** In the order of their ids; `last` is the digest of the last entry. */
	readonly chains: readonly { readonly chain: ChainId; readonly entries: number; readonly last: Sha256 }[];
	readonly withheld: readonly Count[];
	readonly leftOut: readonly Count[];
	/** Keys that sign this file, one `.p7s` each. */
	readonly signers: readonly KeyId[];
	readonly writtenAt: Instant;
	readonly writtenBy: KeyId;
	readonly program: string;
}

const MEMBERS = 'chains,format,id,leftOut,number,program,signers,title,withheld,writtenAt,writtenBy';

export const writeCaseJson = (facts: CaseJson) => canonical(facts);

/** Reads it as a stranger's text. Gives why it cannot be read instead of throwing. */
export function readCaseJson(text: string): CaseJson | { readonly why: string } {
	let value: unknown;
	try {
		value = parseCanonical(text);
	} catch (error) {
		if (error instanceof NotCanonical) return { why: error.message };
		throw error;
	}
	if (!isRecord(value) || Object.keys(value).sort().join() !== MEMBERS)
		return { why: `its members are not ${MEMBERS}` };
	if (value.format !== FORMAT) return { why: `its format is not ${FORMAT}` };
	return isCaseJson(value) ? value : { why: 'a member has another shape than the format says' };
}

/** Withheld members by kind and member, in that order. */
export function countWithheld(entries: readonly CheckedEntry[]): Count[] {
	return tally(entries.flatMap(({ entry }) => entry.withheld.map((member) => [entry.head.kind, member] as const)));
}

/** References from disclosed members to objects for which `has` is false. */
export function countLeftOut(
	entries: readonly CheckedEntry[],
	has: (object: Sha256) => boolean,
	objectsOf: (value: CheckedEntry['entry']['body'][string]) => readonly { readonly object: Sha256 }[],
): Count[] {
	const missing = entries.flatMap(({ entry }) =>
		entry.disclosures.flatMap(({ name, value }) =>
			objectsOf(value)
				.filter(({ object }) => !has(object))
				.map(() => [entry.head.kind, name] as const),
		),
	);
	return tally(missing);
}

function tally(found: readonly (readonly [string, string])[]): Count[] {
	const counts = new Map<string, Count>();
	for (const [kind, member] of found) {
		const name = `${kind}:${member}`;
		counts.set(name, { kind, member, count: (counts.get(name)?.count ?? 0) + 1 });
	}
	return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
}

function isCaseJson(value: Record<string, unknown>): value is Record<string, unknown> & CaseJson {
	const { id, number, title, chains, withheld, leftOut, signers, writtenAt, writtenBy, program } = value;
	const textOrNull = (text: unknown) => text === null || typeof text === 'string';
	return (
		matches(UUID, id) &&
		textOrNull(number) &&
		textOrNull(title) &&
		listOf(
			chains,
			'chain,entries,last',
			(c) => matches(UUID, c.chain) && isCount(c.entries) && matches(SHA256, c.last),
		) &&
		listOf(withheld, 'count,kind,member', isTally) &&
		listOf(leftOut, 'count,kind,member', isTally) &&
		Array.isArray(signers) &&
		signers.length > 0 &&
		signers.every((keyId) => matches(SHA256, keyId)) &&
		typeof writtenAt === 'string' &&
		isInstant(writtenAt) &&
		matches(SHA256, writtenBy) &&
		typeof program === 'string'
	);
}

const isTally = (c: Record<string, unknown>) =>
	typeof c.kind === 'string' && typeof c.member === 'string' && isCount(c.count);
const isCount = (value: unknown) => typeof value === 'number' && value >= 1;
const matches = (pattern: RegExp, value: unknown) => typeof value === 'string' && pattern.test(value);

function listOf(value: unknown, members: string, fits: (item: Record<string, unknown>) => boolean): boolean {
	return (
		Array.isArray(value) &&
		value.every((item) => isRecord(item) && Object.keys(item).sort().join() === members && fits(item))
	);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
