/** A dialog that writes a file to a place the person chooses and stays to tell what was written: one act, then only the way out. */
import type { LucideIcon } from 'lucide-react';
import { FileOutput } from 'lucide-react';
import type { ReactNode } from 'react';
import { parts } from '../words/parts';
import { Button } from './Button';
import { Dialogue } from './Dialogue';

interface WriteDialogueProps {
	readonly title: ReactNode;
	readonly about?: ReactNode;
	readonly words: { readonly cancel: string; readonly act: string };
	readonly icon?: LucideIcon;
	readonly busy: boolean;
	readonly written: boolean;
	/** There is nothing to choose before: the act has the focus. */
	readonly actFirst?: boolean;
	readonly onClose: () => void;
	/** Called only while nothing is under way and nothing was written yet. */
	readonly onWrite: () => void;
	readonly children: ReactNode;
}

export function WriteDialogue({
	words,
	icon = FileOutput,
	busy,
	written,
	actFirst = false,
	onClose,
	onWrite,
	children,
	...rest
}: WriteDialogueProps) {
	return (
		<Dialogue
			{...rest}
			mayClose={!busy}
			onClose={onClose}
			onSubmit={() => {
				if (written) onClose();
				else if (!busy) onWrite();
			}}
			foot={
				written ? (
					<Button type="submit" className="push" tone="primary" autoFocus>
						{parts.done}
					</Button>
				) : (
					<>
						<span className="push" />
						<Button tone="quiet" keys="Esc" disabled={busy} onClick={onClose}>
							{words.cancel}
						</Button>
						<Button type="submit" tone="primary" icon={icon} keys="Ctrl Enter" disabled={busy} autoFocus={actFirst}>
							{words.act}
						</Button>
					</>
				)
			}
		>
			{children}
		</Dialogue>
	);
}
