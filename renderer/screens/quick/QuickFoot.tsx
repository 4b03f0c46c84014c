/** The acts of the quick entry. The seal names the case, so that nobody writes into the wrong one. */
import { Paperclip, Stamp as SealIcon } from 'lucide-react';
import { Button } from '../../parts/Button';
import { quick as words } from '../../words/writing';

interface QuickFootProps {
	/** Null where a case is opened for the note. */
	readonly number: string | null;
	readonly says: string;
	readonly mayNot: boolean;
	readonly holds: boolean;
	readonly busy: boolean;
	readonly onAttach: () => void;
	readonly onDiscard: () => void;
}

export function QuickFoot({ number, says, mayNot, holds, busy, onAttach, onDiscard }: QuickFootProps) {
	return (
		<>
			<Button size="s" icon={Paperclip} disabled={busy} onClick={onAttach}>
				{words.attach}
			</Button>
			<span className="dim t1" role="status">
				{says}
			</span>
			<span className="push" />
			{holds && (
				<Button size="s" tone="quiet" disabled={busy} onClick={onDiscard}>
					{words.discard}
				</Button>
			)}
			<Button type="submit" tone="primary" icon={SealIcon} keys="Ctrl Enter" disabled={mayNot}>
				<span className="ell">{number === null ? words.seal : words.sealIn(number)}</span>
			</Button>
		</>
	);
}
