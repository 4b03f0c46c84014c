/**
 * Leaves disclosures out of a copy's lines (ledger.md, "One entry is one line"). Heads and signatures stay byte for byte, so
 * the copy proves what the original did. Structural members are never withheld (decision 13).
 */
import { mayBeWithheld } from '../../shared/catalogue/catalogue';
import { readLine } from '../../shared/ledger/line';
import { type CheckedLedger, verifyLedger } from '../../shared/ledger/verify';
import { Refused } from '../../shared/refusal';
import type { ChainId } from '../../shared/vocabulary';
import { ledgerRules, sha256 } from '../vault/ledger-rules';

export type Lines = ReadonlyMap<ChainId, readonly string[]>;

/**
 * @param rules `note.written:text` (any version) or `note.written/1:text` for a kind, `A-12:text` for one entry; `12:text`
 * means this notebook's own chain
 * @throws Refused `casefile.withhold` for a rule that fits nothing, or a member that is never withheld
 */
export function withhold(lines: Lines, ledger: CheckedLedger, rules: readonly string[], own: ChainId): Lines {
	const chosen = new Map<string, Set<string>>();
	// Rules that name one entry may be as many as there are entries.
	const byRef = new Map(ledger.entries.map((entry) => [entry.ref, entry]));
	for (const rule of new Set(rules)) {
		const [what = '', member = ''] = rule.split(':');
		const named = byRef.get(what);
		const entries = (named ? [named] : ledger.entries).filter(
			({ ref, chain, seq, entry: { head } }) =>
				ref === what ||
				(chain === own && String(seq) === what) ||
				head.kind === what ||
				head.kind.replace(/\/[0-9]+$/, '') === what,
		);
		const fitting = entries.filter(({ entry }) => Object.hasOwn(entry.head.body, member));
		if (fitting.length === 0)
			throw refused(`Nothing fits ${rule}, so nothing would be withheld by it.`, 'Write KIND:MEMBER or ENTRY:MEMBER.');
		for (const { ref, chain, seq, entry } of fitting) {
			if (!mayBeWithheld(entry.head.kind, member))
				throw refused(
					`The member ${member} of ${ref} (${entry.head.kind}) is never withheld.`,
					'Other entries rest on it.',
				);
			const place = `${chain} ${seq}`;
			chosen.set(place, (chosen.get(place) ?? new Set()).add(member));
		}
	}
	return new Map(
		[...lines].map(([chain, all]) => [chain, all.map((line, i) => without(line, chosen.get(`${chain} ${i + 1}`)))]),
	);
}

/**
 * All chains read and put in order, signatures aside. Entries by a revoked key keep no case from being handed on: its file
 * says so, and whoever stole a key could stop every export otherwise. Nor do entries that have seen a version of a forked
 * chain that was refused here: whoever forked it could stop every export as well.
 * @throws Refused `casefile.ledger-broken` where another rule does not hold
 */
export function ledgerOf(lines: Lines): CheckedLedger {
	const chains = [...lines].map(([chain, all]) => ({ chain, lines: all.map((line) => readLine(line, sha256)) }));
	const ledger = verifyLedger(chains, ledgerRules(false));
	const fault = ledger.faults.find(({ step }) => step !== 'revocations' && step !== 'seen');
	if (!fault) return ledger;
	const sentence = `The case cannot be exported: ${fault.place} breaks the rule that ${fault.rule}.`;
	throw new Refused('casefile.ledger-broken', sentence, 'Verify the notebook to see every fault.');
}

function without(line: string, members: ReadonlySet<string> | undefined): string {
	if (!members) return line;
	const { entry } = readLine(line, sha256);
	const dropped = new Set(entry?.disclosures.filter(({ name }) => members.has(name)).map(({ text }) => text));
	const [head = '', signatures = '', ...disclosures] = line.split('\t');
	return [head, signatures, ...disclosures.filter((text) => !dropped.has(text))].join('\t');
}

const refused = (sentence: string, hint: string) => new Refused('casefile.withhold', sentence, hint, 'withhold');
