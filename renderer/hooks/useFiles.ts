/** Files that a person picks, drops or pastes: always tickets, never paths. */
import { useCallback, useState } from 'react';
import type { Takes } from '../../shared/contract';
import type { Refusal } from '../../shared/refusal';
import type { PickedFile } from '../../shared/views';
import { ask, filesDropped } from '../notebook';
import { parts } from '../words/parts';

type Purpose = Takes<'file.pick'>['purpose'];

export interface Files {
	readonly files: readonly PickedFile[];
	readonly refusal: Refusal | null;
	readonly pick: () => Promise<readonly PickedFile[]>;
	readonly drop: (files: File[]) => Promise<readonly PickedFile[]>;
	readonly remove: (file: PickedFile) => void;
	readonly clear: () => void;
}

const NOWHERE: Refusal = { code: 'drop.invalid', sentence: parts.nowhere, hint: parts.nowhereHint };

/** `many` false: a new file takes the place of the one before. */
export function useFiles(purpose: Purpose, many = true): Files {
	const [files, setFiles] = useState<readonly PickedFile[]>([]);
	const [refusal, setRefusal] = useState<Refusal | null>(null);
	const add = useCallback(
		async (asked: ReturnType<typeof filesDropped> | ReturnType<typeof ask<'file.pick'>>) => {
			setRefusal(null);
			const answer = await asked;
			if (!answer.ok) {
				setRefusal(answer.refusal);
				return [];
			}
			const found = answer.value.filter((file): file is PickedFile => file !== null);
			if (found.length < answer.value.length) setRefusal(NOWHERE);
			if (found.length > 0) setFiles((before) => (many ? [...before, ...found] : found.slice(0, 1)));
			return found;
		},
		[many],
	);
	const pick = useCallback(() => add(ask('file.pick', { purpose })), [add, purpose]);
	const drop = useCallback((dropped: File[]) => add(filesDropped(dropped)), [add]);
	const remove = useCallback((file: PickedFile) => setFiles((before) => before.filter((f) => f !== file)), []);
	const clear = useCallback(() => setFiles([]), []);
	return { files, refusal, pick, drop, remove, clear };
}
