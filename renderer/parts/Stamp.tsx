/** A time: ISO date, 24 hours, seconds, the offset one step quieter. The attribute holds the instant in UTC. */
import { parts } from '../words/parts';
import { visible } from '../words/seen';
import { accuracy, offsetHere, offsetText, wall } from './measure';

export interface StampProps {
	readonly at: string;
	/** Minutes east of UTC; this device's where the record has none. */
	readonly offset?: number;
	readonly show?: 'all' | 'time';
	readonly accuracyMs?: number;
}

export function Stamp({ at, offset, show = 'all', accuracyMs }: StampProps) {
	const minutes = offset ?? offsetHere(at);
	const { date, time } = wall(at, minutes);
	return (
		<>
			<time dateTime={at} title={`${date} ${time} ${offsetText(minutes)}`}>
				{show === 'all' && `${date} `}
				{time}
				<span className="off">{offsetText(minutes)}</span>
			</time>
			{accuracyMs !== undefined && <span className="dim"> {accuracy(accuracyMs)}</span>}
		</>
	);
}

/** A time as it was found, of a zone that nobody knows; it is given none here either. */
export function LocalStamp({ at, accuracyMs }: { readonly at: string; readonly accuracyMs?: number }) {
	return (
		<>
			<span className="mono">{visible(at.replace('T', ' '))}</span> <span className="dim">{parts.zoneNotKnown}</span>
			{accuracyMs !== undefined && <span className="dim"> {accuracy(accuracyMs)}</span>}
		</>
	);
}
