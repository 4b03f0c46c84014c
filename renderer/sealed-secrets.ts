/** Seals what a person typed in secret, so that nothing between the page and the notebook's process can read it (shared/secrets.ts). */
import { NONCE_BYTES, SEALED_PREFIX, SECRET_MEMBERS, SECRET_PURPOSE } from '../shared/secrets';

/** True where the input has a member that must not travel as it is. */
export function hasSecret(input: object): boolean {
	return Object.entries(input).some(([name, value]) => isSecret(name, value));
}

/** The input with its secrets sealed. @param key the notebook process's point on P-256, base64 */
export async function sealSecrets(input: object, key: string): Promise<object> {
	const members = await Promise.all(
		Object.entries(input).map(async ([name, value]) => [
			name,
			isSecret(name, value) ? await seal(name, value, key) : value,
		]),
	);
	return Object.fromEntries(members);
}

const isSecret = (name: string, value: unknown): value is string =>
	SECRET_MEMBERS.has(name) && typeof value === 'string';

async function seal(name: string, secret: string, key: string): Promise<string> {
	const curve = { name: 'ECDH', namedCurve: 'P-256' };
	const theirs = Uint8Array.from(atob(key), (character) => character.charCodeAt(0));
	const pair = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
	const mine = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
	const known = await crypto.subtle.importKey('raw', theirs, curve, false, []);
	const agreed = await crypto.subtle.deriveBits({ name: 'ECDH', public: known }, pair.privateKey, 256);
	const root = await crypto.subtle.importKey('raw', agreed, 'HKDF', false, ['deriveKey']);
	const text = new TextEncoder();
	const sealing = await crypto.subtle.deriveKey(
		{ name: 'HKDF', hash: 'SHA-256', salt: joined(mine, theirs), info: text.encode(SECRET_PURPOSE) },
		root,
		{ name: 'AES-GCM', length: 256 },
		false,
		['encrypt'],
	);
	const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
	const how = { name: 'AES-GCM', iv: nonce, additionalData: text.encode(name) };
	const sealed = new Uint8Array(await crypto.subtle.encrypt(how, sealing, text.encode(secret)));
	return SEALED_PREFIX + btoa(String.fromCharCode(...joined(mine, nonce, sealed)));
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
