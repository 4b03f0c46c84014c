/** Who signed: the name from the admission, and a word where nobody has vouched for the key. */
import { CircleDashed } from 'lucide-react';
import type { Signer } from '../../shared/views';
import { parts } from '../words/parts';
import { visible } from '../words/seen';

export const nameOf = (signer: Pick<Signer, 'name'>): string =>
	signer.name === null ? parts.nameWithheld : visible(signer.name);

export function SignerName({ signer }: { readonly signer: Signer }) {
	return (
		<>
			{nameOf(signer)}
			{!signer.vouchedFor && (
				<span className="st tone-warn nv">
					<CircleDashed className="ic ic-s" aria-hidden />
					{parts.notVouched}
				</span>
			)}
		</>
	);
}
