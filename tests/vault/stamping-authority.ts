/**
 * A timestamp authority made by `openssl ts` in a folder of its own, with a certificate authority above it: what people
 * reach by carrying a request away on a stick. For tests only.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CONFIG = `[tsa]
default_tsa = one
[one]
serial = ./serial
signer_cert = ./tsa.pem
certs = ./ca.pem
signer_key = ./tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
ess_cert_id_alg = DIGEST
`;

export interface AuthorityMade {
	/** Arguments of `openssl req` that make the key. */
	readonly key?: readonly string[];
	readonly usage?: string;
	/** How the token names its certificate. */
	readonly naming?: 'sha1' | 'sha256' | 'sha384';
}

export class StampingAuthority {
	readonly folder = mkdtempSync(join(tmpdir(), 'sealbook-tsa-'));

	constructor({
		key = ['-newkey', 'rsa:2048'],
		usage = 'critical,timeStamping',
		naming = 'sha256',
	}: AuthorityMade = {}) {
		const own = ['-newkey', 'rsa:2048', '-nodes', '-keyout', 'ca.key', '-subj', '/CN=Stamp root', '-days', '3650'];
		this.openssl('req', '-x509', ...own, '-out', 'ca.pem');
		this.openssl('req', ...key, '-nodes', '-keyout', 'tsa.key', '-subj', '/CN=Stamps of Unit 7', '-out', 'tsa.csr');
		writeFileSync(join(this.folder, 'tsa.ext'), `extendedKeyUsage=${usage}\nbasicConstraints=CA:FALSE\n`);
		const above = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '3650', '-extfile', 'tsa.ext'];
		this.openssl('x509', '-req', '-in', 'tsa.csr', ...above, '-out', 'tsa.pem');
		writeFileSync(join(this.folder, 'tsa.cnf'), CONFIG.replace('DIGEST', naming));
		writeFileSync(join(this.folder, 'serial'), '01\n');
	}

	/** The answer to a request, as the authority's own file. */
	reply(request: Uint8Array): Buffer {
		writeFileSync(join(this.folder, 'in.tsq'), request);
		this.openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'in.tsq', '-out', 'out.tsr');
		return readFileSync(join(this.folder, 'out.tsr'));
	}

	/** What `openssl ts -verify` says of a response over a digest. */
	agrees(response: Uint8Array, imprint: string): boolean {
		writeFileSync(join(this.folder, 'check.tsr'), response);
		try {
			this.openssl('ts', '-verify', '-digest', imprint, '-in', 'check.tsr', '-CAfile', 'ca.pem');
			return true;
		} catch {
			return false;
		}
	}

	/** The root, as a reader obtained it by another way. */
	get root(): string {
		return readFileSync(join(this.folder, 'ca.pem'), 'utf8');
	}

	openssl(...words: readonly string[]): string {
		return execFileSync('openssl', words, { cwd: this.folder, stdio: ['ignore', 'pipe', 'pipe'] }).toString();
	}

	remove(): void {
		rmSync(this.folder, { recursive: true, force: true });
	}
}
