/** Asks for what opens an encrypted case file: the person's identity file, or the passphrase that the sender told them. */
import { LockKeyholeOpen } from 'lucide-react';
import type { PickedFile } from '../../shared/views';
import { encrypted as words } from '../words/encrypted';
import { Button } from './Button';
import { PassphraseBox } from './Field';
import { FilePick } from './FilePick';
import { Note } from './Note';

interface OpenWithProps {
	readonly needs: 'identity' | 'passphrase';
	readonly identity: PickedFile | null;
	readonly passphrase: string;
	readonly error?: string | undefined;
	readonly ready: boolean;
	readonly onPick: () => void;
	readonly onRemove: () => void;
	readonly onPassphrase: (passphrase: string) => void;
	/** Left out where another button of the screen opens it. */
	readonly onOpen?: () => void;
}

export function OpenWith(props: OpenWithProps) {
	const { needs, identity, passphrase, error, ready, onPick, onRemove, onPassphrase, onOpen } = props;
	return (
		<div className="col gap-3">
			<Note tone="info" role="status">
				{needs === 'identity' ? words.forRecipients : words.withPassphrase}
			</Note>
			{needs === 'identity' ? (
				<FilePick
					label={words.identity}
					choose={words.chooseIdentity}
					help={words.identityHelp}
					error={error}
					file={identity}
					onPick={onPick}
					onRemove={onRemove}
				/>
			) : (
				<PassphraseBox
					label={words.passphrase}
					help={words.passphraseHelp}
					error={error}
					value={passphrase}
					onChange={onPassphrase}
				/>
			)}
			{onOpen && (
				<div className="row">
					<Button icon={LockKeyholeOpen} disabled={!ready} onClick={onOpen}>
						{words.open}
					</Button>
				</div>
			)}
		</div>
	);
}
