/**
 * Two copies of one case, held side by side (promises.md, row 6): which is longer, and where a chain was forked. Each
 * copy is hostile; nothing of it counts but what its own signatures show. Of a fork by one key a proof is made that a
 * third machine checks with nothing else.
 */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { compareChains, type Fork, readForkProof, writeForkProof } from '../../shared/ledger/fork';
import { type Entry, readLine } from '../../shared/ledger/line';
import { signedHeadOf, Unproven } from '../../shared/ledger/signed-head';
import { fingerprintOf } from '../../shared/projections/people';
import { Refused, refusalOfDisk } from '../../shared/refusal';
import type { CopiesCompared, ForkView } from '../../shared/views';
import type { ChainId, KeyId } from '../../shared/vocabulary';
import { readGiven } from '../store/given-file';
import { readCertificatePem } from '../vault/certificates';
import { ledgerRules, sha256 } from '../vault/ledger-rules';
import { mustBePlain } from './age/inside';
import { fromFile, openContainer, Unreadable } from './container-reader';
import { type Contents, readContents } from './contents';
import { stemOf } from './names';

type Read = ReturnType<typeof readLine>;

interface Copy {
	readonly chains: ReadonlyMap<ChainId, readonly Read[]>;
	/** DER in base64, by key id. */
	readonly certificates: ReadonlyMap<KeyId, string>;
}

const LARGEST_PROOF_BYTES = 512 * 1024;

/** @returns the comparison, and the text of a proof of the first fork that one key signed; null where there is none @throws Refused `casefile.…`, `disk.…` */
export async function compareCaseFiles(
	files: readonly [string | Buffer, string | Buffer],
): Promise<{ readonly compared: Omit<CopiesCompared, 'proof'>; readonly proof: string | null }> {
	const copies = [await copyIn(files[0]), await copyIn(files[1])] as const;
	const [one, two] = copies.map(({ chains }) => digestsOf(chains));
	const cases = new Set(copies.map(({ chains }) => [...chains.values()].flat().find((l) => l.entry)?.entry?.head.case));
	if (!one || !two || cases.size !== 1)
		throw new Refused(
			'casefile.other-case',
			'These are copies of two different cases.',
			'Choose two files of one case.',
		);
	let proof: string | null = null;
	const chains = compareChains([one, two]).map(({ chain, lengths, state, forkedAt }) => {
		const [a, b] = copies.map((copy) => copy.chains.get(chain)?.[(forkedAt ?? 0) - 1]?.entry);
		if (forkedAt === null || !a || !b) return { chain, lengths, state, fork: null };
		const found = forkBetween([a, b], certificatesOf([a, b], copies));
		proof ??= found.proof;
		return { chain, lengths, state, fork: found.view };
	});
	const forks = chains.filter(({ state }) => state === 'forked').length;
	return { compared: { chains, forks }, proof };
}

/** Reads a proof's file and checks it. @throws Refused `fork.unproven`, `disk.…` */
export async function forkInFile(path: string | Buffer): Promise<ForkView> {
	const text = (await readGiven(path, LARGEST_PROOF_BYTES)).toString('utf8');
	try {
		return forkView(readForkProof(text.replace(/\n$/, ''), ledgerRules()));
	} catch (error) {
		if (!(error instanceof Unproven)) throw error;
		throw new Refused('fork.unproven', `This proves no fork: ${error.message}.`, 'Choose the file as it was written.');
	}
}

/** A proven fork as it is told. */
export function forkView({ heads: [one, two], signedBoth }: Fork): ForkView {
	const by = signedBoth.map((keyId) => ({ keyId, fingerprint: fingerprintOf(keyId) }));
	const { case: id, chain, seq } = one.head;
	return {
		...{ case: id, chain, seq, heads: [one.digest, two.digest], signedBoth: by },
		sentence: `One key (${by.map((b) => b.fingerprint).join(', ')}) signed two different entries ${seq} of chain ${chain}: whoever holds it forked that chain.`,
	};
}

/** Two different entries in one place, and the proof where one key signed both. @param certificates DER in base64, of their signers */
export function forkBetween(
	[a, b]: readonly [Entry, Entry],
	certificates: readonly string[],
): { readonly view: ForkView; readonly proof: string | null } {
	const text = writeForkProof([signedHeadOf(a), signedHeadOf(b)], certificates);
	const fork = proven(text);
	return fork ? { view: forkView(fork), proof: text } : { view: sideBySide(a, b), proof: null };
}

/** Two entries in one place that no one key is shown to have signed. */
function sideBySide(a: Entry, b: Entry): ForkView {
	const { case: id, chain, seq } = a.head;
	return {
		...{ case: id, chain, seq, heads: [a.digest, b.digest], signedBoth: [] },
		sentence: `Two different entries ${seq} of chain ${chain} stand in the copies, and no one key is shown to have signed both.`,
	};
}

function proven(text: string): Fork | null {
	try {
		return readForkProof(text, ledgerRules());
	} catch (error) {
		if (error instanceof Unproven) return null;
		throw error;
	}
}

const certificatesOf = (entries: readonly Entry[], copies: readonly Copy[]): string[] =>
	entries.flatMap(({ head }, i) => head.by.flatMap((keyId) => copies[i]?.certificates.get(keyId) ?? []));

const digestsOf = (chains: Copy['chains']) =>
	new Map([...chains].map(([chain, lines]) => [chain, lines.map(({ digest }) => digest as string)]));

async function copyIn(path: string | Buffer): Promise<Copy> {
	try {
		const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
		try {
			const { size } = await file.stat();
			const from = await mustBePlain(fromFile(file), size);
			return copyOf(await readContents(await openContainer(from, size), {}));
		} finally {
			await file.close();
		}
	} catch (error) {
		if (error instanceof Unreadable)
			throw new Refused('casefile.unreadable', `A file cannot be compared. ${error.message}`, 'Choose two case files.');
		throw refusalOfDisk(error, 'A file cannot be compared') ?? error;
	}
}

/** Only what the two heads need; everything else about the copy is for `verify`. */
function copyOf(contents: Contents): Copy {
	const chains = contents.of('chain').map(({ path }) => {
		const lines = contents.text(path, () => undefined).split('\n');
		return [stemOf(path) as ChainId, lines.slice(0, -1).map((line) => readLine(line, sha256))] as const;
	});
	const certificates = contents.of('certificate').flatMap(({ path }) => {
		try {
			const { keyId, der } = readCertificatePem(contents.bytes(path).toString('latin1'));
			return [[keyId, Buffer.from(der).toString('base64')] as const];
		} catch (error) {
			// Whoever signs with a certificate that cannot be read proves nothing.
			if (error instanceof Refused) return [];
			throw error;
		}
	});
	return { chains: new Map(chains), certificates: new Map(certificates) };
}
