/** Long work: an act with a job's name, its progress as main tells it, and a way to stop it. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Gives, QuestionName, Takes } from '../../shared/contract';
import type { JobProgress } from '../../shared/views';
import { listen } from '../notebook';
import { stopJob } from './stopJob';
import { type Act, useAct } from './useAct';

type LongQuestion = { [Q in QuestionName]: 'job' extends keyof Takes<Q> ? Q : never }[QuestionName];

export interface Job<Q extends QuestionName> extends Act<Q> {
	/** Null before main has told anything. */
	readonly progress: JobProgress | null;
	readonly cancel: () => void;
}

export function useJob<Q extends LongQuestion>(question: Q): Job<Q> {
	const { act, ...rest } = useAct(question);
	const [progress, setProgress] = useState<JobProgress | null>(null);
	const job = useRef<string | null>(null);
	useEffect(
		() =>
			listen((telling) => {
				if (telling.tells === 'progress' && telling.progress.job === job.current) setProgress(telling.progress);
			}),
		[],
	);
	const begin = useCallback(
		async (input: Takes<Q>): Promise<Gives<Q> | undefined> => {
			if (job.current !== null) return undefined;
			const name = newName();
			job.current = name;
			setProgress(null);
			try {
				return await act({ ...input, job: name });
			} finally {
				job.current = null;
				setProgress(null);
			}
		},
		[act],
	);
	const cancel = useCallback(() => {
		const name = job.current;
		if (name !== null) void stopJob(name, () => job.current === name);
	}, []);
	return { ...rest, act: begin, progress, cancel };
}

function newName(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(12));
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
