/**
 * How far long work is. A person at a terminal sees one line, redrawn; a program that asked for JSON gets JSON Lines
 * on standard error; anything else gets nothing.
 */
import type { JobProgress, Telling } from '../../shared/views';
import { visible } from '../../shared/visible';
import { plainJson } from './json';
import type { Terminal } from './terminal';

/** No more often than this, for eyes and for logs. */
const EVERY_MS = 200;
const ERASE_LINE = '\r\u001b[K';

export interface Progress {
	tell(telling: Telling): void;
	/** Takes the line away again, so that an answer or a refusal stands alone. */
	clear(): void;
}

/** `now` is a monotonic clock in milliseconds. */
export function progressOn(terminal: Terminal, json: boolean, now: () => number): Progress {
	let shownAt = Number.NEGATIVE_INFINITY;
	let drawn = false;
	return {
		tell(telling) {
			if (telling.tells !== 'progress' || (!json && !terminal.watched)) return;
			if (now() - shownAt < EVERY_MS) return;
			shownAt = now();
			if (json) return terminal.error(`${plainJson(telling)}\n`);
			drawn = true;
			terminal.error(`${ERASE_LINE}${[...sentence(telling.progress)].slice(0, 79).join('')}`);
		},
		clear() {
			if (drawn) terminal.error(ERASE_LINE);
			drawn = false;
		},
	};
}

/** `digesting 41 % · 512.0 MB of 1.2 GB · 4,100 of 10,000 · 88.1 MB/s · 9 s left` */
export function sentence(progress: JobProgress): string {
	const { what, doneBytes, totalBytes, doneItems, totalItems, bytesPerSecond, msLeft } = progress;
	const parts = [visible(what)];
	if (totalBytes > 0) parts[0] += ` ${Math.floor((100 * doneBytes) / totalBytes)} %`;
	parts.push(totalBytes > 0 ? `${amount(doneBytes)} of ${amount(totalBytes)}` : amount(doneBytes));
	if (totalItems > 1) parts.push(`${counted(doneItems)} of ${counted(totalItems)}`);
	if (bytesPerSecond > 0) parts.push(`${amount(bytesPerSecond)}/s`);
	if (msLeft !== null) parts.push(`${Math.ceil(msLeft / 1000)} s left`);
	return parts.join(' · ');
}

const counted = (n: number) => n.toLocaleString('en-US');

/** Bytes for eyes, in powers of 1000 (SI), as disk labels and `ls --si` have them. */
export function amount(bytes: number): string {
	const units = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'];
	let unit = 0;
	let size = bytes;
	while (size >= 1000 && unit < units.length - 1) {
		size /= 1000;
		unit++;
	}
	if (bytes === 1) return '1 byte';
	return unit === 0 ? `${Math.round(size)} bytes` : `${size.toFixed(1)} ${units[unit]}`;
}
