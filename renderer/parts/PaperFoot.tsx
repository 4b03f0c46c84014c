/** The foot of a dialog whose pages are printed or saved. The buttons stay while pages are made: one that is switched off under the focus would take it away. */
import { FileDown, Printer } from 'lucide-react';
import { print as words } from '../words/paper';
import { Button } from './Button';

interface PaperFootProps {
	/** Whether pages can be made of what is chosen; not given where it is no paper. */
	readonly possible?: boolean | undefined;
	readonly onClose: () => void;
	readonly onSave: (as: 'pdf' | 'html') => void;
}

export function PaperFoot({ possible, onClose, onSave }: PaperFootProps) {
	return (
		<>
			<span className="push" />
			<Button tone="quiet" keys="Esc" onClick={onClose}>
				{words.close}
			</Button>
			{possible !== undefined && (
				<>
					<Button icon={FileDown} disabled={!possible} onClick={() => onSave('html')}>
						{words.html}
					</Button>
					<Button icon={FileDown} disabled={!possible} onClick={() => onSave('pdf')}>
						{words.pdf}
					</Button>
					<Button type="submit" tone="primary" icon={Printer} keys="Ctrl Enter" disabled={!possible}>
						{words.print}
					</Button>
				</>
			)}
		</>
	);
}
