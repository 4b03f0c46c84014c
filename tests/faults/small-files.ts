/**
 * The small files of a notebook that are replaced whole, each written and read the way the product does it. A text
 * stands for what is in one; the empty text for its removal.
 */
import { join } from 'node:path';
import type { Disk } from '../../main/store/disk';
import { openDocument } from '../../main/store/documents';
import { DraftFile } from '../../main/store/draft-file';
import { makeFolder, readWhole, replaceFile } from '../../main/store/durable';
import { layout } from '../../main/store/layout';
import { createVaultFile, type Vault } from '../../main/vault/vault';
import { readVault, writeVault } from '../../main/vault/vault-file';
import { Refused } from '../../shared/refusal';
import type { CaseId, Instant } from '../../shared/vocabulary';

/** Where, under whose seal, on which disk. */
export interface At {
	readonly place: string;
	readonly vault: Vault;
	readonly notebook: CaseId;
	readonly disk: Disk;
}

export interface SmallFile {
	write(at: At, text: string): Promise<void>;
	/** Null where there is none. */
	read(at: At): Promise<string | null>;
}

export const THEN = '2026-11-22T08:00:00.000Z' as Instant;

const draftOf = ({ place, notebook, vault, disk }: At) => new DraftFile(layout(place), notebook, vault, disk);
const settings = ({ place, vault, disk }: At) =>
	openDocument(layout(place).document('settings'), 'settings', vault, { text: '' }, { disk });

export const SMALL_FILES = {
	plain: {
		write: ({ place, disk }, text) => replaceFile(join(place, 'plain'), Buffer.from(text), disk),
		read: ({ place, disk }) =>
			orNull(async () => (await readWhole(join(place, 'plain'), 1e6, disk)).toString('utf8'), 'ENOENT'),
	},
	document: {
		write: async (at, text) => {
			const low = await settings(at);
			low.data.text = text;
			await low.write();
		},
		read: async (at) => (await settings(at)).data.text || null,
	},
	draft: {
		write: async (at, text) => {
			await makeFolder(layout(at.place).caseFolder(at.notebook), at.disk);
			await draftOf(at).keep(text === '' ? null : { text, phase: null, observedAt: null, savedAt: THEN });
		},
		read: async (at) => (await draftOf(at).read())?.text ?? null,
	},
	vault: {
		write: async ({ place, vault, notebook, disk }, text) => {
			const there = await orNull(() => readVault(place, disk), 'notebook.missing');
			if (there) await writeVault(layout(place).vault, { ...there, name: text }, vault, disk);
			else await createVaultFile(place, { name: text, notebook, vault: vault.id }, undefined, disk);
		},
		read: ({ place, disk }) => orNull(async () => (await readVault(place, disk)).name, 'notebook.missing'),
	},
} as const satisfies Readonly<Record<string, SmallFile>>;

export type SmallFileName = keyof typeof SMALL_FILES;
export const SMALL_FILE_NAMES = Object.keys(SMALL_FILES) as SmallFileName[];

/** The text of deed `number`, as long as that file takes; every fourth draft is a discarded one. */
export function textFor(name: SmallFileName, number: number): string {
	if (name === 'draft' && number % 4 === 3) return '';
	return `${number} ${'y'.repeat((number * 31) % (name === 'vault' ? 190 : 3000))}`;
}

async function orNull<T>(work: () => Promise<T>, missing: string): Promise<T | null> {
	try {
		return await work();
	} catch (error) {
		const code = error instanceof Refused ? error.refusal.code : (error as NodeJS.ErrnoException).code;
		if (code === missing) return null;
		throw error;
	}
}
