/**
 * Small types that both processes speak. A brand keeps one kind of string from being handed over as another:
 * a digest is not an id, an instant is not prose. Brands cost nothing at run time.
 */
declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** SHA-256, 64 lower-case hexadecimal digits. */
export type Sha256 = Branded<string, 'Sha256'>;
/** SHA-256 of a certificate's DER: names a key in a ledger. */
export type KeyId = Branded<string, 'KeyId'>;
/** UUID (version 7) of a case, or of the notebook where the notebook's own ledger is meant. */
export type CaseId = Branded<string, 'CaseId'>;
/** UUID of one notebook's chain of entries in one case. */
export type ChainId = Branded<string, 'ChainId'>;
/** UUID of an evidence item. */
export type ItemId = Branded<string, 'ItemId'>;
/** RFC 3339, UTC, milliseconds: `2026-11-22T01:40:00.000Z`. */
export type Instant = Branded<string, 'Instant'>;
/** A one-use token that stands for a file the person picked; main keeps the path. */
export type Ticket = Branded<string, 'Ticket'>;

export const SHA256 = /^[0-9a-f]{64}$/;
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const INSTANT = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/;

/** The digest that stands before a chain's first entry. */
export const NO_ENTRY = '0'.repeat(64) as Sha256;

/** True for `2026-11-22T01:40:00.000Z` and only where such a day and time exist. */
export function isInstant(text: string): text is Instant {
	return INSTANT.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text;
}

/** From the first of the year 0000 to the last of 9999. */
const [FIRST_MS, LAST_MS] = [-62_167_219_200_000, 253_402_300_799_999];

/** The instant of a moment, milliseconds since 1970 UTC; null outside the years 0000 to 9999. */
export const instantAt = (ms: number): Instant | null =>
	ms >= FIRST_MS && ms <= LAST_MS ? (new Date(ms).toISOString() as Instant) : null;

/** What a note says of itself: what was seen, what is supposed, what is thought of it, what was decided, what was ordered. */
export const STANCES = ['fact', 'hypothesis', 'opinion', 'decision', 'instruction'] as const;
export type Stance = (typeof STANCES)[number];

/** As what somebody counter-signs an entry. */
export const COUNTERSIGNING = ['witness', 'reviewer', 'custodian', 'handler'] as const;
export type Countersigning = (typeof COUNTERSIGNING)[number];

/** What a person is there for in a case; an observer reads it and adds nothing. */
export const CASE_ROLES = ['handler', 'lead', 'custodian', 'reviewer', 'observer'] as const;
export type CaseRole = (typeof CASE_ROLES)[number];

/** A date and time of day as it was found, without zone or offset: `2026-11-22T03:14`, with seconds and up to nine digits more. */
export const LOCAL_TIME =
	/^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,9})?)?$/;

/** True where such a day exists, too. */
export const isLocalTime = (text: string): boolean =>
	LOCAL_TIME.test(text) && isInstant(`${text.slice(0, 10)}T00:00:00.000Z`);

/** Digest algorithms, by the name they have in entries, lists and on the command line. */
export const DIGESTS = ['md5', 'sha1', 'sha256', 'sha384', 'sha512', 'sha3-256', 'blake3'] as const;
export type DigestName = (typeof DIGESTS)[number];
/** Lower-case hexadecimal digests by algorithm. */
export type Digests = Readonly<Partial<Record<DigestName, string>>>;

/** What a comparison says of a path: exactly one; a path that moved is told by where it is now. */
export const COMPARISON_STATES = [
	'unchanged',
	'modified',
	/** Times only. */
	'touched',
	'added',
	'removed',
	'moved',
	'copied',
	'unreadable',
	'not-checked',
] as const;
