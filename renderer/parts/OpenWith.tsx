/**
 * Asks for what opens an encrypted case file: the person's identity file, or the passphrase that the sender told them. What
 * opens it is the screen's own act.
 */
import type { PickedFile } from '../../shared/views';
import { encrypted as words } from '../words/encrypted';
import { PassphraseBox } from './Field';
import { FilePick } from './FilePick';
import { Note } from './Note';

interface OpenWithProps {
	readonly needs: 'identity' | 'passphrase';
	readonly identity: PickedFile | null;
	readonly passphrase: string;
	readonly error?: string | undefined;
	readonly onPick: () => void;
	readonly onRemove: () => void;
	readonly onPassphrase: (passphrase: string) => void;
}

export function OpenWith(props: OpenWithProps) {
	const { needs, identity, passphrase, error, onPick, onRemove, onPassphrase } = props;
	return (
		<div className="col gap-5">
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
		</div>
	);
}
