/**
 * Acts of custody that were tried and refused where that is a matter of security: a passphrase that is not the second
 * person's, a receipt by another key, a hand-over file that was changed. The act writes nothing in the case; that it was
 * tried is an entry of the notebook's own ledger.
 * What must hold: at most one entry a minute, whatever is tried; no passphrase in it; what was counted and not yet entered
 * is entered at lock. A process that is killed loses what it counted since its last entry.
 */
import type { ServiceQuestion } from '../../shared/contract';
import { type Refusal, Refused } from '../../shared/refusal';
import type { CaseId, Instant } from '../../shared/vocabulary';
import { caseNamed } from './cases';
import { type Desk, eachWithin, type Handlers, peopleHere, seal } from './desk';
import { itemsOf } from './evidence';
import type { LedgerBook } from './ledger-book';

const MINUTE_MS = 60_000;
/** Different tries told one by one in an entry; the rest are told by their code alone. */
const MOST_TOLD = 50;

/** Refusals that somebody may have been after. */
const SECURITY: ReadonlySet<string> = new Set([
	...['passphrase.wrong', 'key.revoked', 'custody.not-the-receiver'],
	...['receipt.other-key', 'receipt.another', 'receipt.replayed'],
	...['merge.broken', 'merge.unsigned', 'merge.chain-elsewhere', 'merge.first-entry', 'merge.second-beginning'],
]);

/** What was tried, by refusal and what it was about. */
export interface Try {
	readonly refused: string;
	readonly case?: CaseId;
	readonly tag?: string;
	readonly whose?: string;
}

/** Tries that no entry tells yet. */
export class Attempts {
	#pending = new Map<string, Try & { readonly times: number }>();
	#first: Instant | null = null;
	#last: Instant | null = null;
	#enteredAt: number | null = null;

	count(tried: Try, at: Instant): void {
		const full = this.#pending.size >= MOST_TOLD && !this.#pending.has(JSON.stringify(tried));
		const told: Try = full ? { refused: tried.refused } : tried;
		const key = JSON.stringify(told);
		this.#pending.set(key, { ...told, times: (this.#pending.get(key)?.times ?? 0) + 1 });
		this.#first ??= at;
		this.#last = at;
	}

	/** Enters what is counted, unless the last entry is younger than a minute by the device's monotonic clock. */
	async enter(desk: Desk, atLock = false): Promise<void> {
		const { uptime } = desk.clock();
		const young = this.#enteredAt !== null && uptime - this.#enteredAt < MINUTE_MS;
		if (this.#pending.size === 0 || (young && !atLock)) return;
		const body = {
			tries: [...this.#pending.values()].map((each) => ({ ...each })),
			first: this.#first ?? undefined,
			last: this.#last ?? undefined,
		};
		this.#pending = new Map();
		this.#first = null;
		this.#enteredAt = uptime;
		try {
			await seal(desk, desk.book, 'custody.attempted/1', body);
		} catch (error) {
			// On a disk that takes nothing more the refusal itself is what counts.
			if (!(error instanceof Refused)) throw error;
		}
	}
}

/** The same questions; what is refused in them as a matter of security is counted and entered. */
export function watched<Q extends ServiceQuestion>(handlers: Handlers<Q>): Handlers<Q> {
	return eachWithin(handlers, watchedOne);
}

function watchedOne<Q extends ServiceQuestion>(handle: Handlers<Q>[Q]): Handlers<Q>[Q] {
	return async (desk, input) => {
		try {
			return await handle(desk, input);
		} catch (error) {
			if (error instanceof Refused && SECURITY.has(error.refusal.code)) {
				desk.attempts.count(await triedOf(desk, input, error.refusal), desk.clock().at);
				await desk.attempts.enter(desk);
			}
			throw error;
		}
	};
}

/** Whose passphrase each field takes, by the member that names the person. */
const NAMED_IN: Readonly<Record<string, string>> = {
	toPassphrase: 'to',
	doneByPassphrase: 'doneBy',
	secondPassphrase: 'second',
	witnessPassphrase: 'witness',
	passphrase: 'person',
};

async function triedOf(desk: Desk, input: object, { code, field = '' }: Refusal): Promise<Try> {
	const said = (member: string): string | undefined => {
		const value: unknown = Reflect.get(input, member);
		return typeof value === 'string' ? value : undefined;
	};
	const tag = said('tag');
	const book = await bookNamed(desk, said('case'));
	const holder = field === 'fromPassphrase' && book && tag !== undefined ? holderOf(book, tag) : undefined;
	const named = said(NAMED_IN[field] ?? '');
	const person = peopleHere(desk).find(({ keyId, name }) => keyId === named || name === named);
	const whose = holder ?? person?.name ?? undefined;
	return {
		refused: code,
		...(book ? { case: book.id } : {}),
		...(tag === undefined ? {} : { tag }),
		...(whose === undefined ? {} : { whose }),
	};
}

/** A case that is not there, or cannot be read, is not named. */
async function bookNamed(desk: Desk, name: string | undefined): Promise<LedgerBook | null> {
	if (name === undefined) return null;
	try {
		return await caseNamed(desk, name);
	} catch (error) {
		if (error instanceof Refused) return null;
		throw error;
	}
}

const holderOf = (book: LedgerBook, tag: string): string | undefined =>
	itemsOf(book).find(({ cite }) => cite === tag)?.holder.name ?? undefined;
