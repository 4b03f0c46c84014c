/** What is in sight and how to see more or less of it: zoom, the incident's own time, the longest gap, the zone of times without one. */
import { ClipboardCopy, Minus, Plus, Undo2 } from 'lucide-react';
import { memo, useEffect, useState } from 'react';
import type { PlacedGap } from '../../../shared/views';
import { Button } from '../../parts/Button';
import { Choice } from '../../parts/Choice';
import { count, duration, offsetHere, offsetText } from '../../parts/measure';
import { timeline as words } from '../../words/timeline';
import { stamp } from './Axis';
import { isoOf, type Span } from './zooming';

const ZONES = Array.from({ length: 27 }, (_, at) => (at - 12) * 60);

interface ZoomBarProps {
	readonly span: Span;
	/** All there is, is in sight. */
	readonly isAll: boolean;
	/** The incident's own time, where its start is known. */
	readonly incident: Span | null;
	readonly longest: PlacedGap | undefined;
	readonly assumedMinutes: number;
	readonly onAssume: (minutes: number) => void;
	readonly onZoom: (factor: number) => void;
	/** Null: everything. */
	readonly onSpan: (span: Span | null) => void;
	/** Null: no row is current. */
	readonly onCopy: (() => Promise<boolean>) | null;
}

export function ZoomBar(props: ZoomBarProps) {
	const { span, isAll, incident, longest, assumedMinutes, onAssume, onZoom, onSpan, onCopy } = props;
	const [copied, setCopied] = useState(false);
	useEffect(() => {
		if (!copied) return;
		const wait = setTimeout(() => setCopied(false), 2000);
		return () => clearTimeout(wait);
	}, [copied]);
	const offset = offsetText(offsetHere(isoOf(span.fromMs)));
	return (
		<div className="tm-z no-print">
			<Button size="s" icon={Plus} keys="+" onClick={() => onZoom(0.5)}>
				{words.zoomIn}
			</Button>
			<Button size="s" icon={Minus} keys="-" disabled={isAll} onClick={() => onZoom(2)}>
				{words.zoomOut}
			</Button>
			<Button size="s" icon={Undo2} keys="0" disabled={isAll} onClick={() => onSpan(null)}>
				{words.all}
			</Button>
			{incident && (
				<Button size="s" onClick={() => onSpan(incident)}>
					{words.incident}
				</Button>
			)}
			{onCopy && (
				<>
					<Button size="s" keys="Z" onClick={() => onZoom(0.1)}>
						{words.zoomTo}
					</Button>
					<Button size="s" icon={ClipboardCopy} keys="C" onClick={() => void onCopy().then(setCopied)}>
						{copied ? words.copied : words.copy}
					</Button>
				</>
			)}
			<span className="dim mono t1 ell">{`${stamp(span.fromMs)} – ${stamp(span.toMs)} ${offset}`}</span>
			<span className="push" />
			{longest && (
				<Button size="s" tone="quiet" onClick={() => onSpan(longest)}>
					{words.longest(duration(longest.toMs - longest.fromMs))}
					{longest.maybe > 0 && <span className="tm-mb">{`; ${words.maybe(count(longest.maybe))}`}</span>}
				</Button>
			)}
			<AssumedZone assumedMinutes={assumedMinutes} onAssume={onAssume} />
		</div>
	);
}

/** By itself: the bar is drawn again with every turn of the wheel, a list of 27 zones need not be. */
const AssumedZone = memo(function AssumedZone({
	assumedMinutes,
	onAssume,
}: Pick<ZoomBarProps, 'assumedMinutes' | 'onAssume'>) {
	return (
		<Choice
			small
			label={words.assume}
			value={String(assumedMinutes)}
			onChange={(minutes) => onAssume(Number(minutes))}
			options={ZONES.map((minutes) => ({ id: String(minutes), name: words.assumeAs(offsetText(minutes)) }))}
		/>
	);
});
