/**
 * Verification of a ledger, told as an argument. Each step is a function that names the rule it holds entries to
 * (ledger.md, "What must hold"); faults are gathered with their place and the next step goes on. Pure: hashing and
 * certificates are handed in. Who could have forged what: a line's text needs a break of SHA-256 or the signer's key;
 * the ends of chains need only a missing outside anchor (ledger.md, "Rollback").
 */
import { checkBody } from '../catalogue/catalogue';
import type { ClockFinding, Fault } from '../views';
import { type ChainId, type KeyId, NO_ENTRY, type Sha256 } from '../vocabulary';
import { clockFinding } from './clock';
import { type Entry, type Hash, type LineFault, readLine } from './line';
import { type NamedObject, objectsIn } from './objects';
import { chainLetter, inOrder } from './order';

/** A certificate as verification needs it; reading one checks its key (decision 3). */
export interface Certificate {
	readonly keyId: KeyId;
	/** SHA-256 of the SubjectPublicKeyInfo: two certificates of one key are one signer (decision 1). */
	readonly spki: Sha256;
	/** RSASSA-PKCS1-v1_5 with SHA-256 over the text's UTF-8; the signature is canonical base64url. */
	verifies(text: string, signature: string): boolean;
}

export interface Rules {
	readonly hash: Hash;
	/** @throws an Error whose message says what is wrong with the certificate */
	readonly readCertificate: (base64: string) => Certificate;
}

/** One chain as it is at hand: its id by its file's name, its lines without line ends, and whether a torn one, not among them, follows. */
export interface ChainAtHand {
	readonly chain: ChainId;
	readonly lines: readonly ReadLine[];
	readonly torn?: boolean;
}
export type ReadLine = ReturnType<typeof readLine>;

/** The step of the argument that a fault belongs to; also the name of the check in a report. */
export type Step = 'lines' | 'chains' | 'seen' | 'signatures' | 'disclosures' | 'certificates' | 'objects named';

export interface StepFault extends Fault {
	readonly step: Step;
}

export interface CheckedEntry {
	readonly ref: string;
	readonly chain: ChainId;
	readonly seq: number;
	readonly at: string;
	readonly seen: Entry['head']['seen'];
	readonly digest: Sha256;
	readonly entry: Entry;
	readonly faults: readonly StepFault[];
	/** `not checked` where the kind is not known to this program and nothing else is amiss. */
	readonly verdict: 'verified' | 'broken' | 'not checked';
	readonly clock: ClockFinding | null;
	readonly objects: readonly NamedObject[];
}

export interface Admission {
	readonly certificate: Certificate;
	readonly ref: string;
	readonly entry: Entry;
	vouchedFor: boolean;
}

export interface CheckedLedger {
	/** In the one order of the case. */
	readonly entries: readonly CheckedEntry[];
	/** In the order in which they joined; `letter` is what entries are cited by. */
	readonly chains: readonly {
		readonly chain: ChainId;
		readonly letter: string;
		readonly length: number;
		readonly head: Sha256;
		readonly first: string;
		readonly last: string;
	}[];
	readonly admissions: ReadonlyMap<KeyId, Admission>;
	readonly faults: readonly StepFault[];
	readonly counts: Readonly<Record<Step, number>>;
	readonly signatures: number;
}

/** Reads the lines of a chain once; the result can be kept and handed to `verifyLedger` again with more behind it. */
export const readLines = (lines: readonly string[], hash: Hash): ReadLine[] => lines.map((l) => readLine(l, hash));

