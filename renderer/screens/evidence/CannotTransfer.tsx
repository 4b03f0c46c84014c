/** Why no hand-over can be signed here, and what can be done instead: nobody else has a key, or the holder signs elsewhere. */
import { UserPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { usePlace } from '../../hooks/usePlace';
import { Button } from '../../parts/Button';
import { Dialogue } from '../../parts/Dialogue';
import { Note } from '../../parts/Note';
import { transfer as words } from '../../words/evidence';
import { withoutKey } from '../../words/paper';

interface CannotTransferProps {
	readonly title: ReactNode;
	readonly about: string;
	/** Nobody but the holder has a key here. */
	readonly alone: boolean;
	readonly onClose: () => void;
	/** Only while the holder signs here. */
	readonly onWithoutKey: (() => void) | null;
	/** What is waited for, or what else stands against it. */
	readonly children: ReactNode;
}

export function CannotTransfer({ title, about, alone, onClose, onWithoutKey, children }: CannotTransferProps) {
	const { open } = usePlace();
	return (
		<Dialogue
			title={title}
			about={about}
			width={680}
			onClose={onClose}
			onSubmit={() => alone && open('admit person')}
			foot={
				<>
					<span className="push" />
					<Button tone="quiet" keys="Esc" onClick={onClose}>
						{words.cancel}
					</Button>
					{onWithoutKey && <Button onClick={onWithoutKey}>{withoutKey.option}</Button>}
					{alone && (
						<Button type="submit" tone="primary" icon={UserPlus} autoFocus>
							{words.admit}
						</Button>
					)}
				</>
			}
		>
			{children}
			{alone && (
				<Note tone="info">
					<span className="strong">{words.alone}.</span> {words.aloneAbout}
				</Note>
			)}
		</Dialogue>
	);
}
