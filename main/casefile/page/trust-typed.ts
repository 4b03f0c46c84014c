/** What a reader pastes to say whom to trust: fingerprints, one a line, and certificates in PEM, in any order. */

const PEM = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;
/** What openssl prints before a fingerprint: `sha256 Fingerprint=`. */
const LABEL = /^.*Fingerprint=/i;

/** One text each; what is neither is told where it is read. */
export function trustTyped(text: string): string[] {
	const lines = text.replace(PEM, '\n').split(/[\n,;]/);
	const fingerprints = lines.map((line) => line.replace(LABEL, '').trim()).filter((line) => line !== '');
	return [...(text.match(PEM) ?? []), ...fingerprints];
}
