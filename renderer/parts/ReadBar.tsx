/** One bar for two readings: what was read, and how much of it was read again; the second is striped. */
import { useId } from 'react';

interface ReadBarProps {
	readonly totalBytes: number;
	readonly doneBytes: number;
	readonly verifiedBytes: number;
	readonly label: string;
}

export function ReadBar({ totalBytes, doneBytes, verifiedBytes, label }: ReadBarProps) {
	const stripes = useId();
	const share = (part: number) => `${totalBytes > 0 ? Math.min(100, (part / totalBytes) * 100) : 0}%`;
	return (
		<svg className="rdb" role="img" aria-label={label}>
			<pattern id={stripes} width="7" height="14" patternUnits="userSpaceOnUse">
				<rect className="vf-a" width="5" height="14" />
				<rect className="vf-b" x="5" width="2" height="14" />
			</pattern>
			<rect className="tr" width="100%" height="14" />
			<rect className="rd" width={share(doneBytes)} height="14" />
			<rect fill={`url(#${stripes})`} width={share(verifiedBytes)} height="14" />
		</svg>
	);
}
