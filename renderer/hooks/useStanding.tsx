/**
 * What only this window knows and the strip shows: how the draft stands, and what was confirmed.
 */
import { createContext, type ReactNode, type RefObject, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { Refusal } from '../../shared/refusal';

/** `unknown`: nothing happened in this window yet, so what is kept on disk tells. */
export type DraftStanding =
	| { readonly is: 'unknown' }
	| { readonly is: 'none' }
	| { readonly is: 'changed' }
	| { readonly is: 'saved'; readonly at: string }
	| { readonly is: 'failed'; readonly refusal: Refusal };

interface Standing {
	readonly draft: DraftStanding;
	/** True once the person has confirmed a seal in this session. */
	readonly confirmed: boolean;
	/** What the quick entry sealed last, for a minute: `A-12 in 2026-014`. */
	readonly quickly: string | null;
	/** Whether the quick entry holds a draft; null while only the disk knows. */
	readonly quickDraft: boolean | null;
}

/** The same for as long as the window stands: whoever only tells is not drawn again at every key of a draft. */
interface Telling {
	readonly setDraft: (draft: DraftStanding) => void;
	readonly setConfirmed: (confirmed: boolean) => void;
	readonly setQuickly: (sealed: string | null) => void;
	readonly setQuickDraft: (holds: boolean) => void;
	/** Keep what is typed and not kept yet; whoever has a draft puts its own here, and locking waits for all. */
	readonly keepers: RefObject<Set<() => Promise<void>>>;
}

const TOLD_MS = 60_000;
const StandingContext = createContext<Standing | null>(null);
const TellingContext = createContext<Telling | null>(null);

export function StandingProvider({ children }: { readonly children: ReactNode }) {
	const [draft, putDraft] = useState<DraftStanding>({ is: 'unknown' });
	const [confirmed, setConfirmed] = useState(false);
	const [quickly, setQuickly] = useState<string | null>(null);
	// Long after, it would seem to speak of the newest entry.
	useEffect(() => {
		const over = quickly === null ? undefined : setTimeout(() => setQuickly(null), TOLD_MS);
		return () => clearTimeout(over);
	}, [quickly]);
	const [quickDraft, setQuickDraft] = useState<boolean | null>(null);
	const keepers = useRef(new Set<() => Promise<void>>());
	const standing = useMemo(() => ({ draft, confirmed, quickly, quickDraft }), [draft, confirmed, quickly, quickDraft]);
	const telling = useMemo(() => {
		// A draft that was changed already is not changed more by the next key.
		const setDraft = (next: DraftStanding) =>
			putDraft((held) => (held.is === 'changed' && next.is === 'changed' ? held : next));
		return { setDraft, setConfirmed, setQuickly, setQuickDraft, keepers };
	}, []);
	return (
		<TellingContext value={telling}>
			<StandingContext value={standing}>{children}</StandingContext>
		</TellingContext>
	);
}

export function useStanding(): Standing {
	const standing = useContext(StandingContext);
	if (!standing) throw new Error('useStanding stands outside StandingProvider');
	return standing;
}

export function useTellStanding(): Telling {
	const telling = useContext(TellingContext);
	if (!telling) throw new Error('useTellStanding stands outside StandingProvider');
	return telling;
}
