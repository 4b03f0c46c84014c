/**
 * Passphrases on their way from the page to the notebook's process. Both ends of that way end at lock; what lies between
 * them, Electron's main process, lives on, and what it has once held nobody can take out of its memory. So the page seals
 * them to a key that only the notebook's process of this hour has, and main passes on what it cannot read.
 *
 * The form: ECDH on P-256 with a key made for this one secret, HKDF-SHA-256 (RFC 5869) over both public points, AES-256-GCM
 * bound to the member's name; `sealed/1.` and base64 of point (65 bytes), nonce (12), ciphertext and tag.
 */

/**
 * The members of questions that are sealed, by their names in the contract; a test holds the list against it. `payloadKey`
 * is of no question: it opens a stranger's file, on its way from the process that read its header.
 */
export const SECRET_MEMBERS: ReadonlySet<string> = new Set([
	...[
		'passphrase',
		'fromPassphrase',
		'toPassphrase',
		'doneByPassphrase',
		'secondPassphrase',
		'witnessPassphrase',
		'filePassphrase',
		'old',
		'words',
		'payloadKey',
	],
]);
export const SEALED_PREFIX = 'sealed/1.';
/** HKDF's `info`. */
export const SECRET_PURPOSE = 'sealbook/1 secret on its way to the notebook’s process';
export const POINT_BYTES = 65;
export const NONCE_BYTES = 12;
