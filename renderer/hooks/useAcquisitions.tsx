/**
 * The acquisitions of a case as they stand now. Main tells several times a second how far one is; what it tells stands
 * over the list until the list is asked again. The speeds told are kept here, so that a person who comes back to the
 * screen sees the whole line.
 */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { AcquisitionView } from '../../shared/views';
import type { CaseId } from '../../shared/vocabulary';
import { listen } from '../notebook';
import { useAnswer } from './useAnswer';

/** Speeds kept for each acquisition; when there are more, every second one is dropped and fewer are kept from then on. */
const MOST = 240;

interface Rates {
	readonly values: readonly number[];
	/** One in so many that are told is kept. */
	readonly every: number;
	readonly told: number;
}

interface Acquiring {
	readonly views: readonly AcquisitionView[] | null;
	readonly refusal: ReturnType<typeof useAnswer<'acquisition.list'>>['refusal'];
	readonly ratesOf: (acquisition: string) => readonly number[];
	readonly again: () => void;
}

const AcquiringContext = createContext<Acquiring | null>(null);

export function AcquiringProvider({ of, children }: { readonly of: CaseId | null; readonly children: ReactNode }) {
	const { value: listed, refusal, again } = useAnswer('acquisition.list', of === null ? null : { case: of });
	const [told, setTold] = useState<ReadonlyMap<string, AcquisitionView>>(new Map());
	const [rates, setRates] = useState<ReadonlyMap<string, Rates>>(new Map());
	const [before, setBefore] = useState(listed);
	// A list that was asked later knows at least what was told before it.
	if (before !== listed) {
		setBefore(listed);
		setTold(new Map());
	}
	const known = useMemo(() => new Set(listed?.map((each) => each.acquisition)), [listed]);
	useEffect(
		() =>
			listen((telling) => {
				if (telling.tells !== 'acquisition') return;
				const { acquisition } = telling;
				setRates((held) =>
					new Map(held).set(acquisition.acquisition, kept(held.get(acquisition.acquisition), acquisition)),
				);
				if (acquisition.case !== of) return;
				setTold((held) => new Map(held).set(acquisition.acquisition, acquisition));
				if (!known.has(acquisition.acquisition)) again();
			}),
		[of, known, again],
	);
	const ratesOf = useCallback((acquisition: string) => rates.get(acquisition)?.values ?? [], [rates]);
	const value = useMemo(
		() => ({
			views: listed?.map((each) => told.get(each.acquisition) ?? each) ?? null,
			refusal,
			ratesOf,
			again,
		}),
		[listed, told, refusal, ratesOf, again],
	);
	return <AcquiringContext value={value}>{children}</AcquiringContext>;
}

export function useAcquisitions(): Acquiring {
	const acquiring = useContext(AcquiringContext);
	if (!acquiring) throw new Error('useAcquisitions stands outside AcquiringProvider');
	return acquiring;
}

function kept(rates: Rates | undefined, { state, bytesPerSecond }: AcquisitionView): Rates {
	const { values, every, told } = rates ?? { values: [], every: 1, told: 0 };
	if (state !== 'running') return { values, every, told };
	if (told % every !== 0) return { values, every, told: told + 1 };
	const more = [...values, bytesPerSecond];
	return more.length <= MOST
		? { values: more, every, told: told + 1 }
		: { values: more.filter((_, at) => at % 2 === 0), every: every * 2, told: told + 1 };
}
