/**
 * Everything that is due in open cases, asked once for all screens and again at the moment when something will be another.
 * The moment is compared every second with the clock and no timer runs towards it: a laptop that slept wakes up late, and
 * then it is asked at once.
 */
import { createContext, type ReactNode, useContext, useEffect } from 'react';
import type { DueView } from '../../shared/views';
import { useAnswer } from './useAnswer';

const DueContext = createContext<DueView | null>(null);

export function DueProvider({ children }: { readonly children: ReactNode }) {
	const { value, again } = useAnswer('due.show', {});
	const nextAt = value?.nextAt ?? null;
	useEffect(() => {
		if (nextAt === null) return;
		const next = Date.parse(nextAt);
		const tick = setInterval(() => {
			if (Date.now() >= next) again();
		}, 1000);
		return () => clearInterval(tick);
	}, [nextAt, again]);
	return <DueContext value={value}>{children}</DueContext>;
}

/** Null until it was asked for the first time. */
export const useDue = (): DueView | null => useContext(DueContext);
