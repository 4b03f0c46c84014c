/**
 * QR codes as bwip-js makes them, in the shape that its `raw` has: the page makes reports again to compare them, and of a
 * hundred kinds of codes these hold one. The library as a whole would be most of the page.
 */
import { bwipp_encode, bwipp_qrcode } from '../../../node_modules/bwip-js/dist/bwipp.mjs';

/** An array of PostScript: a stretch of another. */
interface Stretch {
	readonly b: readonly number[];
	readonly o: number;
	readonly length: number;
}

export function raw(
	kind: string,
	text: string,
	options: string,
): readonly { readonly pixs: number[]; readonly pixx: number }[] {
	if (kind !== 'qrcode') throw new TypeError(`no ${kind} is drawn here`);
	return bwipp_encode(null, bwipp_qrcode, text, options, true).map((drawn) => {
		const { b, o, length } = drawn.get('pixs') as Stretch;
		return { pixs: b.slice(o, o + length), pixx: drawn.get('pixx') as number };
	});
}

export default { raw };
