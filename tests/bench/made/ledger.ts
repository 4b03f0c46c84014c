/**
 * A case of as many entries as asked, sealed by the program's own pen with a fresh RSA-3072 key. Signing takes its
 * time (600 a second on one slow core), so what was made is kept in .cache/bench and read again.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { LedgerBook, type Signing } from '../../../main/services/ledger-book';
import type { RecordSeal } from '../../../main/store/sealing';
import { ledgerRules } from '../../../main/vault/ledger-rules';
import { open, seal } from '../../../main/vault/sealing';
import { makeIdentity } from '../../../main/vault/selfsigned';
import type { CaseId, ChainId, Instant } from '../../../shared/vocabulary';

/** On the disk the sources are on; the system's folder for temporary files may be memory. */
export const FOLDER = join(process.cwd(), '.cache/bench');
mkdirSync(FOLDER, { recursive: true });

export interface MadeLedger {
	readonly case: CaseId;
	readonly chain: ChainId;
	readonly lines: readonly string[];
}

const NOTE =
	'The laptop was still running and showed the login screen of the night shift; the network cable was pulled at once, ' +
	'a photograph taken of screen and ports, and the memory copied to stick 4 before anything else was touched. ';

/** A case with one handler and `entries` entries: admission, opening, notes of about 400 characters. */
export async function ledgerOf(entries: number): Promise<MadeLedger> {
	const kept = join(FOLDER, `ledger-${entries}.json`);
	if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8')) as MadeLedger;
	const { book, signing, certificate, lines, made } = await emptyBook();
	await book.append('person.admitted/1', { certificate, name: 'Ada Lind' }, [signing]);
	await book.append('case.opened/1', { number: 'IR-2026-004', title: 'Laptop of the night shift' }, [signing]);
	for (let at = lines.length + 1; at <= entries; at += 1)
		await book.append('note.written/1', { phase: 'da', text: `${NOTE}${NOTE}${at}` }, [signing]);
	writeFileSync(kept, JSON.stringify(made));
	return made;
}

/** A ledger without entries, kept in memory, and who may write in it. */
async function emptyBook() {
	const { privateKey, certificate } = await makeIdentity({ name: 'Ada Lind' }, new Date());
	const made = { case: uuid() as CaseId, chain: uuid() as ChainId, lines: [] as string[] };
	const { lines } = made;
	const stored = {
		lines,
		append: async (line: string) => {
			lines.push(line);
		},
		close: () => undefined,
	};
	const book = new LedgerBook(made.case, made.chain, new Map([[made.chain, stored]]), steadyClock(), ledgerRules());
	const signing: Signing = { keyId: certificate.keyId, privateKey };
	return { book, signing, certificate: Buffer.from(certificate.der).toString('base64'), lines, made };
}

/** A minute goes by at every reading. */
export function steadyClock() {
	let minutes = 0;
	return () => {
		minutes += 1;
		return {
			at: new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString() as Instant,
			offset: 0,
			zone: 'UTC',
			boot: 'b007b007-0000-4000-8000-000000000000',
			uptime: 60_000 * minutes,
			monotonic: 'a clock for measuring',
		};
	};
}

/** The vault's cipher under a key of its own, bound to the position. */
export function recordSeal(): RecordSeal {
	const key = randomBytes(32);
	return {
		seal: (position, plain) => seal(key, `bench ${position}`, plain),
		open: (position, sealed) => open(key, `bench ${position}`, sealed),
	};
}
