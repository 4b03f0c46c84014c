/**
 * A field to draw a signature in, with mouse, pen or finger. It gives lines of whole numbers in a field of 600 × 200; what
 * becomes of them is others' business. Who cannot draw signs on paper instead: the screen says so beside it.
 */
import { type PointerEvent, useRef, useState } from 'react';
import { Button } from './Button';

const WIDTH = 600;
const HEIGHT = 200;
/** A hand needs fewer points than a mouse reports. */
const NEAREST = 3;
const MOST_NUMBERS = 12_000;

type Strokes = readonly (readonly number[])[];

interface SignaturePadProps {
	readonly label: string;
	readonly help: string;
	readonly again: string;
	readonly strokes: Strokes;
	readonly onChange: (strokes: Strokes) => void;
}

export function SignaturePad({ label, help, again, strokes, onChange }: SignaturePadProps) {
	const field = useRef<SVGSVGElement>(null);
	const [line, setLine] = useState<readonly number[] | null>(null);
	const pointOf = ({ clientX, clientY }: PointerEvent): readonly [number, number] => {
		const box = field.current?.getBoundingClientRect();
		if (!box) return [0, 0];
		const within = (at: number, most: number) => Math.max(0, Math.min(most, Math.round(at * most)));
		return [within((clientX - box.left) / box.width, WIDTH), within((clientY - box.top) / box.height, HEIGHT)];
	};
	const full = strokes.reduce((sum, one) => sum + one.length, line?.length ?? 0) > MOST_NUMBERS;
	const end = () => {
		if (line && line.length >= 4) onChange([...strokes, line]);
		setLine(null);
	};
	return (
		<div className="f">
			<span className="row">
				<span className="lb">{label}</span>
				<span className="push" />
				<Button size="s" tone="quiet" disabled={strokes.length === 0} onClick={() => onChange([])}>
					{again}
				</Button>
			</span>
			<svg
				ref={field}
				className="sgp"
				viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
				role="img"
				aria-label={label}
				onPointerDown={(event) => {
					if (event.button !== 0 || full) return;
					event.currentTarget.setPointerCapture(event.pointerId);
					setLine([...pointOf(event)]);
				}}
				onPointerMove={(event) => {
					if (!line || full) return;
					const [x, y] = pointOf(event);
					const near = Math.abs(x - (line.at(-2) ?? 0)) + Math.abs(y - (line.at(-1) ?? 0)) < NEAREST;
					if (!near) setLine([...line, x, y]);
				}}
				onPointerUp={end}
				onPointerCancel={end}
			>
				<path className="sgp-l" d={`M20 ${HEIGHT - 40}H${WIDTH - 20}`} />
				{[...strokes, ...(line ? [line] : [])].map((stroke) => (
					<polyline key={stroke.join()} points={stroke.join(' ')} />
				))}
			</svg>
			<span className="help">{help}</span>
		</div>
	);
}
