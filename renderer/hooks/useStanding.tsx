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
	readonly setDraft: (draft: DraftStanding) => void;
	/** True once the person has confirmed a seal in this session. */
	readonly confirmed: boolean;
	readonly setConfirmed: (confirmed: boolean) => void;
	/** Keep what is typed and not kept yet; whoever has a draft puts its own here, and locking waits for all. */
	readonly keepers: RefObject<Set<() => Promise<void>>>;
	/** What the quick entry sealed last, for a minute: `A-12 in 2026-014`. */
	readonly quickly: string | null;
	readonly setQuickly: (sealed: string | null) => void;
	/** Whether the quick entry holds a draft; null while only the disk knows. */
	readonly quickDraft: boolean | null;
	readonly setQuickDraft: (holds: boolean) => void;
}

const TOLD_MS = 60_000;
const StandingContext = createContext<Standing | null>(null);

export function StandingProvider({ children }: { readonly children: ReactNode }) {
	const [draft, setDraft] = useState<DraftStanding>({ is: 'unknown' });
	const [confirmed, setConfirmed] = useState(false);
	const [quickly, setQuickly] = useState<string | null>(null);
	// Long after, it would seem to speak of the newest entry.
	useEffect(() => {
		const over = quickly === null ? undefined : setTimeout(() => setQuickly(null), TOLD_MS);
		return () => clearTimeout(over);
	}, [quickly]);
	const [quickDraft, setQuickDraft] = useState<boolean | null>(null);
	const keepers = useRef(new Set<() => Promise<void>>());
	const standing = useMemo(
		() => ({
			...{ draft, setDraft, confirmed, setConfirmed, keepers },
			...{ quickly, setQuickly, quickDraft, setQuickDraft },
		}),
		[draft, confirmed, quickly, quickDraft],
	);
	return <StandingContext value={standing}>{children}</StandingContext>;
}

export function useStanding(): Standing {
	const standing = useContext(StandingContext);
	if (!standing) throw new Error('useStanding stands outside StandingProvider');
	return standing;
}
