/** What a row says of an item: where it is placed and why, the time as it was found, and what it is. */
import type { ReactNode } from 'react';
import type { TimelineGap, TimelineItem } from '../../../shared/views';
import { accuracy, count, duration, offsetText } from '../../parts/measure';
import { Stamp } from '../../parts/Stamp';
import { StatedStamp } from '../../parts/StatedTime';
import { kindName } from '../../words/kinds';
import { phaseName } from '../../words/phases';
import { visible } from '../../words/seen';
import { timeline as words } from '../../words/timeline';
import { isoOf } from './zooming';

export function cellsOf(item: TimelineItem, assumedMinutes: number): readonly ReactNode[] {
	return [
		<Placed key="placed" item={item} assumedMinutes={assumedMinutes} />,
		<Found key="found" item={item} />,
		<span key="kind">
			{words.kind[item.kind]}
			<span className="blk sub ell">{meansOf(item)}</span>
		</span>,
		<span key="host" className="ell blk">
			{item.host?.name ? visible(item.host.name) : '–'}
		</span>,
		<span key="text" className="tm-x">
			{textOf(item)}
		</span>,
		<span key="entry" className="mono">
			{item.id}
		</span>,
	];
}

/** A phase is called by its name. */
function textOf(item: TimelineItem): string {
	const { kind, text } = item;
	const [first = '', ...rest] = kind === 'phase' ? text.split(', ') : [text];
	const named = kind === 'phase' ? [phaseName(first), ...rest].join(', ') : first;
	return visible(named.replaceAll('\n', ' ').slice(0, 2000)) || kindName(item.means);
}

/** A gap in words: how long, from where to where, and what may lie in it after all. */
export function gapText({ fromMs, toMs, after, until, maybe }: TimelineGap): string {
	const span = duration(toMs - fromMs);
	const said = until === 'now' ? words.gapNow(span) : until === 'resolved' ? words.gapEnd(span) : words.gap(span);
	return [after === 'started' ? words.gapStart(span) : said, maybe > 0 ? words.maybe(count(maybe)) : '']
		.filter((text) => text !== '')
		.join('; ');
}

/** A row as plain text, its cells apart by tabs: placed, as found, zone, kind, host, what, entry. */
export function plainRow(item: TimelineItem, assumedMinutes: number): string {
	const { source, found, zone, zoneUnknown } = item;
	const read = found ?? (source === null ? words.asEntered : 'at' in source ? source.at : source.local);
	const placed = zoneUnknown ? `${isoOf(item.atMs)} (${words.assumed(offsetText(assumedMinutes))})` : isoOf(item.atMs);
	return [placed, visible(read), zoneUnknown ? words.zoneUnknown : visible(zone ?? ''), words.kind[item.kind]]
		.concat([visible(item.host?.name ?? ''), textOf(item), item.id])
		.join('\t');
}

const meansOf = ({ kind, means, opinion }: TimelineItem): string =>
	opinion ? words.opinion : kind === 'row' ? visible(means) : kind === 'event' ? '' : kindName(means);

function Placed({ item, assumedMinutes }: { readonly item: TimelineItem; readonly assumedMinutes: number }) {
	const { corrected, zoneUnknown } = item;
	const around = Math.max(item.atMs - item.firstMs, item.lastMs - item.atMs);
	const why = zoneUnknown
		? words.assumed(offsetText(assumedMinutes))
		: corrected
			? `${words.corrected}, ${shift(corrected.byMs)}`
			: '';
	return (
		<>
			<Stamp at={isoOf(item.atMs)} />
			<span className="blk sub ell">
				{[why, !zoneUnknown && around >= 1000 ? accuracy(around) : ''].filter((text) => text !== '').join(' ')}
			</span>
		</>
	);
}

const shift = (byMs: number): string => (byMs < 0 ? words.behind(span(byMs)) : words.ahead(span(byMs)));
const span = (ms: number): string => (Math.abs(ms) < 1000 ? `${Math.abs(ms)} ms` : duration(ms));

function Found({ item }: { readonly item: TimelineItem }) {
	const { source, found, zone, zoneUnknown } = item;
	if (source === null) return <span className="dim">{words.asEntered}</span>;
	return (
		<>
			<span className="blk ell">
				{found === null ? <StatedStamp time={source} /> : <span className="mono">{visible(found)}</span>}
			</span>
			<span className="blk sub ell">
				{zoneUnknown ? words.zoneUnknown : zone === null ? '' : zone === 'Z' ? words.utc : visible(zone)}
			</span>
		</>
	);
}
