/**
 * The step that cannot be undone, asked at the first seal of a session and whenever there is something to point out. A late
 * note is asked why here, and one key answers and seals: nobody is kept from writing at three in the morning.
 */
import { Clock, Info, Stamp as SealIcon } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Typed } from '../../hooks/useDraft';
import { State } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { Dialogue } from '../../parts/Dialogue';
import { duration } from '../../parts/measure';
import { seal as words } from '../../words/workspace';
import { late } from '../../words/writing';
import { REASONS } from './LateReason';

interface SealConfirmProps {
	readonly next: string;
	readonly points: readonly string[];
	/** How long ago it was observed, where nothing says why it is written only now. */
	readonly lateMs: number | null;
	readonly onSeal: (says?: Partial<Typed>) => void;
	readonly onBack: () => void;
}

export function SealConfirm({ next, points, lateMs, onSeal, onBack }: SealConfirmProps) {
	const latest = useRef(onSeal);
	latest.current = onSeal;
	const asksWhy = lateMs !== null;
	useEffect(() => {
		if (!asksWhy) return undefined;
		const press = (event: KeyboardEvent) => {
			const reason = event.ctrlKey || event.altKey || event.metaKey ? undefined : REASONS[Number(event.key) - 1];
			if (!reason) return;
			event.preventDefault();
			latest.current(reason.says);
		};
		window.addEventListener('keydown', press);
		return () => window.removeEventListener('keydown', press);
	}, [asksWhy]);
	return (
		<Dialogue
			title={words.title(next)}
			about={words.about}
			width={560}
			onClose={onBack}
			onSubmit={() => onSeal()}
			foot={
				<>
					<span className="push" />
					<Button tone="quiet" keys="Esc" onClick={onBack}>
						{words.back}
					</Button>
					<Button type="submit" tone="primary" icon={SealIcon} keys="Enter" autoFocus>
						{asksWhy ? late.without : words.seal(next)}
					</Button>
				</>
			}
		>
			{points.length === 0 && !asksWhy && <p className="sec">{words.fine}</p>}
			{asksWhy && (
				<div className="col gap-4">
					<State top tone="warn" icon={Clock}>
						{late.none(duration(lateMs))}
					</State>
					<div className="row late-k">
						{REASONS.map(({ name, says }, at) => (
							<Button key={name} size="s" keys={String(at + 1)} onClick={() => onSeal(says)}>
								{name}
							</Button>
						))}
					</div>
				</div>
			)}
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
