/** Standard output into a file: long texts go there some at a time, and every character arrives whole. */
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { StandardOutput } from '../../main/commandline/standard-output';
import { scratch } from './fake';

it('writes texts of any length, and characters of two units wherever they stand', () => {
	for (const before of [0, 1]) {
		const path = join(scratch(), 'out');
		const fd = openSync(path, 'w');
		const stream = Object.assign(Object.create(process.stdout), { fd, isTTY: false, on: () => undefined });
		const text = `${'x'.repeat(before)}${'\u{1f4be}'.repeat(1_200_000)}é\n`;
		const output = new StandardOutput(stream);
		output.write(text);
		output.write('');
		output.write(Buffer.from('end'));
		closeSync(fd);
		expect(readFileSync(path, 'utf8') === `${text}end`).toBe(true);
		expect(output.lost).toBeNull();
	}
});
