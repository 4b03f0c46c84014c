/** The step that cannot be undone, asked at the first seal of a session and whenever there is something to point out. */
import { Info, Stamp as SealIcon } from 'lucide-react';
import { State } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { Dialogue } from '../../parts/Dialogue';
import { seal as words } from '../../words/workspace';

interface SealConfirmProps {
	readonly next: string;
	readonly points: readonly string[];
	readonly onSeal: () => void;
	readonly onBack: () => void;
}

export function SealConfirm({ next, points, onSeal, onBack }: SealConfirmProps) {
	return (
		<Dialogue
			title={words.title(next)}
			about={words.about}
			width={520}
			onClose={onBack}
			onSubmit={onSeal}
			foot={
				<>
					<span className="push" />
					<Button tone="quiet" keys="Esc" onClick={onBack}>
						{words.back}
					</Button>
					<Button type="submit" tone="primary" icon={SealIcon} keys="Enter" autoFocus>
						{words.seal(next)}
					</Button>
				</>
			}
		>
			{points.length === 0 && <p className="sec">{words.fine}</p>}
			<ul className="col gap-4">
				{points.map((point) => (
					<li key={point}>
						<State top tone="warn" icon={Info}>
							{point}
						</State>
					</li>
				))}
			</ul>
		</Dialogue>
	);
}
