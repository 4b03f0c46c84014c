/** Blocks of a form as rows with their height: what stands beside each other stays together, and no row is higher than half a page. */
import type { Block, Fact, Side } from '../../shared/paper/document';
import { qrSvg } from './barcode';
import { escaped } from './escape';
import { cutAfter, type Face, lineMm, linesOf } from './text-lines';

export interface Row {
	readonly html: string;
	readonly mm: number;
	/** Stays on one page with the row after it. */
	readonly keeps: boolean;
	/** Rows of one table; its head is repeated on every page. */
	readonly table?: { readonly id: number; readonly open: string; readonly headMm: number };
	readonly newPage?: true;
}

/** Of A4 with 14 mm at both sides; Letter is wider and keeps it. */
const WIDTH_MM = 182;
const TEXT: Face = { pt: 8.5 };
const CELL: Face = { pt: 8 };
const MONO: Face = { pt: 7, mono: true };
const LABEL: Face = { pt: 7 };
const LABEL_MM = 27;
const PADDING_MM = 1.6;
const FACT_PADDING_MM = 1.1;
const MOST_LINES = 24;
const QR_MM = 34;

export function rowsOf(block: Block, id: number): Row[] {
	switch (block.is) {
		case 'title':
			return [titleRow(block)];
		case 'heading': {
			const face = { pt: 11 };
			const mm = linesOf(block.text, WIDTH_MM, face) * lineMm(face) + 5;
			return [{ html: `<h2>${escaped(block.text)}</h2>`, mm, keeps: true }];
		}
		case 'facts':
			return factRows(block.facts, true);
		case 'table':
			return tableRows(block, id);
		case 'act':
			return actRows(block);
		case 'text':
			return pieces(block.text, WIDTH_MM, TEXT).map((text) => ({
				html: `<p>${escaped(text)}</p>`,
				mm: linesOf(text, WIDTH_MM, TEXT) * lineMm(TEXT) + 3.5,
				keeps: block.keeps === true,
			}));
		case 'lines':
			return Array.from({ length: block.count }, (_, at) => lineRow(block, at + 1 < block.count));
		case 'new page':
			return [{ html: '', mm: 0, keeps: true, newPage: true }];
		default:
			return block satisfies never;
	}
}

function titleRow({ kicker, title, facts, code, codeSays }: Extract<Block, { is: 'title' }>): Row {
	const left = WIDTH_MM - QR_MM - 6;
	const rows = facts.map((fact) => factCells([fact], left));
	const titleFace = { pt: 15 };
	const small: Face = { pt: 5.5, mono: true };
	const leftMm = 6 + linesOf(title, left, titleFace) * lineMm(titleFace) + rows.reduce((sum, row) => sum + row.mm, 0);
	const rightMm = QR_MM + linesOf(codeSays, QR_MM, small) * lineMm(small);
	const html = `<header><div class="l"><p class="kick">${escaped(kicker)}</p><h1>${escaped(title)}</h1>${rows.map(({ html: row }) => row).join('')}</div><div class="code">${qrSvg(code, QR_MM)}<p>${escaped(codeSays)}</p></div></header>`;
	return { html, mm: Math.max(leftMm, rightMm) + 6, keeps: false };
}

/** Short facts stand two beside each other, long ones alone. */
function factRows(facts: readonly Fact[], pair: boolean): Row[] {
	const rows: Row[] = [];
	const half = WIDTH_MM / 2 - 3;
	const short = (fact: Fact): boolean => pair && !fact.mono && linesOf(fact.text, half - LABEL_MM, TEXT) <= 2;
	for (let at = 0; at < facts.length; at += 1) {
		const one = facts[at] as Fact;
		const next = facts[at + 1];
		if (short(one)) {
			const both = next && short(next) ? [one, next] : [one];
			if (both.length === 2) at += 1;
			rows.push({ ...factCells(both, half, true), keeps: false });
			continue;
		}
		const face = one.mono ? MONO : TEXT;
		for (const [part, text] of pieces(one.text, WIDTH_MM - LABEL_MM, face).entries())
			rows.push({ ...factCells([{ ...one, label: part === 0 ? one.label : '', text }], WIDTH_MM), keeps: false });
	}
	return rows;
}

/** @param width of each */
function factCells(
	facts: readonly Fact[],
	width: number,
	pair = false,
): { readonly html: string; readonly mm: number } {
	const heights = facts.map(({ label, text, mono }) => {
		const face = mono ? MONO : TEXT;
		return Math.max(
			linesOf(text, width - LABEL_MM, face) * lineMm(face),
			linesOf(label, LABEL_MM - 2, LABEL) * lineMm(LABEL),
		);
	});
	const cells = facts
		.map(({ label, text, mono }) => `<dt>${escaped(label)}</dt><dd${mono ? ' class="m"' : ''}>${escaped(text)}</dd>`)
		.join('');
	return { html: `<dl${pair ? ' class="two"' : ''}>${cells}</dl>`, mm: Math.max(...heights) + FACT_PADDING_MM };
}

