/** Paper read back as a stranger would: its words without its markup, and its codes by another program. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NAMES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** What stands between the tags, with one space where a tag stood. */
export function textOf(html: string): string {
	const body = html.slice(html.indexOf('<body>'));
	return body
		.replace(/<[^>]*>/g, ' ')
		.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => NAMES[name] ?? '')
		.replace(/\s+/g, ' ');
}

/** What `zbarimg` reads on a picture (PNG, PPM), one `QR-Code:…` or `CODE-128:…` each. */
export function codesOn(picture: string): string[] {
	const out = execFileSync('zbarimg', ['--quiet', '-Sdisable', '-Sqrcode.enable', '-Scode128.enable', picture], {
		encoding: 'utf8',
		// It complains of a message bus that is not there, and reads all the same.
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	return out.split('\n').filter((line) => line !== '');
}

/** The codes drawn as SVG in a page of ours, each drawn again on a picture of its own and read by `zbarimg`. */
export function codesIn(html: string): string[] {
	const folder = mkdtempSync(join(tmpdir(), 'sealbook-codes-'));
	try {
		return [
			...html.matchAll(/<svg viewBox="0 0 (\d+) (\d+)"[^>]*aria-label="(QR code|Code 128)">.*?<path d="([^"]+)"/g),
		].flatMap(([, width = '', height = '', , path = ''], at) => {
			const file = join(folder, `${at}.pgm`);
			writeFileSync(file, pictureOf(Number(width), Number(height), path));
			return codesOn(file);
		});
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Rectangles `Mx yhWv1h-Wz` on white, six dots a module, as a PGM (a bar code's single row is made 60 high). */
function pictureOf(width: number, height: number, path: string): Buffer {
	const dots = 6;
	const rows = height === 1 ? 60 : height * dots;
	const line = width * dots;
	const pixels = Buffer.alloc(line * rows, 255);
	for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
		const top = height === 1 ? 0 : Number(y) * dots;
		const tall = height === 1 ? rows : dots;
		for (let row = top; row < top + tall; row += 1)
			pixels.fill(0, row * line + Number(x) * dots, row * line + (Number(x) + Number(run)) * dots);
	}
	return Buffer.concat([Buffer.from(`P5 ${line} ${rows} 255\n`), pixels]);
}
