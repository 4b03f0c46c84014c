/**
 * Answers while they are typed: kept on disk a moment after the last key, when the screen goes, and before the notebook locks.
 * What must hold: what somebody says in an exercise is not lost to a lock or to a look at another tab.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { TypedAnswers } from '../../shared/views';
import type { CaseId } from '../../shared/vocabulary';
import { useAct } from './useAct';
import { useAnswer } from './useAnswer';
import { useKept } from './useKept';

const NOTHING = { answer: '', by: '' } as const;

export function useTypedAnswers(of: CaseId) {
	const kept = useAnswer('exercise.read-typed', { case: of });
	const { act, refusal } = useAct('exercise.keep-typed');
	const [typed, setTyped] = useState<TypedAnswers | null>(null);
	/** Ahead of what is shown: a screen may go before it shows what was typed last. */
	const latest = useRef<{ typed: TypedAnswers; changed: boolean }>({ typed: {}, changed: false });
	// What is on the disk is read once; from then on the person's keys are the truth.
	useEffect(() => {
		if (typed !== null || kept.value === null) return;
		latest.current = { typed: kept.value, changed: false };
		setTyped(kept.value);
	}, [typed, kept.value]);

	const change = useCallback((question: string, next: Partial<TypedAnswers[string]>) => {
		const before = latest.current.typed[question] ?? NOTHING;
		latest.current = { typed: { ...latest.current.typed, [question]: { ...before, ...next } }, changed: true };
		setTyped(latest.current.typed);
	}, []);
	/** It was sealed: what is kept of it was discarded with that. */
	const forget = useCallback((question: string) => {
		const { [question]: _, ...rest } = latest.current.typed;
		latest.current = { ...latest.current, typed: rest };
		setTyped(rest);
	}, []);

	const save = async () => (await act({ case: of, typed: latest.current.typed })) !== undefined;
	const keep = useKept(typed, latest, save);

	const said = useCallback((question: string) => typed?.[question] ?? NOTHING, [typed]);
	return { ready: typed !== null, said, change, keep, forget, refusal: kept.refusal ?? refusal };
}