function tableRows({ columns, rows }: Extract<Block, { is: 'table' }>, id: number): Row[] {
	const widths = columns.map(({ share }) => (share / 100) * WIDTH_MM - 3);
	const open = `<table><colgroup>${columns.map(({ share }) => `<col style="width:${share}%">`).join('')}</colgroup><thead><tr>${columns.map(({ name }) => `<th scope="col">${escaped(name)}</th>`).join('')}</tr></thead>`;
	const headMm =
		Math.max(...columns.map(({ name }, at) => linesOf(name, widths[at] ?? 1, LABEL))) * lineMm(LABEL) + PADDING_MM + 1;
	const faces = columns.map(({ mono }) => (mono ? MONO : CELL));
	return rows.flatMap((cells) => {
		const parts = cells.map((cell, at) => pieces(cell, widths[at] ?? 1, faces[at] ?? CELL));
		const most = Math.max(...parts.map((each) => each.length));
		return Array.from({ length: most }, (_, part): Row => {
			const texts = parts.map((each) => each[part] ?? '');
			const mm = Math.max(
				...texts.map((text, at) => linesOf(text, widths[at] ?? 1, faces[at] ?? CELL) * lineMm(faces[at] ?? CELL)),
			);
			const html = texts
				.map((text, at) => `<td${columns[at]?.mono ? ' class="m"' : ''}>${escaped(text)}</td>`)
				.join('');
			return { html: `<tr>${html}</tr>`, mm: mm + PADDING_MM, keeps: false, table: { id, open, headMm } };
		});
	});
}

function actRows({ title, at, entry, sides, facts }: Extract<Block, { is: 'act' }>): Row[] {
	const head: Row = {
		html: `<div class="act"><h3>${escaped(title)}</h3><span>${escaped(at)}</span><b>${escaped(entry)}</b></div>`,
		mm: lineMm({ pt: 10 }) * linesOf(title, WIDTH_MM - 75, { pt: 10 }) + 4,
		keeps: true,
	};
	const rows = [head, ...(sides.length > 0 ? [sidesRow(sides)] : []), ...factRows(facts, false)];
	// An act stays on one page unless it is a long one.
	const whole = rows.reduce((sum, row) => sum + row.mm, 0);
	return rows.map((row, n) => ({ ...row, keeps: n === 0 || (whole < 110 && n + 1 < rows.length) }));
}

function sidesRow(sides: readonly Side[]): Row {
	const width = WIDTH_MM / 2 - 8;
	const drawn = sides.map((side) => {
		const cells = side.facts.map((fact) => factCells([fact], width));
		const sign = side.drawing
			? `<svg class="sig" viewBox="0 0 600 200" role="img" aria-label="drawn signature"><path d="${escaped(side.drawing)}"/></svg>`
			: '';
		const mm =
			cells.reduce((sum, cell) => sum + cell.mm, 0) +
			(side.drawing ? 14 : 0) +
			linesOf(side.signed, width, TEXT) * lineMm(TEXT) +
			9;
		const html = `<section><h4>${escaped(side.role)}</h4>${cells.map(({ html: cell }) => cell).join('')}${sign}<p class="sd">${escaped(side.signed)}</p></section>`;
		return { html, mm };
	});
	return {
		html: `<div class="sides">${drawn.map(({ html }) => html).join('')}</div>`,
		mm: Math.max(...drawn.map(({ mm }) => mm)) + 2,
		keeps: true,
	};
}

const BLANK_MM = 8.5;
function lineRow({ columns, fields }: Extract<Block, { is: 'lines' }>, keeps: boolean): Row {
	const side = (role: string) =>
		`<section><h4>${escaped(role)}</h4>${fields.map((field) => `<div class="blank">${escaped(field)}</div>`).join('')}</section>`;
	return { html: `<div class="sides">${columns.map(side).join('')}</div>`, mm: fields.length * BLANK_MM + 11, keeps };
}

/** A text so cut that no part is higher than a row may be. */
function pieces(text: string, width: number, face: Face): string[] {
	const parts: string[] = [];
	let rest = text;
	do {
		const [part, more] = cutAfter(rest, MOST_LINES, width, face);
		parts.push(part);
		rest = more;
	} while (rest !== '');
	return parts;
}
