/** A file's digests, one line each, by the algorithm's own name. */
import type { Digests } from '../../shared/vocabulary';
import { Digest } from './Digest';

const NAMES: Readonly<Record<keyof Digests, string>> = {
	md5: 'MD5',
	sha1: 'SHA-1',
	sha256: 'SHA-256',
	sha384: 'SHA-384',
	sha512: 'SHA-512',
	'sha3-256': 'SHA3-256',
	blake3: 'BLAKE3',
};

export function FileDigests({ digests }: { readonly digests: Digests }) {
	return (
		<dl className="dgs">
			{(Object.keys(NAMES) as (keyof Digests)[]).map((name) => {
				const hex = digests[name];
				return hex === undefined ? null : (
					<div key={name}>
						<dt>{NAMES[name]}</dt>
						<dd>
							<Digest hex={hex} what={`full ${NAMES[name]} digest`} />
						</dd>
					</div>
				);
			})}
		</dl>
	);
}
