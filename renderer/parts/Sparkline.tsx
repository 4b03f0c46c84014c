/** A quantity over time as a line, with its average dashed; its words say what the line shows. */

const WIDTH = 460;
const HEIGHT = 74;

interface SparklineProps {
	/** In the order of time, evenly spaced; the newest last. */
	readonly values: readonly number[];
	/** What it shows, for those who do not see it. */
	readonly label: string;
}

export function Sparkline({ values, label }: SparklineProps) {
	const top = Math.max(1, ...values) * 1.08;
	const step = values.length > 1 ? WIDTH / (values.length - 1) : 0;
	const y = (value: number) => Math.round((HEIGHT - 3 - (value / top) * (HEIGHT - 6)) * 10) / 10;
	const points = values.map((value, at) => `${Math.round(at * step * 10) / 10},${y(value)}`).join(' ');
	const average = values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
	return (
		<svg className="sp-l" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
			<line className="gr" x1="0" x2={WIDTH} y1={y(average)} y2={y(average)} />
			{values.length > 1 && <polyline points={points} />}
		</svg>
	);
}
