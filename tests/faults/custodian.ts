/**
 * A custodian who has the key and uses it: a chain that was honestly kept, and the same chain written anew from some
 * entry on with that very key. Campaigns look whether what others said of it finds that out.
 */
import { randomBytes } from 'node:crypto';
import { checkReceipts } from '../../main/casefile/check-receipts';
import { timestampsOfEntries } from '../../main/casefile/check-timestamps';
import { trustIn } from '../../main/casefile/trust';
import { ledgerRules, sha256 } from '../../main/vault/ledger-rules';
import { verifyTimestamp } from '../../main/vault/timestamp';
import { timestampRequest } from '../../main/vault/timestamp-request';
import { readLine } from '../../shared/ledger/line';
import { anchoredIn } from '../../shared/ledger/outside';
import { type Receipt, readReceipt, writeReceipt } from '../../shared/ledger/receipt';
import { signedHeadOf } from '../../shared/ledger/signed-head';
import { readLines, verifyLedger } from '../../shared/ledger/verify';
import type { ChainId, Sha256 } from '../../shared/vocabulary';
import type { StampingAuthority } from '../vault/stamping-authority';
import { type Bend, ben, CHAINS, Chain, cem, type Signer } from '../vectors/pen';

/** What was found once of a signature need not be found again: a campaign verifies the same entries many times. */
export const rules = ledgerRules();

/** Whose chain it is: a key of 2048 bits, which signs three times as fast. */
export const custodian = cem;

export type Kind = 'counter-signature' | 'other-chain' | 'receipt' | 'timestamp';

export const entryOf = (chain: Chain, seq: number) => {
	const { entry } = readLine(chain.lines[seq - 1] ?? '', sha256);
	if (!entry) throw new Error(`no entry ${seq}`);
	return entry;
};

/** One telling of a case, and what others hold of it. */
export interface Telling {
	readonly chain: Chain;
	readonly others: readonly Chain[];
	readonly receipts: readonly Receipt[];
	readonly tokens: ReadonlyMap<Sha256, Buffer>;
}

type Write = (chain: Chain, changed: Bend) => unknown;

/** What the custodian writes, entry by entry; the last is what `kind` needs. */
function plan(length: number, more: readonly Write[], who: Signer = custodian): Write[] {
	const first: Write[] = [
		(chain, bend) => chain.admit(who, who, bend),
		(chain, bend) => chain.add(who, 'case.opened/1', { number: 'IR-1', title: 'A laptop' }, bend),
		(chain, bend) => chain.admit(who, ben, bend),
	];
	const notes = Array.from({ length: length - first.length }, (_, i): Write => {
		return (chain, bend) => chain.note(who, `Note ${i}.`, bend);
	});
	return [...first, ...notes, ...more];
}

/** The chain as planned, written anew from entry `anew` on, which is changed; entries before are taken from `same`. */
function carryOut(writes: readonly Write[], anew = 0, same: Chain | null = null): Chain {
	const chain = new Chain();
	for (const [i, write] of writes.entries()) {
		if (same && i + 1 < anew) {
			chain.lines.push(same.lines[i] ?? '');
			chain.digests.push(same.digests[i] ?? '');
		} else write(chain, i + 1 === anew ? { head: { zone: 'Europe/Paris' } } : {});
	}
	return chain;
}

/** A chain alone. */
export const chainOf = (length: number, who?: Signer): Chain => carryOut(plan(length, [], who));

/** A case of `length` entries whose last is anchored from outside, and how its custodian writes it anew from an entry on. */
export interface World {
	readonly told: Telling;
	/** `leave`: what lies in the custodian's own chain (a signature, a token) is left out rather than carried over. */
	readonly anew: (from: number, leave: boolean) => Telling;
	/** The custodian goes on honestly. */
	readonly grown: (by: number) => Telling;
	readonly anchored: number;
}

