/** A time: ISO date, 24 hours, seconds, the offset one step quieter. The attribute holds the instant in UTC. */
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
