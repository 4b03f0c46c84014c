/** Writes: sends one act, says while it is under way, and keeps the refusal until the next try. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Gives, QuestionName, Takes } from '../../shared/contract';
import type { Refusal } from '../../shared/refusal';
import { ask } from '../notebook';

export interface Act<Q extends QuestionName> {
	/** Undefined: it was refused, or one is already under way. */
	readonly act: (input: Takes<Q>) => Promise<Gives<Q> | undefined>;
	readonly busy: boolean;
	readonly refusal: Refusal | null;
	readonly clear: () => void;
}

export function useAct<Q extends QuestionName>(question: Q): Act<Q> {
	const [busy, setBusy] = useState(false);
	const [refusal, setRefusal] = useState<Refusal | null>(null);
	const under = useRef(false);
	const here = useRef(true);
	useEffect(() => {
		here.current = true;
		return () => {
			here.current = false;
		};
	}, []);
	const act = useCallback(
		async (input: Takes<Q>) => {
			if (under.current) return undefined;
			under.current = true;
			setBusy(true);
			setRefusal(null);
			const answer = await ask(question, input).finally(() => {
				under.current = false;
				if (here.current) setBusy(false);
			});
			if (answer.ok) return answer.value;
			if (here.current) setRefusal(answer.refusal);
			return undefined;
		},
		[question],
	);
	const clear = useCallback(() => setRefusal(null), []);
	return { act, busy, refusal, clear };
}
