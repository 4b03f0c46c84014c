/**
 * The draft of a case: what is typed, kept on disk a moment after the last key, and once more when the screen goes.
 * What is on disk is read once; from then on the person's keys are the truth.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PhaseId } from '../../../shared/views';
import type { CaseId } from '../../../shared/vocabulary';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { useStanding } from '../../hooks/useStanding';

export interface Typed {
	readonly text: string;
	readonly phase: PhaseId;
	/** An instant, or null where none was typed. */
	readonly observedAt: string | null;
}

const KEPT_AFTER_MS = 600;

export function useDraft(at: CaseId, firstPhase: PhaseId) {
	const kept = useAnswer('draft.read', { case: at });
	const { setDraft, keeper } = useStanding();
	const save = useAct('draft.save');
	const [typed, setTyped] = useState<Typed>({ text: '', phase: firstPhase, observedAt: null });
	const [ready, setReady] = useState(false);
	const latest = useRef({ typed, changed: false });
	latest.current.typed = typed;

	useEffect(() => {
		if (ready || kept.waiting) return;
		setReady(true);
		const { value } = kept;
		if (!value) return;
		setTyped({ text: value.text, phase: value.phase ?? firstPhase, observedAt: value.observedAt });
		if (value.text !== '') setDraft({ is: 'saved', at: value.savedAt });
	}, [kept, ready, firstPhase, setDraft]);

	const { act } = save;
	const keep = useCallback(async () => {
		if (!latest.current.changed) return;
		latest.current.changed = false;
		const answer = await act({ case: at, ...latest.current.typed });
		if (answer !== undefined)
			setDraft(answer === null || answer.text === '' ? { is: 'none' } : { is: 'saved', at: answer.savedAt });
		else latest.current.changed = true;
	}, [act, at, setDraft]);

	const change = useCallback(
		(next: Partial<Typed>) => {
			latest.current.changed = true;
			setTyped((before) => ({ ...before, ...next }));
			setDraft({ is: 'changed' });
		},
		[setDraft],
	);
	/** After sealing or discarding: the phase stays, the words go, on disk too. */
	const empty = useCallback(() => change({ text: '', observedAt: null }), [change]);

	useEffect(() => {
		if (!latest.current.changed || typed === undefined) return undefined;
		const wait = setTimeout(() => void keep(), KEPT_AFTER_MS);
		return () => clearTimeout(wait);
	}, [typed, keep]);
	useEffect(() => {
		keeper.current = keep;
		const leave = () => void keep();
		window.addEventListener('pagehide', leave);
		return () => {
			keeper.current = null;
			window.removeEventListener('pagehide', leave);
			leave();
		};
	}, [keep, keeper]);
	const { refusal } = save;
	useEffect(() => {
		if (refusal) setDraft({ is: 'failed', refusal });
	}, [refusal, setDraft]);

	return { typed, change, empty, ready, refusal };
}
