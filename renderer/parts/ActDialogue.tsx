/** A dialog whose foot is one act: what is missing or under way, the way out, and the act. */

import type { LucideIcon } from 'lucide-react';
import { Stamp as SealIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { ActFoot } from './ActFoot';
import { Dialogue } from './Dialogue';

interface ActDialogueProps {
	readonly title: ReactNode;
	readonly about?: ReactNode;
	readonly width?: number;
	readonly words: { readonly doing: string; readonly needs: string; readonly cancel: string; readonly act: string };
	readonly icon?: LucideIcon;
	readonly busy: boolean;
	readonly ready: boolean;
	readonly onClose: () => void;
	/** Called only while it is ready and nothing is under way. */
	readonly onAct: () => void;
	readonly children: ReactNode;
}

export function ActDialogue({
	words,
	icon = SealIcon,
	busy,
	ready,
	onClose,
	onAct,
	children,
	...rest
}: ActDialogueProps) {
	return (
		<Dialogue
			{...rest}
			mayClose={!busy}
			onClose={onClose}
			onSubmit={() => {
				if (ready && !busy) onAct();
			}}
			foot={<ActFoot {...words} {...{ busy, ready, icon }} onCancel={onClose} />}
		>
			{children}
		</Dialogue>
	);
}
