/** The acts of the quick entry. The seal names the case, so that nobody writes into the wrong one. */
import { Paperclip, Stamp as SealIcon } from 'lucide-react';
import type { Typed } from '../../hooks/useDraft';
import { Button } from '../../parts/Button';
import { ByWhomButton } from '../../parts/ByWhom';
import { quick as words } from '../../words/writing';

interface QuickFootProps {
	/** Null where a case is opened for the note. */
	readonly number: string | null;
	readonly says: string;
	readonly mayNot: boolean;
	readonly holds: boolean;
	readonly busy: boolean;
	readonly typed: Typed;
	readonly change: (next: Partial<Typed>) => void;
	readonly onAttach: () => void;
	readonly onDiscard: () => void;
}

export function QuickFoot({ number, says, mayNot, holds, busy, typed, change, onAttach, onDiscard }: QuickFootProps) {
	return (
		<>
			<Button size="s" icon={Paperclip} disabled={busy} onClick={onAttach}>
				{words.attach}
			</Button>
			<ByWhomButton typed={typed} disabled={busy} onChange={change} />
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
