/** Unlocking with the passphrase; who has lost it goes on with the paper. */
import { LockOpen } from 'lucide-react';
import { useRef, useState } from 'react';
import { useAct } from '../../hooks/useAct';
import { Button } from '../../parts/Button';
import { PassphraseBox } from '../../parts/Field';
import { Refused, refusedFor } from '../../parts/Refused';
import { recover } from '../../words/recovery';
import { unlock as words } from '../../words/start';

interface PassphraseProps {
	readonly person: string;
	readonly onDone: () => void;
	readonly onLost: () => void;
}

export function Passphrase({ person, onDone, onLost }: PassphraseProps) {
	const { act, busy, refusal } = useAct('notebook.unlock');
	const [passphrase, setPassphrase] = useState('');
	const box = useRef<HTMLInputElement>(null);
	const [caps, setCaps] = useState(false);
	const submit = async () => {
		if (passphrase === '' || person === '') return;
		const opened = await act({ person, passphrase });
		setPassphrase('');
		onDone();
		if (!opened) box.current?.focus();
	};
	return (
		<form
			className="ul-f"
			onSubmit={(event) => {
				event.preventDefault();
				void submit();
			}}
			onKeyUp={(event) => setCaps(event.getModifierState('CapsLock'))}
		>
			<PassphraseBox
				ref={box}
				label={words.passphrase}
				value={passphrase}
				onChange={setPassphrase}
				error={refusedFor(refusal, 'passphrase')}
				help={caps ? words.capsLock : undefined}
				autoComplete="current-password"
				autoFocus
			/>
			<Refused refusal={refusal} fields={['passphrase']} />
			<div className="row">
				<Button type="submit" size="l" tone="primary" icon={LockOpen} keys="Enter" disabled={busy || passphrase === ''}>
					{words.unlock}
				</Button>
				{busy ? (
					<span className="dim t1" role="status">
						{words.unlocking}
					</span>
				) : (
					<Button size="l" tone="quiet" onClick={onLost}>
						{recover.lost}
					</Button>
				)}
			</div>
		</form>
	);
}