/** Verifies all chains of one case (or of the notebook) together. */
export function verifyLedger(chains: readonly ChainAtHand[], rules: Rules): CheckedLedger {
	const rows = chains.map((c) => c.lines.flatMap((line, i) => (line.entry ? [rowOf(c.chain, i + 1, line.entry)] : [])));
	const rowsAt = rows.map((chain) => new Map(chain.map((row) => [row.place, row])));
	const order = inOrder(rows);
	const letters = lettersOf(chains, order);
	const place = (chain: ChainId, seq: number) => `${letters.get(chain) ?? '?'}-${seq}`;
	const faults: StepFault[] = [];
	const byRow = new Map<Row, StepFault[]>();
	const say = (step: Step, where: string, fault: LineFault, row?: Row) => {
		const full: StepFault = { step, place: where, rule: fault.rule, expected: fault.expected, found: fault.found };
		faults.push(full);
		if (row) byRow.set(row, [...(byRow.get(row) ?? []), full]);
	};

	// 1. Every line splits, is canonical, and its disclosures hash to what its head says.
	for (const [c, chain] of chains.entries())
		for (const [i, line] of chain.lines.entries()) {
			for (const f of line.faults)
				say(f.part === 'disclosure' ? 'disclosures' : 'lines', place(chain.chain, i + 1), f, rowsAt[c]?.get(i + 1));
		}

	// 2. Numbers run 1, 2, 3 …; each line names the one before; all belong to one case and to the chain they lie in.
	const caseId = order[0]?.entry.head.case;
	for (const [c, chain] of chains.entries()) {
		let prev: string = NO_ENTRY;
		if (chain.torn)
			say('chains', place(chain.chain, chain.lines.length + 1), {
				rule: 'every line ends',
				expected: 'a line end',
				found: 'a torn last line',
			});
		if (chain.lines.length === 0)
			say('chains', chain.chain, { rule: 'a chain has entries', expected: 'at least one', found: 'none' });
		for (const [i, line] of chain.lines.entries()) {
			const row = rowsAt[c]?.get(i + 1);
			if (row) {
				const { head } = row.entry;
				const hold = (rule: string, expected: string, found: string) => {
					if (expected !== found) say('chains', place(chain.chain, i + 1), { rule, expected, found }, row);
				};
				hold('numbers run without a gap', String(i + 1), String(head.seq));
				hold('each entry names the one before', prev, head.prev);
				hold('an entry lies in its own chain', chain.chain, head.chain);
				hold('all entries are of one case', caseId ?? '', head.case);
			}
			prev = line.digest;
		}
	}

	// 3. Every signer was admitted before; every signature verifies; two signers are two keys.
	const admissions = new Map<KeyId, Admission>();
	let signatures = 0;
	for (const [nth, row] of order.entries()) {
		const where = place(row.chain, row.place);
		const admitted = admissionIn(row, where, rules, (f) => say('certificates', where, f, row));
		const { head } = row.entry;
		const selfAdmission = admitted && row.place === 1 && head.by[0] === admitted.certificate.keyId;
		const self = selfAdmission ? admitted : null;
		const spkis = new Set<string>();
		let sound = true;
		for (const [i, keyId] of head.by.entries()) {
			const signer = admissions.get(keyId) ?? (self?.certificate.keyId === keyId ? self : undefined);
			if (!signer) {
				sound = false;
				say(
					'signatures',
					where,
					{ rule: 'every signer was admitted before', expected: `an admission of ${keyId} before`, found: 'none' },
					row,
				);
				continue;
			}
			signatures += 1;
			if (spkis.has(signer.certificate.spki))
				say(
					'signatures',
					where,
					{ rule: 'two signers are two keys', expected: 'different keys', found: 'one key under two certificates' },
					row,
				);
			spkis.add(signer.certificate.spki);
			if (!signer.certificate.verifies(row.entry.headText, row.entry.signatures[i] ?? '')) {
				sound = false;
				say(
					'signatures',
					where,
					{ rule: 'every signature verifies', expected: `a signature by ${keyId}`, found: 'one that does not verify' },
					row,
				);
			}
		}
		if (admitted && sound) admit(admitted, nth === 0, head.by[0], admissions);
	}

	// 4. What is disclosed fits its kind; a kind this program does not know is not checked.
	const unknown = new Set<Row>();
	for (const row of order) {
		const { head, body, withheld } = row.entry;
		const found = checkBody(head.kind, body, withheld, head.by.length);
		if (found === null) unknown.add(row);
		else for (const f of found) say('disclosures', place(row.chain, row.place), f, row);
	}

	// 5. `seen` names only entries that are there, with that digest, where that chain is at hand.
	const digestAt = new Map(chains.map((c) => [c.chain as string, c.lines.map((l) => l.digest)]));
	for (const row of order)
		for (const s of row.entry.head.seen) {
			const digests = digestAt.get(s.chain);
			const found = digests?.[s.seq - 1];
			if (digests && found !== s.head)
				say(
					'seen',
					place(row.chain, row.place),
					{
						rule: 'an entry that was seen is there',
						expected: `${place(s.chain, s.seq)} with digest ${s.head}`,
						found: found ?? 'no such entry',
					},
					row,
				);
		}

	// 6. Objects are named by digest, name and size; whether they are there is for whoever has the files.
	const objects = new Map<Row, NamedObject[]>();
	for (const row of order)
		objects.set(
			row,
			Object.values(row.entry.body).flatMap((v) =>
				objectsIn(v, (reason) =>
					say(
						'objects named',
						place(row.chain, row.place),
						{ rule: reason, expected: '{object, name, sizeBytes}', found: 'something else' },
						row,
					),
				),
			),
		);

	const clocks = clocksOf(rows);
	const entries = order.map((row): CheckedEntry => {
		const own = byRow.get(row) ?? [];
		return {
			ref: place(row.chain, row.place),
			chain: row.chain,
			seq: row.place,
			at: row.at,
			seen: row.seen,
			digest: row.entry.digest,
			entry: row.entry,
			faults: own,
			verdict: own.length > 0 ? 'broken' : unknown.has(row) ? 'not checked' : 'verified',
			clock: clocks.get(row) ?? null,
			objects: objects.get(row) ?? [],
		};
	});
	const lines = chains.reduce((n, c) => n + c.lines.length, 0);
	const sum = (of: (e: Entry) => number) => order.reduce((n, r) => n + of(r.entry), 0);
	return {
		entries,
		admissions,
		faults,
		signatures,
		chains: [...letters].map(([chain, letter]) => summaryOf(chain, letter, chains)),
		counts: {
			lines,
			chains: chains.length,
			seen: sum((e) => e.head.seen.length),
			signatures,
			disclosures: sum((e) => e.disclosures.length),
			certificates: admissions.size,
			'objects named': entries.reduce((n, e) => n + e.objects.length, 0),
		},
	};
}

