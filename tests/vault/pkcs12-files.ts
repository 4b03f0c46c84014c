/** PKCS#12 files as other programs write them, and keys and passphrases for them. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Certificate, readCertificatePem } from '../../main/vault/certificates';

const KEYS = join(import.meta.dirname, '../vectors/keys');
export const PASSPHRASE = 'nine plum tractors, seldom';

export const keyOf = (name: string): KeyObject => createPrivateKey(readFileSync(join(KEYS, `${name}.key.pem`)));
export const certificateOf = (name: string): Certificate =>
	readCertificatePem(readFileSync(join(KEYS, `${name}.crt.pem`), 'latin1'));
export const keyPath = (name: string) => join(KEYS, `${name}.key.pem`);
export const certificatePath = (name: string) => join(KEYS, `${name}.crt.pem`);

export class Bench {
	readonly folder = mkdtempSync(join(tmpdir(), 'sealbook-pkcs12-'));

	at(name: string): string {
		return join(this.folder, name);
	}

	file(name: string, bytes: string | Uint8Array): string {
		writeFileSync(this.at(name), bytes);
		return this.at(name);
	}

	openssl(...args: readonly string[]): Buffer {
		return execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'pipe'] });
	}

	/** What `openssl pkcs12 -info` says of the file; it says it on standard error. */
	infoOf(file: string): string {
		const args = ['pkcs12', '-in', file, '-info', '-noout', '-passin', `pass:${PASSPHRASE}`];
		const { status, stderr } = spawnSync('openssl', args, { encoding: 'latin1' });
		if (status !== 0) throw new Error(stderr);
		return stderr;
	}

	/** What `openssl pkcs12 -export` makes. */
	exported(...options: readonly string[]): Buffer {
		const out = this.at('exported.p12');
		this.openssl('pkcs12', '-export', '-out', out, '-passout', `pass:${PASSPHRASE}`, ...options);
		return readFileSync(out);
	}

	/** A fresh key with a certificate of its own, both in PEM. */
	made(name: string, ...how: readonly string[]): { readonly key: string; readonly certificate: string } {
		const key = this.at(`${name}.key`);
		const certificate = this.at(`${name}.crt`);
		this.openssl('genpkey', '-out', key, ...how);
		this.openssl('req', '-x509', '-new', '-key', key, '-out', certificate, '-subj', `/CN=${name}`, '-days', '9');
		return { key, certificate };
	}

	remove(): void {
		rmSync(this.folder, { recursive: true, force: true });
	}
}
