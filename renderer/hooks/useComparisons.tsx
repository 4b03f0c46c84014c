/**
 * The comparisons of a case, and the one that runs now. It runs on while the person looks at something else, so its
 * job is held here, above the screens.
 */
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { ComparisonView } from '../../shared/views';
import type { CaseId } from '../../shared/vocabulary';
import { type Reading, useAnswer } from './useAnswer';
import { type Job, useJob } from './useJob';

interface Comparing {
	readonly list: Reading<readonly ComparisonView[]>;
	readonly job: Job<'comparison.run'>;
	/** The case that the running job belongs to. */
	readonly runsIn: CaseId | null;
	/** Null where it was refused or stopped. */
	readonly run: (input: Parameters<Job<'comparison.run'>['act']>[0]) => Promise<ComparisonView | null>;
}

const ComparingContext = createContext<Comparing | null>(null);

export function ComparingProvider({ of, children }: { readonly of: CaseId | null; readonly children: ReactNode }) {
	const list = useAnswer('comparison.list', of === null ? null : { case: of });
	const job = useJob('comparison.run');
	const [runsIn, setRunsIn] = useState<CaseId | null>(null);
	const value = useMemo(
		() => ({
			list,
			job,
			runsIn,
			run: async (input: Parameters<Job<'comparison.run'>['act']>[0]) => {
				setRunsIn(of);
				const done = (await job.act(input)) ?? null;
				setRunsIn(null);
				return done;
			},
		}),
		[list, job, runsIn, of],
	);
	return <ComparingContext value={value}>{children}</ComparingContext>;
}

export function useComparisons(): Comparing {
	const comparing = useContext(ComparingContext);
	if (!comparing) throw new Error('useComparisons stands outside ComparingProvider');
	return comparing;
}
