/**
 * The window's mere preferences (theme, keys, when it locks, where the window was), kept by lowdb beside the program's own data: they
 * are needed before the notebook is unlocked and tell nothing of any case. Replaced durably; unreadable means defaults.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Low } from 'lowdb';
import { z } from 'zod';

const schema = z.object({
	theme: z.enum(['system', 'light', 'dark']).catch('system'),
	singleKeys: z.boolean().catch(true),
	alarmSound: z.boolean().catch(true),
	lockAfterMinutes: z.int().min(1).max(120).catch(10),
	lateAfterMinutes: z.int().min(5).max(1440).catch(60),
	bounds: z
		.object({
			x: z.int().optional(),
			y: z.int().optional(),
			width: z.int().min(1),
			height: z.int().min(1),
			maximized: z.boolean().optional(),
		})
		.nullable()
		.catch(null),
});
export type KeptPreferences = z.output<typeof schema>;
const DEFAULTS: KeptPreferences = {
	theme: 'system',
	singleKeys: true,
	alarmSound: true,
	lockAfterMinutes: 10,
	lateAfterMinutes: 60,
	bounds: null,
};

/** @param replace replaces a file durably */
export async function openPreferences(
	path: string,
	replace: (path: string, bytes: Uint8Array) => Promise<void>,
): Promise<Low<KeptPreferences>> {
	const low = new Low<KeptPreferences>(
		{
			read: async () => {
				try {
					return schema.parse(JSON.parse(await readFile(path, 'utf8')));
				} catch {
					return null;
				}
			},
			write: async (data) => {
				await mkdir(dirname(path), { recursive: true });
				await replace(path, Buffer.from(JSON.stringify(data)));
			},
		},
		{ ...DEFAULTS },
	);
	await low.read();
	low.data ??= { ...DEFAULTS };
	return low;
}
