/**
 * Minutes while they are typed: kept on disk a moment after the last key, when the screen goes, and before the notebook locks.
 * A meeting takes an hour; what must hold is that no lock, sleep or crash takes more of it than the last words.
 */
import { useCallback, useRef, useState } from 'react';
import type { KeptMinutes, Minutes } from '../../shared/views';
import type { CaseId } from '../../shared/vocabulary';
import { useAct } from './useAct';
import { useKept } from './useKept';

/** @param kept what is on the disk; where nothing is, they begin with `first`, which is kept once something is typed */
export function useMinutes(of: CaseId, kept: KeptMinutes | null, first: Minutes) {
	const { act, refusal } = useAct('minutes.save');
	const [typed, setTyped] = useState<Minutes>(() => withoutTime(kept) ?? first);
	const [savedAt, setSavedAt] = useState<string | null>(kept?.savedAt ?? null);
	/** Ahead of what is shown: a screen may go before it shows what was typed last. */
	const latest = useRef({ typed, changed: false });
	const keep = useKept(typed, latest, async () => {
		const { answers, ...rest } = latest.current.typed;
		const now = await act({ case: of, minutes: { ...rest, answers: [...answers] } });
		if (now !== undefined && !latest.current.changed) setSavedAt(now?.savedAt ?? null);
		return now !== undefined;
	});

	const change = useCallback((next: Partial<Minutes>) => {
		latest.current = { typed: { ...latest.current.typed, ...next }, changed: true };
		setTyped(latest.current.typed);
		setSavedAt(null);
	}, []);
	/** Nothing of them is to be kept any more. */
	const discard = useCallback(async () => {
		latest.current.changed = false;
		await keep();
		await act({ case: of, minutes: null });
	}, [act, keep, of]);

	return { typed, change, keep, discard, savedAt, refusal };
}

function withoutTime(kept: KeptMinutes | null): Minutes | null {
	if (kept === null) return null;
	const { savedAt: _, ...typed } = kept;
	return typed;
}
