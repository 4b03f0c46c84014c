/**
 * Where the person is and what lies above it. A place is plain data, so that the palette, a key and a button all go
 * to the same place in the same way.
 */
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { CaseId } from '../../shared/vocabulary';

export type CaseTab =
	/** In exercises only. */
	| 'exercise'
	| 'notebook'
	| 'timeline'
	| 'incident'
	| 'hosts'
	| 'evidence'
	| 'acquire'
	| 'compare'
	| 'notify'
	| 'export'
	| 'after';
/** The parts of the tab for telling and deciding. */
export type NotifyPart = 'notifications' | 'escalation' | 'containment';
/** The parts of the tab for what comes after an incident. */
export type AfterPart = 'meeting' | 'actions' | 'judged';
/** The parts of being ready. */
export type ReadyPart = 'kit' | 'library' | 'lists';
export type Place =
	| { readonly at: 'cases' }
	| {
			readonly at: 'case';
			readonly case: CaseId;
			readonly tab: CaseTab;
			readonly entry?: string;
			readonly item?: string;
			/** Look for indicators in this entry, or in a part of its text. */
			readonly find?: { readonly entry: string; readonly from?: number; readonly toExclusive?: number };
			readonly part?: NotifyPart;
			readonly after?: AfterPart;
	  }
	| { readonly at: 'contacts' }
	| { readonly at: 'figures'; readonly of?: CaseId }
	| {
			readonly at: 'ready';
			readonly part?: ReadyPart;
			/** An item of the library to open, and what is looked for in it. */
			readonly item?: string;
			readonly find?: string;
	  }
	| { readonly at: 'locker' }
	| { readonly at: 'baselines' }
	| { readonly at: 'search'; readonly query?: string }
	| { readonly at: 'people' }
	| { readonly at: 'verify' }
	| { readonly at: 'settings' };

/** One thing at a time lies above the place. */
export type Above =
	| 'palette'
	| 'keys'
	| 'new case'
	| 'exercise'
	| 'quick entry'
	| 'crisis'
	| 'title case'
	| 'bring in'
	| 'add item'
	| 'admit person'
	| 'backup'
	| 'import person'
	| 'change passphrase'
	| 'make paper'
	| 'test paper'
	| 'export key'
	| 'rotate key'
	| 'paper'
	| 'report'
	| 'import indicators'
	| 'export indicators'
	/** Somebody answered an escalation. */
	| { readonly is: 'answer'; readonly case: CaseId; readonly escalation: string }
	| null;

interface Way {
	readonly place: Place;
	readonly go: (place: Place) => void;
	readonly above: Above;
	readonly open: (above: Above) => void;
}

const WayContext = createContext<Way | null>(null);

export function PlaceProvider({ children }: { readonly children: ReactNode }) {
	const [place, setPlace] = useState<Place>({ at: 'cases' });
	const [above, open] = useState<Above>(null);
	const way = useMemo<Way>(() => {
		const go = (next: Place) => {
			open(null);
			setPlace(next);
		};
		return { place, go, above, open };
	}, [place, above]);
	return <WayContext value={way}>{children}</WayContext>;
}

export function usePlace(): Way {
	const way = useContext(WayContext);
	if (!way) throw new Error('usePlace stands outside PlaceProvider');
	return way;
}
