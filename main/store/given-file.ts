/** A small file that the person picked, outside the notebook: read whole, once, as a stranger's. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { Refused, refusalOfDisk } from '../../shared/refusal';
import { visible } from '../../shared/visible';
import { readAll } from './durable';

/** Refuses `disk.<CODE>`, and `file.unreadable` where it is no regular file of at most `mostBytes`. */
export async function readGiven(path: string | Buffer, mostBytes: number): Promise<Buffer> {
	try {
		const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
		try {
			const stat = await file.stat();
			if (stat.isFile() && stat.size <= mostBytes) return await readAll(file, 0, stat.size);
			const sentence = `“${visible(String(path))}” is not a file of at most ${mostBytes} bytes.`;
			throw new Refused('file.unreadable', sentence, 'Choose the file itself.');
		} finally {
			await file.close();
		}
	} catch (error) {
		throw refusalOfDisk(error, `“${visible(String(path))}” cannot be read`) ?? error;
	}
}
