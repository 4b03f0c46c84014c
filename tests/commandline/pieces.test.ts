/** The small rules under the commands, each by itself. */
import { EventEmitter } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultFolder } from '../../main/commandline/default-folder';
import { Interrupted } from '../../main/commandline/interrupted';
import { newFile } from '../../main/commandline/new-file';
import { amount, sentence } from '../../main/commandline/progress';
import { argumentsIn, nextRaw } from '../../main/commandline/raw-arguments';
import { askSecret, edit } from '../../main/commandline/secret';
import { table, widthOf } from '../../main/commandline/table';
import { instantOf } from '../../main/commandline/when';
import { scratch } from './fake';

describe('a time on the command line', () => {
	it.each([
		['2026-11-22T01:40:00Z', '2026-11-22T01:40:00.000Z'],
		['2026-11-22 01:40:00.5+05:45', '2026-11-21T19:55:00.500Z'],
		['2026-11-22t01:40:00.123456789-03:30', '2026-11-22T05:10:00.123Z'],
		['2024-02-29T23:59:59-00:00', '2024-02-29T23:59:59.000Z'],
	])('reads %s', (text, instant) => expect(instantOf(text, '--since')).toBe(instant));

	it.each([
		['2026-11-22T01:40:00', 'time.zone'],
		['2026-11-22 01:40:00.123', 'time.zone'],
		['2026-02-29T00:00:00Z', 'time.none'],
		['2026-11-22T24:00:00Z', 'time.none'],
		['2026-06-30T23:59:60Z', 'time.none'],
		['2026-11-22T01:40:00+24:00', 'time.none'],
		['2026-11-22', 'time.form'],
		['01:40', 'time.form'],
		['yesterday', 'time.form'],
		['', 'time.form'],
	])('refuses %s with what to do', (text, code) => {
		let refusal: unknown;
		try {
			instantOf(text, '--since');
		} catch (error) {
			refusal = (error as { refusal?: unknown }).refusal;
		}
		expect(refusal).toMatchObject({
			code,
			field: '--since',
			hint: expect.stringContaining('2026-11-22T01:40:00+01:00'),
		});
	});
});

describe('the default folder', () => {
	it.each([
		['linux', {}, '/home/a', '/home/a/.local/share/Sealbook/notebook'],
		['linux', { XDG_DATA_HOME: '/data' }, '/home/a', '/data/Sealbook/notebook'],
		['linux', { XDG_DATA_HOME: 'relative' }, '/home/a', '/home/a/.local/share/Sealbook/notebook'],
		['darwin', { XDG_DATA_HOME: '/data' }, '/Users/a', '/Users/a/Library/Application Support/Sealbook/notebook'],
		['win32', { APPDATA: 'D:\\Roaming' }, 'C:\\Users\\a', 'D:\\Roaming\\Sealbook\\notebook'],
		['win32', {}, 'C:\\Users\\a', 'C:\\Users\\a\\AppData\\Roaming\\Sealbook\\notebook'],
	] as const)('on %s with %j', (platform, env, home, folder) => {
		expect(defaultFolder({ platform, env, home })).toBe(folder);
	});
});

describe('arguments that are not UTF-8', () => {
	it('keep their bytes, also behind an equals sign, and two that read alike stay two', () => {
		const line = Buffer.from('node\0x\0/tmp/\xe9\0/tmp/\xe8\0--file=/tmp/\xff\0plain\0', 'latin1');
		const raw = argumentsIn(line);
		expect(nextRaw(raw, '/tmp/\ufffd')).toEqual(Buffer.from('/tmp/\xe9', 'latin1'));
		expect(nextRaw(raw, '/tmp/\ufffd')).toEqual(Buffer.from('/tmp/\xe8', 'latin1'));
		expect(nextRaw(raw, '/tmp/\ufffd')).toEqual(Buffer.from('/tmp/\xff', 'latin1'));
		expect(nextRaw(raw, 'plain')).toBe('plain');
	});
});

describe('typing a passphrase', () => {
	it('edits the line and hears Enter and Ctrl+C', () => {
		expect(edit('', 'geheim\u007f\u007fM 👍\b\r')).toEqual({ line: 'geheM ', state: 'done' });
		expect(edit('old', '\u0015new\u001b[A\u001bOP')).toEqual({ line: 'new', state: 'typing' });
		expect(edit('half', '\u0003')).toEqual({ line: '', state: 'interrupted' });
	});
});

