/** Questions that only the window can answer, and the stopping of long work. */
import { z } from 'zod';
import { empty } from '../fields';
import { question } from '../question';
import type { PickedFile, Preferences } from '../views';

export const windowQuestions = {
	'job.cancel': question<{ readonly cancelled: boolean }>()(
		'any',
		'stops long work; nothing half-done is kept',
		z.strictObject({ job: z.string().min(1).max(64) }),
	),
	'file.pick': question<readonly PickedFile[]>()(
		'window',
		'lets the person pick files in the system’s dialog',
		z.strictObject({
			purpose: z.enum([
				'acquisition-log',
				'attachment',
				'evidence',
				'folder',
				'list',
				'backup',
				'casefile',
				'certificate',
				'key',
				'timestamp',
				'receipt',
				'identity',
			]),
		}),
	),
	'file.place': question<PickedFile | null>()(
		'window',
		'lets the person choose where a file is to be written',
		z.strictObject({
			purpose: z.enum(['casefile', 'key', 'object', 'report', 'timestamp', 'receipt', 'list']),
			suggestion: z.string().max(200),
		}),
	),
	'preferences.read': question<Preferences>()('window', 'gives the window’s preferences', empty),
	'preferences.write': question<Preferences>()(
		'window',
		'keeps the window’s preferences',
		z.strictObject({
			theme: z.enum(['system', 'light', 'dark']).optional(),
			singleKeys: z.boolean().optional(),
			alarmSound: z.boolean().optional(),
			lateAfterMinutes: z.int().min(5, 'At least 5 minutes.').max(1440, 'At most 1440 minutes, a day.').optional(),
			lockAfterMinutes: z.int().min(1, 'At least 1 minute.').max(120, 'At most 120 minutes.').optional(),
		}),
	),
	'secret.key': question<{ readonly key: string }>()(
		'window',
		'gives the key to which the page seals a passphrase for the notebook’s process',
		empty,
	),
	'page.print': question<{ readonly printed: boolean }>()('window', 'prints what the window shows', empty),
	'clipboard.copy': question<{ readonly copied: boolean }>()(
		'window',
		'copies text',
		z.strictObject({ text: z.string().max(1_000_000) }),
	),
} as const;
