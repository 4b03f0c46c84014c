/**
 * Reads: asks a question, keeps its answer, and asks again when the ledger grew. While it asks again the old answer
 * stays, so that a list never blinks; an answer that comes late, for a question no longer asked or after one that was asked
 * later, is dropped.
 */
import { useCallback, useEffect, useState } from 'react';
import type { Gives, QuestionName, Takes } from '../../shared/contract';
import type { Refusal } from '../../shared/refusal';
import { ask, listen } from '../notebook';
import { Turns } from './turns';

export interface Reading<T> {
	/** Null until the first answer, and after a refusal. */
	readonly value: T | null;
	readonly refusal: Refusal | null;
	/** True while there is neither a value nor a refusal. */
	readonly waiting: boolean;
	readonly again: () => void;
}

/** `input` null: do not ask (yet). */
export function useAnswer<Q extends QuestionName>(question: Q, input: Takes<Q> | null): Reading<Gives<Q>> {
	const key = input === null ? null : JSON.stringify(input);
	const [held, setHeld] = useState<{ key: string | null; value: Gives<Q> | null; refusal: Refusal | null }>({
		key: null,
		value: null,
		refusal: null,
	});
	const [turns] = useState(() => new Turns());
	const again = useCallback(() => {
		if (key === null) return;
		const turn = turns.next();
		void ask(question, JSON.parse(key) as Takes<Q>).then((answer) => {
			if (turns.mayShow(turn))
				setHeld(
					answer.ok ? { key, value: answer.value, refusal: null } : { key, value: null, refusal: answer.refusal },
				);
		});
	}, [question, key, turns]);

	useEffect(() => {
		again();
		const stop = listen((telling) => {
			// How the check of the ledgers goes on changes no answer but the status.
			if (
				telling.tells === 'standing'
					? question === 'notebook.status'
					: telling.tells !== 'progress' && telling.tells !== 'acquisition'
			)
				again();
		});
		return () => {
			turns.drop();
			stop();
		};
	}, [again, question, turns]);

	const current = held.key === key && key !== null;
	return {
		value: current ? held.value : null,
		refusal: current ? held.refusal : null,
		waiting: key !== null && !current,
		again,
	};
}
