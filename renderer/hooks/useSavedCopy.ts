/** A checked copy of a file of the library, written to where the person chooses. */
import { useState } from 'react';
import type { Refusal } from '../../shared/refusal';
import type { LibraryItemView } from '../../shared/views';
import { visible } from '../words/seen';
import { useAct } from './useAct';

export interface SavedCopy {
	/** @param former the entry that brought it, where that is not the file in use */
	readonly save: (of: Pick<LibraryItemView, 'item' | 'file'>, former?: string) => Promise<void>;
	readonly busy: boolean;
	/** Where the last one lies. */
	readonly path: string | null;
	readonly refusal: Refusal | null;
}

export function useSavedCopy(): SavedCopy {
	const place = useAct('file.place');
	const saving = useAct('library.save');
	const [path, setPath] = useState<string | null>(null);
	const save: SavedCopy['save'] = async ({ item, file }, former) => {
		setPath(null);
		const target = await place.act({ purpose: 'object', suggestion: visible(file.name).slice(0, 200) });
		if (!target) return;
		const saved = await saving.act({ item, to: target.ticket, ...(former === undefined ? {} : { former }) });
		if (saved) setPath(saved.path);
	};
	return { save, busy: saving.busy, path, refusal: place.refusal ?? saving.refusal };
}
