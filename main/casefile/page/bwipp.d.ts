/** The one encoder of bwip-js that the page needs, and what runs it; the library's own typings know only the whole. */
declare module '*/bwipp.mjs' {
	type Encoder = () => void;
	export const bwipp_qrcode: Encoder;
	/** With `true` at the end nothing is drawn, and what the encoder left on its stack is given back. */
	export function bwipp_encode(
		drawing: null,
		encoder: Encoder,
		text: string,
		options: string,
		raw: true,
	): readonly ReadonlyMap<string, unknown>[];
}
