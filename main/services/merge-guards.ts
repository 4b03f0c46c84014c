/**
 * What no copy may do, however well it is signed: each of these refuses all of it, before anything is written.
 * What must hold: nothing is taken that does not hold by itself; no chain is taken that would put another entry first in
 * the case, because the first entry vouches for everybody (decision 2).
 */
import type { Copied, MergedChain } from '../../shared/ledger/merge';
import { type CheckedLedger, verifyLedger } from '../../shared/ledger/verify';
import { Refused } from '../../shared/refusal';
import type { CaseId, ChainId } from '../../shared/vocabulary';
import { ledgerRules } from '../vault/ledger-rules';
import type { Desk } from './desk';

/** A copy held to the rules of the ledger. */
export const verified = (copied: Copied): CheckedLedger =>
	verifyLedger(
		[...copied].map(([chain, { read }]) => ({ chain, lines: read })),
		ledgerRules(),
	);

/**
 * The copy is held to the rules here once more: its reader may have been taken over by what it read. What it has seen and
 * does not hold is no ground: a laptop that refused a fork has such entries for ever, and so may a colleague's revoked key.
 */
export function mustHold(theirs: Copied, id: CaseId): void {
	const ledger = verified(theirs);
	const fault = ledger.faults.find(({ step }) => step !== 'revocations' && step !== 'seen');
	const other = ledger.entries.find(({ entry }) => entry.head.case !== id);
	if (!fault && !other && ledger.entries.length > 0) return;
	const why = fault ? `${fault.place} breaks the rule that ${fault.rule}` : 'its entries are not of the case it names';
	throw new Refused(
		'merge.broken',
		`This copy does not hold: ${why}.`,
		'Get it from its sender again; nothing was changed here.',
		'file',
	);
}

/** A chain of another case here, or of the notebook itself, can be none of this case. */
export async function mustBeItsOwn(desk: Desk, id: CaseId, chains: readonly ChainId[]): Promise<void> {
	const refuse = (what: string): never => {
		throw new Refused(
			'merge.chain-elsewhere',
			`This copy is not one of a case from another laptop: it holds ${what}.`,
			'Ask the sender what made it; nothing was changed here.',
			'file',
		);
	};
	if (id === desk.book.id) refuse('the ledger of this notebook');
	if (chains.some((chain) => desk.book.length(chain) > 0)) refuse('a chain of this notebook’s own ledger');
	for (const other of await desk.shelf.casesHere()) {
		if (other === id) continue;
		const there = new Set(await desk.shelf.chainsOf(other));
		const chain = chains.find((each) => there.has(each));
		if (chain) refuse(`the chain ${chain}, which belongs to another case here`);
	}
}

export function mustKeepItsFirst(before: CheckedLedger | null, after: CheckedLedger): void {
	const [first, now] = [before?.entries[0], after.entries[0]];
	if (!first || now?.digest === first.digest) return;
	throw new Refused(
		'merge.first-entry',
		'This copy would put another entry before the first one of the case, and so change who vouches for its people.',
		'A laptop that joins a case begins by naming what it found; ask the sender what made this copy. Nothing was changed here.',
		'file',
	);
}

/** Whoever joins a case names what they found (decision 2): only the case's first chain begins with nothing seen. */
export function mustHaveJoined(chains: readonly MergedChain[], theirs: Copied): void {
	const rootless = chains.find(
		({ chain, state }) => state === 'only in the second' && theirs.get(chain)?.read[0]?.entry?.head.seen.length === 0,
	);
	if (!rootless) return;
	throw new Refused(
		'merge.second-beginning',
		`The chain ${rootless.chain} begins as if this case had not been there: it never joined it.`,
		'A laptop that joins a case begins by naming what it found; ask the sender what made this copy. Nothing was changed here.',
		'file',
	);
}
