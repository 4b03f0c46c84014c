/**
 * A form as one HTML file: no script, no reference to anything outside it, pages cut here and not by the engine that prints
 * it, so that `page x of y` and the newest digest stand on every page on every printer, in a browser and in a PDF.
 */
import type { PaperDocument } from '../../shared/paper/document';
import type { PaperMade } from '../../shared/views';
import { escaped, POLICY } from './escape';
import { type Row, rowsOf } from './form-rows';
import { FORM_STYLE } from './form-style';

type PaperSize = 'A4' | 'Letter';
const SIZES: Readonly<Record<PaperSize, { readonly widthMm: number; readonly heightMm: number }>> = {
	A4: { widthMm: 210, heightMm: 297 },
	Letter: { widthMm: 215.9, heightMm: 279.4 },
};
/** Margins above and below, and the foot. */
const TAKEN_MM = 12 + 10 + 12;
/** The mark across the head of every page, where there is one. */
const MARK_MM = 9;

export function formHtml(document: PaperDocument, size: PaperSize = 'A4'): PaperMade {
	const { widthMm, heightMm } = SIZES[size];
	const pages = paginated(
		document.blocks.flatMap((block, id) => rowsOf(block, id)),
		heightMm - TAKEN_MM - (document.mark === undefined ? 0 : MARK_MM),
	);
	const mark = document.mark === undefined ? '' : `<p class="mk">${escaped(document.mark)}</p>`;
	const title = document.mark === undefined ? document.title : `${document.mark}: ${document.title}`;
	const [left, newest] = document.foot;
	const foot = (page: number) =>
		`<footer><p>${escaped(left)}<b>${escaped(document.pageOf(page, pages.length))}</b></p><p class="m">${escaped(newest)}</p></footer>`;
	const sheets = pages.map((rows, at) => `<div class="page">${mark}<main>${markup(rows)}</main>${foot(at + 1)}</div>`);
	const page = `@page{size:${widthMm}mm ${heightMm}mm;margin:0}.page{width:${widthMm}mm;min-height:${heightMm - 0.5}mm;padding:12mm ${(widthMm - 182) / 2}mm 10mm}`;
	const html = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="referrer" content="no-referrer"><title>${escaped(title)}</title>
<style>${page}${FORM_STYLE}</style></head>
<body>
${sheets.join('\n')}
</body></html>
`;
	return { title, html, pages: pages.length, widthMm, heightMm };
}

/** Greedy: rows that keep together move to the next page together, unless they fill one alone. */
function paginated(rows: readonly Row[], roomMm: number): Row[][] {
	const pages: Row[][] = [[]];
	let used = 0;
	let table: number | undefined;
	const place = (row: Row) => {
		const headMm = row.table && row.table.id !== table ? row.table.headMm : 0;
		if (used > 0 && used + headMm + row.mm > roomMm) turn();
		used += row.mm + (row.table && row.table.id !== table ? row.table.headMm : 0);
		table = row.table?.id;
		pages.at(-1)?.push(row);
	};
	const turn = () => {
		pages.push([]);
		used = 0;
		table = undefined;
	};
	for (let at = 0; at < rows.length; ) {
		if (rows[at]?.newPage) {
			if (used > 0) turn();
			at += 1;
			continue;
		}
		let end = at;
		while (rows[end]?.keeps && end + 1 < rows.length && !rows[end + 1]?.newPage) end += 1;
		const unit = rows.slice(at, end + 1);
		const mm = unit.reduce((sum, row) => sum + row.mm + (row.table ? row.table.headMm : 0), 0);
		if (used > 0 && used + mm > roomMm && mm <= roomMm) turn();
		for (const row of unit) place(row);
		at = end + 1;
	}
	return pages;
}

function markup(rows: readonly Row[]): string {
	let html = '';
	let open: number | null = null;
	for (const row of rows) {
		const id = row.table?.id ?? null;
		if (id !== open) {
			if (open !== null) html += '</tbody></table>';
			if (row.table) html += `${row.table.open}<tbody>`;
			open = id;
		}
		html += row.html;
	}
	return open === null ? html : `${html}</tbody></table>`;
}
