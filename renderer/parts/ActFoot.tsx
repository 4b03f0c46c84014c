/** A dialog's foot: what is still needed or under way at the left, the way out and the act at the right. */
import type { LucideIcon } from 'lucide-react';
import { Button } from './Button';

interface ActFootProps {
	readonly busy: boolean;
	readonly ready: boolean;
	/** While it is under way. */
	readonly doing: string;
	/** While something is missing. */
	readonly needs: string;
	readonly cancel: string;
	readonly act: string;
	readonly icon: LucideIcon;
	readonly onCancel: () => void;
}

export function ActFoot({ busy, ready, doing, needs, cancel, act, icon, onCancel }: ActFootProps) {
	return (
		<>
			<span className="dim t1" role="status">
				{busy ? doing : ready ? '' : needs}
			</span>
			<span className="dlg-a push">
				<Button tone="quiet" keys="Esc" disabled={busy} onClick={onCancel}>
					{cancel}
				</Button>
				<Button type="submit" tone="primary" icon={icon} keys="Ctrl Enter" disabled={busy || !ready}>
					{act}
				</Button>
			</span>
		</>
	);
}
