/**
 * Bar codes as SVG drawn by us: squares of a QR code (ISO/IEC 18004) and bars of Code 128 (ISO/IEC 15417), black on white,
 * each with the quiet zone that its standard asks for.
 */
import barcodes from 'bwip-js/generic';

const QR_QUIET = 4;
const BAR_QUIET = 10;
/** What a reader held in the hand still reads from a laser printer: 7.5 mil. */
const NARROWEST_BAR_MM = 0.19;

/** Error correction M: a seventh of it may be lost. `sideMm` counts the quiet zone. */
export function qrSvg(text: string, sideMm: number): string {
	const [drawn] = barcodes.raw('qrcode', text, 'eclevel=M');
	if (!drawn || !('pixs' in drawn)) throw new Error('a QR code is a matrix');
	const { pixs, pixx } = drawn;
	let path = '';
	for (let row = 0; row < pixx; row += 1)
		for (const run of pixs
			.slice(row * pixx, (row + 1) * pixx)
			.join('')
			.matchAll(/1+/g))
			path += `M${run.index + QR_QUIET} ${row + QR_QUIET}h${run[0].length}v1h-${run[0].length}z`;
	return svg(pixx + 2 * QR_QUIET, pixx + 2 * QR_QUIET, sideMm, sideMm, path, 'QR code');
}

/** Null where the text holds what Code 128 has no code for, or takes more room than there is. */
export function code128Svg(text: string, most: { readonly widthMm: number; readonly heightMm: number }): string | null {
	if (!/^[\x20-\x7e]+$/.test(text)) return null;
	const [drawn] = barcodes.raw('code128', text, '');
	if (!drawn || !('sbs' in drawn)) throw new Error('Code 128 is a row of bars');
	const modules = drawn.sbs.reduce((sum, width) => sum + width, 0) + 2 * BAR_QUIET;
	// No wider than 0.5 mm a module: a short tag need not fill the label.
	const moduleMm = Math.min(0.5, most.widthMm / modules);
	if (moduleMm < NARROWEST_BAR_MM) return null;
	let at = BAR_QUIET;
	let path = '';
	for (const [place, width] of drawn.sbs.entries()) {
		if (place % 2 === 0) path += `M${at} 0h${width}v1h-${width}z`;
		at += width;
	}
	return svg(modules, 1, modules * moduleMm, most.heightMm, path, 'Code 128');
}

const svg = (width: number, height: number, widthMm: number, heightMm: number, path: string, label: string): string =>
	`<svg viewBox="0 0 ${width} ${height}" width="${widthMm.toFixed(2)}mm" height="${heightMm.toFixed(2)}mm" preserveAspectRatio="none" shape-rendering="crispEdges" role="img" aria-label="${label}"><rect width="${width}" height="${height}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`;
