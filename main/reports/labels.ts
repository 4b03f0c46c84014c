/**
 * Labels for the common sheets and for rolls of 62 mm, in true millimetres: tag, description, case, a QR code that carries
 * case, item, entry and digest, and Code 128 with the tag alone, which a reader types like a keyboard.
 * What must hold: nothing stands outside its label; what is too long is cut and ends in an ellipsis.
 */

import { EXERCISE, markedNumber } from '../../shared/exercises/mark';
import { paperCode } from '../../shared/paper/code';
import type { EntryRef, PaperMade } from '../../shared/views';
import { visible } from '../../shared/visible';
import type { Sha256 } from '../../shared/vocabulary';
import { code128Svg, qrSvg } from './barcode';
import { escaped, POLICY } from './escape';
import { cutAfter, type Face, lineMm } from './text-lines';

/** All lengths in millimetres; pitch is from one label's edge to the next one's. */
export interface LabelSheet {
	readonly page: readonly [width: number, height: number];
	readonly label: readonly [width: number, height: number];
	readonly columns: number;
	readonly rows: number;
	readonly left: number;
	readonly top: number;
	readonly pitch: readonly [across: number, down: number];
}

export type SheetName = 'L7160' | 'L7163' | '5160' | '62';
/** As Avery draws them in its templates; `62` is one label a page, cut by the printer. */
export const SHEETS: Readonly<Record<SheetName, LabelSheet>> = {
	L7160: { page: [210, 297], label: [63.5, 38.1], columns: 3, rows: 7, left: 7.21, top: 15.15, pitch: [66.04, 38.1] },
	L7163: { page: [210, 297], label: [99.1, 38.1], columns: 2, rows: 7, left: 4.65, top: 15.15, pitch: [101.6, 38.1] },
	'5160': {
		page: [215.9, 279.4],
		label: [66.68, 25.4],
		columns: 3,
		rows: 10,
		left: 4.76,
		top: 12.7,
		pitch: [69.85, 25.4],
	},
	'62': { page: [62, 38], label: [62, 38], columns: 1, rows: 1, left: 0, top: 0, pitch: [62, 38] },
};

export interface Labelled {
	readonly tag: string;
	readonly description: string;
	/** The registration and its digest. */
	readonly entry: EntryRef;
	readonly sha256: Sha256;
}

interface Wanted {
	readonly number: string;
	readonly items: readonly Labelled[];
	/** Every label says so: what bears it is no evidence of anything. */
	readonly exercise?: boolean;
	readonly sheet: SheetName;
	/** The first free label, row by row from 1. */
	readonly start: number;
}

const PADDING = 2.4;
const GAP = 2;

export function labelsHtml({ number, items, exercise = false, sheet: name, start }: Wanted): PaperMade {
	const sheet = SHEETS[name];
	const each = sheet.columns * sheet.rows;
	const [widthMm, heightMm] = sheet.page;
	const pages: string[][] = [];
	for (const [at, item] of items.entries()) {
		const place = start - 1 + at;
		const page = Math.floor(place / each);
		pages[page] = [...(pages[page] ?? []), label(item, { number, exercise }, sheet, place % each)];
	}
	const title = `Labels, case ${visible(markedNumber({ number, exercise }))}`;
	const html = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="referrer" content="no-referrer"><title>${escaped(title)}</title>
<style>@page{size:${widthMm}mm ${heightMm}mm;margin:0}.page{width:${widthMm}mm;height:${heightMm - 0.2}mm}${STYLE}</style></head>
<body>
${pages.map((labels) => `<div class="page">${labels.join('\n')}</div>`).join('\n')}
</body></html>
`;
	return { title, html, pages: pages.length, widthMm, heightMm };
}

function label(
	item: Labelled,
	{ number, exercise }: { readonly number: string; readonly exercise: boolean },
	sheet: LabelSheet,
	place: number,
): string {
	const [width, height] = sheet.label;
	const x = sheet.left + (place % sheet.columns) * sheet.pitch[0];
	const y = sheet.top + Math.floor(place / sheet.columns) * sheet.pitch[1];
	const side = Math.min(height - 2 * PADDING, 26);
	const room = width - 2 * PADDING - side - GAP;
	const tall = height > 30;
	const bars = code128Svg(item.tag, { widthMm: room, heightMm: tall ? 9 : 6 });
	const tag = visible(item.tag);
	const big: Face = { pt: tag.length <= 8 ? (tall ? 16 : 12) : tag.length <= 16 ? 9 : 7, lineHeight: 1.15 };
	const small: Face = { pt: 7, lineHeight: 1.2 };
	const used =
		(bars ? (tall ? 10 : 7) : 0) + lineMm(big) * (tag.length <= 16 ? 1 : 2) + lineMm(small) * (exercise ? 2 : 1);
	const lines = Math.max(0, Math.floor((height - 2 * PADDING - used) / lineMm(small)));
	const code = qrSvg(paperCode({ case: number, item: item.tag, entry: item.entry, sha256: item.sha256 }), side);
	const tagged = `<b style="font-size:${big.pt}pt">${escaped(cut(tag, tag.length <= 16 ? 1 : 2, room, big))}</b>`;
	const about = lines === 0 ? '' : `<p>${escaped(cut(visible(item.description), lines, room, small))}</p>`;
	const of = `<p>${escaped(cut(`Case ${visible(number)}`, 1, room, small))}</p>`;
	const box = `left:${x.toFixed(2)}mm;top:${y.toFixed(2)}mm;width:${width}mm;height:${height}mm`;
	return `<div class="label" style="${box}">${code}<div class="said">${exercise ? `<p class="mk">${EXERCISE}</p>` : ''}${tagged}${of}${about}${bars ?? ''}</div></div>`;
}

/** With an ellipsis where something was cut off. */
function cut(text: string, lines: number, width: number, face: Face): string {
	const [first, rest] = cutAfter(text, lines, width, face);
	return rest === '' ? first : `${[...first].slice(0, -2).join('').trimEnd()}…`;
}

const STYLE = `
*{box-sizing:border-box;margin:0;padding:0}
body{background:#fff;color:#000;font:7pt/1.2 "Liberation Sans",Arial,Helvetica,"DejaVu Sans",sans-serif;overflow-wrap:anywhere}
.page{position:relative;overflow:hidden;break-after:page}
.page:last-child{break-after:auto}
.label{position:absolute;display:flex;gap:${GAP}mm;padding:${PADDING}mm;overflow:hidden}
.label>svg{flex:none;display:block}
.said{flex:1 1 0;min-width:0;height:100%;overflow:hidden;display:flex;flex-direction:column}
.said b{display:block;line-height:1.15;flex:none;overflow:hidden}
.said p{flex:none;overflow:hidden}
.said .mk{font-weight:700;letter-spacing:.12em}
.said svg{flex:none;display:block;margin-top:auto}
@media screen{html{background:#ddd}.page{margin:4mm auto;background:#fff}.label{outline:.1mm dashed #999}}
`;
