/** What OpenSSL's own measurement says: how many RSA-3072 signatures this machine verifies in a second. */
import { spawnSync } from 'node:child_process';

/** @param processes how many run side by side; the number is that of all together. Null where there is no openssl. */
export function opensslVerifies(processes: number): number | null {
	const many = processes > 1 ? ['-multi', String(processes)] : [];
	const { stdout } = spawnSync('openssl', ['speed', '-seconds', '2', ...many, 'rsa3072'], { encoding: 'utf8' });
	const [, perSecond] = /^rsa 3072 bits.*\s([\d.]+)\s*$/m.exec(stdout ?? '') ?? [];
	return perSecond === undefined ? null : Number(perSecond);
}