export function worldOf(kind: Kind, length: number, tsa: StampingAuthority): World {
	const bare = { others: [], receipts: [], tokens: new Map<Sha256, Buffer>() };
	const grow = (writes: readonly Write[], by: number): Write[] => [
		...writes,
		...Array.from(
			{ length: by },
			(_, i): Write =>
				(chain, bend) =>
					chain.note(custodian, `Later ${i}.`, bend),
		),
	];
	const writes = plan(length, []);
	const chain = carryOut(writes);
	const last = entryOf(chain, length);
	const world = (
		writes: readonly Write[],
		carried: readonly Write[],
		kept: Partial<Telling>,
		anchored: number,
	): World => {
		const told = carryOut(writes, length + 1, chain);
		return {
			told: { ...bare, ...kept, chain: told },
			anew: (from, leave) => ({ ...bare, ...kept, chain: carryOut(leave ? plan(length, []) : carried, from, told) }),
			grown: (by) => ({ ...bare, ...kept, chain: carryOut(grow(writes, by), writes.length + 1, told) }),
			anchored,
		};
	};
	switch (kind) {
		case 'counter-signature': {
			const both: Write = (c, bend) =>
				c.add([custodian, ben], 'note.written/1', { phase: 'da', text: 'Both sign.' }, bend);
			const old = entryOf(carryOut([...writes, both], length + 1, chain), length + 1).signatures[1] ?? '';
			// Ben's key is not at hand: his old signature is all there is to put there.
			const alone: Write = (c, bend) =>
				c.add(
					[custodian, ben],
					'note.written/1',
					{ phase: 'da', text: 'Both sign.' },
					{ ...bend, signatures: ([own = '']) => [own, old] },
				);
			return world([...writes, both], [...writes, alone], {}, length + 1);
		}
		case 'other-chain': {
			const other = new Chain(CHAINS[1], 60_000).note(ben, 'Seen.', { seen: [chain] });
			return world(writes, writes, { others: [other] }, length);
		}
		case 'receipt': {
			const text = writeReceipt(signedHeadOf(last), last.digest, [custodian.certificate]);
			return world(writes, writes, { receipts: [readReceipt(text, rules)] }, length);
		}
		case 'timestamp': {
			const { token, attach } = stamp(tsa, chain, last.digest);
			// The old token is carried over, said to be of whatever stands there now.
			const anew: Write = (c, bend) => attach(c, entryOf(c, length).digest, bend);
			return world(
				[...writes, (c, bend) => attach(c, last.digest, bend)],
				[...writes, anew],
				{ tokens: token },
				length,
			);
		}
		default:
			return kind satisfies never;
	}
}

function stamp(tsa: StampingAuthority, chain: Chain, digest: Sha256) {
	const answer = tsa.reply(timestampRequest(digest, randomBytes(8)).bytes);
	const found = verifyTimestamp(answer, digest);
	if (!found.holds) throw new Error(found.rule);
	const object = sha256(answer);
	const attach = (to: Chain, head: Sha256, bend: Bend) =>
		to.add(
			custodian,
			'timestamp.attached/1',
			{
				of: { chain: chain.id, seq: chain.lines.length, head },
				token: { object, name: 'a.tsr', sizeBytes: answer.length },
				...{ at: found.at, authority: 'Stamps', authorityKey: found.authority.keyId },
			},
			bend,
		);
	return { token: new Map([[object, answer]]), attach };
}

/** What a verifier who trusts the authority finds: faults of all sorts, and how far anchors reach in the custodian's chain. */
export function found({ chain, others, receipts, tokens }: Telling, root: string): { faults: number; through: number } {
	const chains = [chain, ...others].map(({ id, lines }) => ({ chain: id as ChainId, lines: readLines(lines, sha256) }));
	const ledger = verifyLedger(chains, rules);
	const stamps = timestampsOfEntries(ledger, (object) => tokens.get(object) ?? null, trustIn([root]));
	const kept = checkReceipts(receipts, ledger);
	const anchored = anchoredIn(ledger, [...stamps.anchors, ...kept.anchors]);
	return {
		faults: ledger.faults.length + stamps.broken.length + kept.check.faults.length,
		through: anchored.find((a) => a.chain === chain.id)?.through ?? 0,
	};
}
