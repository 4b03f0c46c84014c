/** What only the window's process can do: dialogs that give tickets, preferences, printing, the clipboard. */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type BrowserWindow, clipboard, dialog, nativeTheme } from 'electron';
import type { Low } from 'lowdb';
import type { Given, Gives, WindowQuestion } from '../../shared/contract';
import { Refused } from '../../shared/refusal';
import type { PickedFile, Preferences } from '../../shared/views';
import { visible } from '../../shared/visible';
import { asFiles } from './archives';
import type { NotebookLink } from './notebook-link';
import { paperServices } from './paper';
import type { KeptPreferences } from './preferences';

type WindowServices = { readonly [Q in WindowQuestion]: (input: Given<Q>) => Promise<Gives<Q>> };

const TITLES = {
	attachment: 'Attach files',
	evidence: 'Choose evidence files or devices',
	folder: 'Choose a folder',
	list: 'Choose a baseline or a list of digests',
	'acquisition-log': 'Choose the log of an acquisition tool',
	casefile: 'Choose a case file',
	certificate: 'Choose a certificate',
	key: 'Choose a key file (PKCS#12)',
	timestamp: 'Choose the authority’s answer',
	receipt: 'Choose a receipt',
	identity: 'Choose your identity file (age)',
	backup: 'Choose the disk or folder of the backup',
} as const;
const MANY = ['multiSelections'] as const;
const CASE_FILE = [{ name: 'Case file', extensions: ['zip', 'age'] }];
const KEY_FILE = [{ name: 'Key file (PKCS#12)', extensions: ['p12', 'pfx'] }];

export function desktop(
	window: () => BrowserWindow | null,
	link: NotebookLink,
	preferences: Low<KeptPreferences>,
	replaceFile: (path: string, bytes: Uint8Array) => Promise<void>,
): WindowServices {
	const shown = (): Preferences => {
		const { theme, singleKeys, alarmSound, lockAfterMinutes, lateAfterMinutes } = preferences.data;
		return { theme, singleKeys, alarmSound, lockAfterMinutes, lateAfterMinutes };
	};
	return {
		'file.pick': async ({ purpose }) => {
			const owner = window();
			if (!owner) return [];
			const many = purpose === 'attachment' || purpose === 'evidence';
			const { canceled, filePaths } = await dialog.showOpenDialog(owner, {
				title: TITLES[purpose],
				properties: [
					purpose === 'backup' || purpose === 'folder' ? 'openDirectory' : 'openFile',
					...(many ? MANY : []),
					'dontAddToRecent',
				],
				...(purpose === 'casefile' ? { filters: CASE_FILE } : purpose === 'key' ? { filters: KEY_FILE } : {}),
			});
			return canceled ? [] : pickedFiles(link, filePaths);
		},
		'file.place': async ({ purpose, suggestion }) => {
			const owner = window();
			if (!owner) return null;
			const { canceled, filePath } = await dialog.showSaveDialog(owner, {
				title: 'Write to',
				defaultPath: suggestion,
				properties: ['showOverwriteConfirmation', 'dontAddToRecent'],
				...(purpose === 'casefile' ? { filters: CASE_FILE } : purpose === 'key' ? { filters: KEY_FILE } : {}),
			});
			if (canceled || !filePath) return null;
			return { ticket: link.ticketFor(filePath), name: visible(basename(filePath)), sizeBytes: 0 };
		},
		'preferences.read': async () => shown(),
		'preferences.write': async (input) => {
			await preferences.update((kept) => {
				if (input.theme) kept.theme = input.theme;
				if (input.singleKeys !== undefined) kept.singleKeys = input.singleKeys;
				if (input.alarmSound !== undefined) kept.alarmSound = input.alarmSound;
				if (input.lockAfterMinutes !== undefined) kept.lockAfterMinutes = input.lockAfterMinutes;
				if (input.lateAfterMinutes !== undefined) kept.lateAfterMinutes = input.lateAfterMinutes;
			});
			nativeTheme.themeSource = preferences.data.theme;
			return shown();
		},
		...paperServices(window, link, replaceFile),
		'page.print': () =>
			new Promise((resolve) => {
				const page = window()?.webContents;
				if (!page) resolve({ printed: false });
				else page.print({ printBackground: true, pageSize: 'A4' }, (printed) => resolve({ printed }));
			}),
		'secret.key': async () => {
			const answer = await link.key();
			if (!answer.ok) throw new Refused(answer.refusal.code, answer.refusal.sentence, answer.refusal.hint);
			return { key: String(answer.value) };
		},
		'clipboard.copy': async ({ text }) => {
			clipboard.writeText(text);
			return { copied: true };
		},
	};
}

/** Paths become tickets; the window learns names and sizes only. */
export function pickedFiles(link: NotebookLink, paths: readonly string[]): Promise<readonly PickedFile[]> {
	return Promise.all(
		paths.map(async (path) => ({
			ticket: link.ticketFor(path),
			name: visible(basename(path)),
			sizeBytes: (await asFiles(() => stat(path)).catch(() => null))?.size ?? 0,
		})),
	);
}
