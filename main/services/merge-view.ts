/** What a person is shown of a merge, before it is done and after: chains, what is new, and everything refused or found. */

import type { MergedChain } from '../../shared/ledger/merge';
import type { CheckedLedger } from '../../shared/ledger/verify';
import { custodyOf } from '../../shared/projections/custody';
import { entriesOf } from '../../shared/projections/entries';
import { isExercise } from '../../shared/projections/exercise-begun';
import type { ChainMergeView, Fault, MergeView, VerifyReport } from '../../shared/views';
import type { ChainId, KeyId, Sha256 } from '../../shared/vocabulary';
import type { Desk } from './desk';
import { chainsOfOurs, type MergePlan, type RefusedChain } from './merge-plan';

/** Faults told one by one; how many more there are is said. */
const MOST_TOLD = 25;

export type Told = Pick<MergeView, 'done' | 'needsConsent' | 'receipt' | 'file'>;

/** @param kept where the foreign copies of refused chains were kept; @param sameNumber other cases here with its number */
export function mergeView(
	desk: Desk,
	plan: MergePlan,
	report: VerifyReport,
	told: Told,
	kept: ReadonlyMap<ChainId, Sha256>,
	sameNumber: readonly string[],
): MergeView {
	const { content, after } = plan;
	const mine = chainsOfOurs(desk, plan.id);
	const letters = new Map<string, string>(after.chains.map(({ chain, letter }) => [chain, letter]));
	const chains = plan.chains.map((merged): ChainMergeView => {
		const { chain, lengths, discloses } = merged;
		const refused = plan.refused.get(chain) ?? null;
		const letter = letters.get(chain) ?? '–';
		return {
			...{ chain, letter, here: lengths[0], there: lengths[1], discloses: refused ? 0 : discloses },
			ours: mine.has(chain),
			state: refused ? 'refused' : stateOf(merged),
			adds: refused ? 0 : merged.adds,
			refused: refused && {
				...{ why: refused.why, fork: refused.fork, keptAs: kept.get(chain) ?? null },
				sentence: sentenceOf(refused, letter),
			},
		};
	});
	const sum = (count: (chain: ChainMergeView) => number) => chains.reduce((total, chain) => total + count(chain), 0);
	return {
		...told,
		...{ case: plan.id, number: content.number, title: content.title, known: plan.book !== null },
		exercise: isExercise(after.entries.map(({ entry }) => entry.head)),
		fileSha256: content.sha256,
		signers: signersOf(report),
		verdict: report.verdict,
		chains: [...chains].sort((a, b) => a.letter.length - b.letter.length || (a.letter < b.letter ? -1 : 1)),
		news: newsOf(plan),
		adds: { entries: sum((c) => c.adds), disclosures: sum((c) => c.discloses), objects: plan.objects.length },
		rolledBack: plan.rolledBack !== null,
		findings: findingsOf(plan, report, chains, sameNumber),
	};
}

/** Whose signature of the file holds. */
export const signersOf = (report: VerifyReport): MergeView['signers'] =>
	report.signers
		.filter(({ signs }) => signs === 'case file')
		.map(({ keyId, name, fingerprint, trusted }) => ({ keyId: keyId as KeyId, name, fingerprint, trusted }));

function stateOf({ state, adds, discloses, lengths }: MergedChain): ChainMergeView['state'] {
	if (state === 'only in the second') return 'new';
	if (adds + discloses > 0) return 'grows';
	if (lengths[1] === 0) return 'only here';
	return lengths[0] > lengths[1] ? 'longer here' : 'same';
}

function sentenceOf({ why, seq, fork, lines }: RefusedChain, letter: string): string {
	if (why === 'not its own')
		return `Chain ${letter} is this notebook’s own, and the copy continues it from ${letter}-${seq} on with entries by somebody who never signed here. They are not taken.`;
	return `Chain ${letter} was forked at ${letter}-${seq}: another entry stands there in the copy. ${fork?.sentence ?? ''} Ours stays; the other version (${lines.length} entries) is kept aside.`;
}

function newsOf({ after, before }: MergePlan): MergeView['news'] {
	const known = new Set(before?.entries.map(({ digest }) => digest));
	const counts = new Map<string, number>();
	for (const { digest, entry } of after.entries)
		if (!known.has(digest)) counts.set(entry.head.kind, (counts.get(entry.head.kind) ?? 0) + 1);
	return [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count);
}

function findingsOf(
	plan: MergePlan,
	report: VerifyReport,
	chains: readonly ChainMergeView[],
	sameNumber: readonly string[],
): string[] {
	const { content, missing, rolledBack, before, after } = plan;
	const said: string[] = chains.flatMap(({ refused }) => (refused ? [refused.sentence] : []));
	if (rolledBack)
		said.push(
			'The copy holds more of this notebook’s own chain than this notebook does: this notebook was rolled back. What it had lost comes back, and it goes on in a new chain.',
		);
	if (sameNumber.length > 0)
		said.push(
			`Another case here has the number ${content.number ?? ''} too; name each by its id: ${[plan.id, ...sameNumber].join(', ')}.`,
		);
	if (report.verdict === 'incomplete') said.push(...told(absent(report), 'The file is not complete'));
	if (missing > 0) said.push(`${missing} stored files that entries name are neither here nor in the copy.`);
	said.push(...told(newFaults(before, after).map(ruleBroken), 'After the merge'));
	said.push(...told(newInCustody(before, after), 'Chain of custody'));
	return said;
}

const absent = ({ checks }: VerifyReport): string[] =>
	checks
		.filter(({ state }) => state === 'missing')
		.flatMap(({ faults }) => faults.map(({ place, rule }) => `${place}: ${rule}`));

const ruleBroken = ({ place, rule, found }: Fault) => `${place} breaks the rule that ${rule}; found: ${found}`;

function newFaults(before: CheckedLedger | null, after: CheckedLedger): Fault[] {
	const known = new Set(before?.faults.map(({ rule, expected, found }) => JSON.stringify([rule, expected, found])));
	return after.faults.filter(({ rule, expected, found }) => !known.has(JSON.stringify([rule, expected, found])));
}

/** What the chain of custody does not add up to only now; two holders for one. */
function newInCustody(before: CheckedLedger | null, after: CheckedLedger): string[] {
	const findings = (ledger: CheckedLedger) =>
		custodyOf(ledger, entriesOf(ledger)).flatMap(({ tag, item, findings: found }) =>
			found.map(({ kind, sentence }) => ({ key: `${item} ${kind} ${sentence}`, said: `${tag}: ${sentence}` })),
		);
	const known = new Set(before ? findings(before).map(({ key }) => key) : []);
	return findings(after).flatMap(({ key, said }) => (known.has(key) ? [] : [said]));
}

function told(all: readonly string[], where: string): string[] {
	const few = all.slice(0, MOST_TOLD).map((each) => `${where}: ${each}${/[.!?]$/.test(each) ? '' : '.'}`);
	return all.length > MOST_TOLD ? [...few, `${where}: ${all.length - MOST_TOLD} more.`] : few;
}
