/**
 * Makers of digests: node:crypto (OpenSSL or BoringSSL) and hash-wasm; blake3.ts and md5.ts are more. Which a machine has, and
 * which is faster, differs: Electron 25 has no SHA-3 and no BLAKE3, and its SHA-256 knows no SHA extensions of the processor.
 * What must hold: an engine that lacks an algorithm says so by `undefined` when asked, not later by an error.
 */
import * as crypto from 'node:crypto';
import {
	createBLAKE3,
	createMD5,
	createSHA1,
	createSHA3,
	createSHA256,
	createSHA384,
	createSHA512,
	type IHasher,
} from 'hash-wasm';
import type { DigestName } from '../../shared/vocabulary';

/** One digest under way. After `hex` it is spent. */
export interface RunningDigest {
	update(block: Uint8Array): unknown;
	/** Lower-case hexadecimal. */
	hex(): string;
}

/** Begins a digest. The one begun before by the same function must be spent or given up: they may share their state. */
export type BeginDigest = () => RunningDigest;

/** Digests a message at hand; lower-case hexadecimal. */
export type DigestWhole = (message: Uint8Array) => string;

export interface Engine {
	readonly name: string;
	/** It is slow at first, so that a short measurement would misjudge it. */
	readonly warmsUp?: true;
	/** `undefined` where this engine lacks the algorithm. */
	open(digest: DigestName): Promise<BeginDigest | undefined>;
	/** `undefined` where this machine's engine has no way of its own for a message at hand. */
	whole?(digest: DigestName): DigestWhole | undefined;
}

const wasmMakers: Readonly<Record<DigestName, () => Promise<IHasher>>> = {
	md5: createMD5,
	sha1: createSHA1,
	sha256: createSHA256,
	sha384: createSHA384,
	sha512: createSHA512,
	'sha3-256': () => createSHA3(256),
	blake3: () => createBLAKE3(256),
};

/** What the machine's own library calls them; it has no BLAKE3. */
const nativeNames: Readonly<Partial<Record<DigestName, string>>> = {
	md5: 'md5',
	sha1: 'sha1',
	sha256: 'sha256',
	sha384: 'sha384',
	sha512: 'sha512',
	'sha3-256': 'sha3-256',
};

/** Node 20.12 and later: no object of its own for a message. */
const hashAtOnce: typeof crypto.hash | undefined = Reflect.get(crypto, 'hash');

export const nativeEngine: Engine = {
	name: 'node:crypto',
	async open(digest) {
		const native = nativeNames[digest];
		if (native === undefined || !crypto.getHashes().includes(native)) return undefined;
		return () => {
			const hash = crypto.createHash(native);
			return { update: (block) => hash.update(block), hex: () => hash.digest('hex') };
		};
	},
	whole(digest) {
		const native = nativeNames[digest];
		if (native === undefined || hashAtOnce === undefined || !crypto.getHashes().includes(native)) return undefined;
		return (message) => hashAtOnce(native, message, 'hex');
	},
};

export const wasmEngine: Engine = {
	name: 'hash-wasm',
	async open(digest) {
		const hasher = await wasmMakers[digest]();
		const running: RunningDigest = { update: (block) => hasher.update(block), hex: () => hasher.digest('hex') };
		return () => {
			hasher.init();
			return running;
		};
	},
};
