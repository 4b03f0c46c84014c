/** A certificate authority made by `openssl`, for tests of what an authority issued. Files lie where `openssl` is run. */

/** Runs `openssl` with these words, in the test's own folder. */
type Openssl = (...words: string[]) => unknown;

/** Makes `ca.key` and `ca.pem`, self-signed, "Unit CA". */
export function makeAuthority(openssl: Openssl): void {
	const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', 'ca.key'];
	openssl('req', '-x509', ...key, '-out', 'ca.pem', '-subj', '/CN=Unit CA', '-days', '30');
}

/** Issues the request `leaf.csr` as `leaf.pem`, with the extensions of `leaf.ext`. */
export function issueLeaf(openssl: Openssl): void {
	const authority = ['-CA', 'ca.pem', '-CAkey', 'ca.key'];
	openssl('x509', '-req', '-in', 'leaf.csr', ...authority, '-out', 'leaf.pem', '-days', '30', '-extfile', 'leaf.ext');
}
