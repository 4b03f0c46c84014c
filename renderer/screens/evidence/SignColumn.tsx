/** One person's side of a hand-over: who, what they say, and their passphrase or that it was checked. */
import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Signer } from '../../../shared/views';
import { State } from '../../parts/Badge';
import { PassphraseBox } from '../../parts/Field';
import { nameOf } from '../../parts/SignerName';
import { transfer as words } from '../../words/evidence';
import { visible } from '../../words/seen';

interface SignColumnProps {
	readonly step: string;
	readonly person: Signer | null;
	readonly statement: string;
	readonly state: 'waits' | 'signs' | 'signed';
	readonly passphrase: string;
	readonly onPassphrase: (passphrase: string) => void;
	readonly error?: string | undefined;
	readonly help?: string | undefined;
	readonly act?: ReactNode;
}

export function SignColumn({
	step,
	person,
	statement,
	state,
	passphrase,
	onPassphrase,
	error,
	help,
	act,
}: SignColumnProps) {
	return (
		<section className={state === 'signed' ? 'sg-c done' : 'sg-c now'}>
			<div className="lab">{step}</div>
			{person === null ? (
				<p className="sec sg-n">{words.chooseReceiver}</p>
			) : (
				<>
					<div className="t4 ell">{nameOf(person)}</div>
					<div className="dim ell">
						{person.title !== null && `${visible(person.title)}, `}
						{words.key} <span className="mono">{person.keyId.slice(0, 8)}</span>
					</div>
				</>
			)}
			<blockquote>{statement}</blockquote>
			<div className="sg-s">
				{state === 'signed' && (
					<>
						<State tone="ok" icon={CircleCheck}>
							<b>{words.signed}</b>
						</State>
						{error && (
							<p className="help tone-bad" role="alert">
								{error}
							</p>
						)}
					</>
				)}
				{state === 'waits' && <p className="dim">{words.waits}</p>}
				{state === 'signs' && person !== null && (
					<div className="row-e">
						<div className="grow">
							<PassphraseBox
								label={words.passphraseOf(nameOf(person))}
								value={passphrase}
								onChange={onPassphrase}
								error={error}
								help={help}
								autoFocus={act === undefined}
							/>
						</div>
						{act}
					</div>
				)}
			</div>
		</section>
	);
}