interface Row {
	readonly chain: ChainId;
	/** Its place in the file, which is its `seq` where rule 2 holds. */
	readonly place: number;
	readonly seq: number;
	readonly at: string;
	readonly seen: Entry['head']['seen'];
	readonly entry: Entry;
}

function rowOf(chain: ChainId, nth: number, entry: Entry): Row {
	return { chain, place: nth, seq: nth, at: entry.head.at, seen: entry.head.seen, entry };
}

function lettersOf(chains: readonly ChainAtHand[], order: readonly Row[]): Map<ChainId, string> {
	const letters = new Map<ChainId, string>();
	for (const row of order) if (!letters.has(row.chain)) letters.set(row.chain, chainLetter(letters.size));
	for (const c of chains) if (!letters.has(c.chain)) letters.set(c.chain, chainLetter(letters.size));
	return letters;
}

function summaryOf(chain: ChainId, letter: string, chains: readonly ChainAtHand[]) {
	const lines = chains.find((c) => c.chain === chain)?.lines ?? [];
	return {
		chain,
		letter,
		length: lines.length,
		head: lines.at(-1)?.digest ?? NO_ENTRY,
		first: lines[0]?.entry?.head.at ?? '',
		last: lines.at(-1)?.entry?.head.at ?? '',
	};
}

function admissionIn(row: Row, ref: string, rules: Rules, fault: (f: LineFault) => void): Admission | null {
	const { head, body } = row.entry;
	if (!head.kind.startsWith('person.admitted/')) return null;
	const { certificate } = body;
	if (typeof certificate !== 'string') return null;
	try {
		return { certificate: rules.readCertificate(certificate), ref, entry: row.entry, vouchedFor: false };
	} catch (error) {
		fault({
			rule: 'a certificate holds an RSA key of 2048 to 4096 bits',
			expected: 'a sound certificate',
			found: error instanceof Error ? error.message : String(error),
		});
		return null;
	}
}

/** Decision 2: the case's very first entry vouches for its author; later an admission counts as much as whoever signed it. */
function admit(
	admitted: Admission,
	isVeryFirst: boolean,
	author: KeyId | undefined,
	admissions: Map<KeyId, Admission>,
): void {
	const { keyId } = admitted.certificate;
	const bySelf = author === keyId;
	const vouches = isVeryFirst || (!bySelf && author !== undefined && admissions.get(author)?.vouchedFor === true);
	const earlier = admissions.get(keyId);
	if (!earlier) admissions.set(keyId, { ...admitted, vouchedFor: vouches });
	else if (vouches) earlier.vouchedFor = true;
}

function clocksOf(chains: readonly (readonly Row[])[]): Map<Row, ClockFinding> {
	const found = new Map<Row, ClockFinding>();
	for (const rows of chains)
		for (const [i, row] of rows.entries()) {
			const finding = clockFinding(rows[i - 1]?.entry.head, row.entry.head);
			if (finding) found.set(row, finding);
		}
	return found;
}
