/**
 * The ledgers inside, held to the rules of ledger.md by shared/ledger, and the objects that entries name, held against the
 * bytes in the file. Entries are cited by chain letter and number.
 */

import { signedInDoubt } from '../../shared/ledger/revocation';
import {
	type ChainAtHand,
	type CheckedLedger,
	type Rules,
	readLines,
	type Step,
	verifyLedger,
} from '../../shared/ledger/verify';
import type { Check, Fault, VerifyReport } from '../../shared/views';
import type { ChainId, Sha256 } from '../../shared/vocabulary';
import type { LedgerReaders } from '../vault/ledger-readers';
import { ledgerRules, sha256 } from '../vault/ledger-rules';
import { objectsNamed } from './case-facts';
import type { Count } from './case-json';
import type { Contents } from './contents';
import { stemOf } from './names';
import { checkOf, remarkOf } from './verdict';

/** The check that finds entries by keys whose revocation does not follow them. */
export const REVOKED_KEYS = 'revoked keys';

/** The check of links and numbers, and its rule about entries of other chains (ledger.md, rule 5). */
export const CHAINS = 'chains';
export const SEEN = 'an entry that was seen is there';

export interface LedgersRead {
	readonly ledger: CheckedLedger;
	/** Texts that are not UTF-8. */
	readonly faults: readonly Fault[];
}

/** @param rules those that know some of the signatures already, where there are such */
export function readLedgers(contents: Contents, rules: Rules = ledgerRules()): LedgersRead {
	const { chains, faults } = linesIn(contents);
	const read = chains.map(({ chain, lines, torn }): ChainAtHand => ({ chain, lines: readLines(lines, sha256), torn }));
	return { ledger: verifyLedger(read, rules), faults };
}

/** The same, with the lines of long ledgers read by several threads. */
export async function readLedgersAhead(
	contents: Contents,
	readers: LedgerReaders,
	signal?: AbortSignal,
): Promise<LedgersRead> {
	const { chains, faults } = linesIn(contents);
	const lines = await readers.read(
		chains.map((chain) => chain.lines),
		{ signal },
	);
	const read = chains.map(({ chain, torn }, i): ChainAtHand => ({ chain, lines: lines[i] ?? [], torn }));
	return { ledger: verifyLedger(read, ledgerRules()), faults };
}

function linesIn(contents: Contents) {
	const faults: Fault[] = [];
	const chains = contents.of('chain').map(({ path }) => {
		const lines = contents.text(path, (fault) => faults.push(fault)).split('\n');
		const torn = lines.pop() !== '';
		return { chain: stemOf(path) as ChainId, lines, torn };
	});
	return { chains, faults };
}

/** Chains, signatures, disclosures and clocks, each a check of its own. */
export function checkLedgers({ ledger, faults }: LedgersRead): Check[] {
	const of = (...steps: Step[]): Fault[] =>
		ledger.faults.filter(({ step }) => steps.includes(step)).map(({ step: _, ...fault }) => fault);
	const none: Fault[] =
		ledger.chains.length === 0
			? [{ place: 'data/ledger', rule: 'a case has a chain', expected: 'a chain', found: 'none' }]
			: [];
	const clock = ledger.entries.flatMap(({ ref, clock: found, at }): Fault[] =>
		found ? [{ place: ref, rule: 'the clock runs on', expected: 'no step', found: `${found.sentence} (${at})` }] : [],
	);
	const unknown = ledger.entries.filter(({ verdict }) => verdict === 'not checked');
	const kinds = unknown.map(
		({ ref, entry }): Fault => ({
			place: ref,
			rule: 'the kind is known here',
			expected: 'a listed kind',
			found: entry.head.kind,
		}),
	);
	const unvouched = [...ledger.admissions.values()].filter(({ vouchedFor }) => !vouchedFor);
	const strangers = unvouched.map(
		({ ref, certificate }): Fault => ({
			place: ref,
			rule: 'a signer is vouched for',
			expected: 'an admission by an admitted key',
			found: certificate.keyId,
		}),
	);
	// Only the case's first entry vouches for its author (decision 2); without `seen`, which of two is the first rests on clocks.
	const beginnings = ledger.entries.filter(({ seq, seen }) => seq === 1 && seen.length === 0);
	const second = beginnings.slice(1).map(
		({ ref, at }): Fault => ({
			place: ref,
			rule: 'a chain that joins a case names what it found',
			expected: 'entries of another chain under “seen”',
			found: `none: that it begins after ${beginnings[0]?.ref}, at ${at}, rests on clocks alone`,
		}),
	);
	return [
		checkOf(CHAINS, ledger.counts.lines, [...faults, ...of('lines', 'chains', 'seen')], none),
		checkOf('entry signatures', ledger.signatures, of('signatures')),
		checkOf(REVOKED_KEYS, ledger.counts.revocations, of('revocations')),
		remarkOf('signed in doubt', signedInDoubt(ledger)),
		checkOf('disclosures', ledger.counts.disclosures, of('disclosures')),
		remarkOf('entries of unknown kinds', kinds, kinds.length === 0),
		remarkOf('signers not vouched for', strangers),
		remarkOf('more than one beginning', second),
		remarkOf('clock', clock),
	];
}

/** Every object named is there with its digest and size, or declared as left out; none is there that nobody names. */
export function checkObjects(contents: Contents, listed: ReadonlyMap<string, Sha256>, ledger: CheckedLedger): Check {
	const broken: Fault[] = ledger.faults
		.filter(({ step }) => step === 'objects named')
		.map(({ step: _, ...fault }) => fault);
	const missing: Fault[] = [];
	const named = objectsNamed(ledger);
	for (const [object, references] of named) {
		const path = `data/objects/${object}`;
		const found = contents.members.get(path);
		const place = references.map(({ ref }) => ref).join(', ');
		if (!found) {
			const why = listed.has(path) ? 'listed, and no such file' : 'left out';
			missing.push({ place, rule: 'an object that is named is there', expected: object, found: why });
			continue;
		}
		for (const { ref, sizeBytes } of references)
			if (sizeBytes !== found.sizeBytes)
				broken.push({
					place: ref,
					rule: 'an object has the size its entry gives',
					expected: `${sizeBytes} bytes`,
					found: `${found.sizeBytes} bytes`,
				});
	}
	for (const { path, digest } of contents.of('object')) {
		if (digest !== stemOf(path))
			broken.push({ place: path, rule: 'an object has the digest of its name', expected: stemOf(path), found: digest });
		if (!named.has(stemOf(path) as Sha256))
			broken.push({ place: path, rule: 'a disclosed member names every object', expected: 'an entry', found: 'none' });
	}
	return checkOf('objects', contents.of('object').length, broken, missing);
}

export function chainLines(ledger: CheckedLedger): VerifyReport['chains'] {
	return ledger.chains.map(({ chain, letter, length, head, first, last }) => ({
		chain,
		letter,
		entries: length,
		first: first || null,
		last: last || null,
		head: length > 0 ? head : null,
	}));
}

/** What is withheld is shown, never a fault: it is declared. */
export function withheldRemark(withheld: readonly Count[]): Check {
	const remarks = withheld.map(
		({ kind, member, count }): Fault => ({
			place: `${kind}:${member}`,
			rule: 'a withheld member is declared',
			expected: 'declared',
			found: `${count} withheld`,
		}),
	);
	return { ...remarkOf('withheld', remarks), count: withheld.reduce((sum, { count }) => sum + count, 0) };
}
