/**
 * A QR code: one path of its dark modules on white, with the quiet zone of four modules that ISO/IEC 18004 asks for.
 * Dark on light in every theme, because a reader expects that.
 */
const QUIET = 4;

interface QrCodeProps {
	readonly size: number;
	/** `size` × `size` characters 0 (light) and 1 (dark), row by row. */
	readonly modules: string;
	readonly label: string;
}

export function QrCode({ size, modules, label }: QrCodeProps) {
	const whole = size + 2 * QUIET;
	return (
		<svg className="qr" viewBox={`0 0 ${whole} ${whole}`} shapeRendering="crispEdges" role="img" aria-label={label}>
			<rect width={whole} height={whole} fill="#fff" />
			<path d={pathOf(size, modules)} fill="#000" />
		</svg>
	);
}

/** Each run of dark modules in a row as one rectangle. */
function pathOf(size: number, modules: string): string {
	let path = '';
	for (let row = 0; row < size; row++)
		for (const run of modules.slice(row * size, (row + 1) * size).matchAll(/1+/g))
			path += `M${run.index + QUIET} ${row + QUIET}h${run[0].length}v1h-${run[0].length}z`;
	return path;
}
