/** A dialog that only tells; its one act is the way out. */
import type { ReactNode } from 'react';
import { parts } from '../words/parts';
import { Button } from './Button';
import { Dialogue } from './Dialogue';

interface TellDialogueProps {
	readonly title: ReactNode;
	readonly about?: ReactNode;
	readonly width?: number;
	readonly onClose: () => void;
	readonly children: ReactNode;
}

export const TellDialogue = (props: TellDialogueProps) => (
	<Dialogue
		{...props}
		onSubmit={props.onClose}
		foot={
			<Button type="submit" className="push" tone="primary" autoFocus>
				{parts.done}
			</Button>
		}
	/>
);