describe('asking for a passphrase', () => {
	/** Keeps what is typed while nobody listens, as a terminal does; `seen` is what it would have shown. */
	class Keys extends EventEmitter {
		raw = false;
		stands = true;
		seen = '';
		setRawMode(raw: boolean) {
			this.raw = raw;
		}
		pause() {
			this.stands = true;
		}
		resume() {
			this.stands = false;
		}
		type(text: string) {
			if (!this.raw) this.seen += text;
			if (!this.stands) for (const byte of Buffer.from(text)) this.emit('data', Buffer.from([byte]));
		}
	}

	it('hears two questions after each other, shows nothing, and leaves the terminal as it was', async () => {
		const keys = new Keys();
		const { signal } = new AbortController();
		for (const answer of ['erste 🔑 Antwort', 'zweite']) {
			let prompt = '';
			// Whoever is quick types as soon as the prompt stands.
			const say = (text: string) => {
				prompt += text;
				if (text !== '\n') queueMicrotask(() => keys.type(`${answer}\r`));
			};
			expect(await askSecret(keys, say, 'Passphrase: ', signal)).toBe(answer);
			expect(prompt).toBe('Passphrase: \n');
			expect([keys.raw, keys.stands, keys.seen]).toEqual([false, true, '']);
		}
	});

	it('ends at Ctrl+C and when the process is asked to end, with the echo back on', async () => {
		const keys = new Keys();
		const asked = askSecret(keys, () => undefined, '', new AbortController().signal);
		keys.type('half\u0003');
		await expect(asked).rejects.toBeInstanceOf(Interrupted);
		const interruption = new AbortController();
		const again = askSecret(keys, () => undefined, '', interruption.signal);
		interruption.abort();
		await expect(again).rejects.toBeInstanceOf(Interrupted);
		expect([keys.raw, keys.listenerCount('data')]).toEqual([false, 0]);
	});
});

describe('a table', () => {
	it('stays within 80 columns, aligned, whatever the script', () => {
		const rows = [
			['2026-014', '報告書', 'a long title '.repeat(20)],
			['7', 'ελληνικά', 'short'],
		];
		const lines = table(['NUMBER', 'STATE', 'TITLE'], rows, 80).split('\n');
		for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(80);
		const column = (line: string | undefined, word: string) =>
			widthOf((line ?? '').slice(0, (line ?? '').indexOf(word)));
		const title = column(lines[0], 'TITLE');
		expect(column(lines[1], 'a long')).toBe(title);
		expect(column(lines.at(-2), 'short')).toBe(title);
		expect(widthOf(/^ */.exec(lines[2] ?? '')?.[0] ?? '')).toBe(title);
		expect(lines.join(' ').match(/title/g)).toHaveLength(20);
	});
});

describe('progress', () => {
	it('tells rate and time left', () => {
		const progress = { job: 'j', what: 'digesting', doneBytes: 512e6, totalBytes: 1.2e9, doneItems: 0, totalItems: 1 };
		expect(sentence({ ...progress, bytesPerSecond: 88.1e6, msLeft: 8400 })).toBe(
			'digesting 42 % · 512.0 MB of 1.2 GB · 88.1 MB/s · 9 s left',
		);
		expect(amount(999)).toBe('999 bytes');
	});
});

describe('a new file', () => {
	it('has its name only when it is whole, and never replaces one', async () => {
		const folder = scratch();
		const path = join(folder, 'list');
		const dropped = await newFile(path);
		await dropped.write(Buffer.from('half'));
		expect(existsSync(path)).toBe(false);
		await dropped.drop();
		expect(readdirSync(folder)).toEqual([]);
		const kept = await newFile(path);
		await kept.write(Buffer.from('whole'));
		await kept.keep();
		await kept.drop();
		expect(readFileSync(path, 'utf8')).toBe('whole');
		expect(readdirSync(folder)).toEqual(['list']);
		await expect(newFile(path)).rejects.toMatchObject({ refusal: { code: 'file.there' } });
		const late = join(folder, 'late');
		const second = await newFile(late);
		writeFileSync(late, 'theirs');
		await expect(second.keep()).rejects.toMatchObject({ refusal: { code: 'file.there' } });
		await second.drop();
		expect(readFileSync(late, 'utf8')).toBe('theirs');
	});
});
