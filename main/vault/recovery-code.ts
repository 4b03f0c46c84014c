/** Recovery words as a QR code (ISO/IEC 18004), for a reader that is not near when they are typed. Squares only: who shows it draws it. */
import barcodes from 'bwip-js/generic';

export interface Code {
	/** Modules on a side. */
	readonly size: number;
	/** `size` × `size` characters, row by row: 1 is dark. */
	readonly modules: string;
}

/** Error correction level Q: a quarter of it may be folded or stained. */
export function codeOf(words: string): Code {
	const [drawn] = barcodes.raw('qrcode', words, 'eclevel=Q');
	if (!drawn || !('pixs' in drawn)) throw new Error('a QR code is a matrix');
	return { size: drawn.pixx, modules: drawn.pixs.join('') };
}
