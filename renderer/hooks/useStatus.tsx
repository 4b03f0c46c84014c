/** The notebook's status and the window's preferences: asked once for all screens, kept up by what main tells. */
import { createContext, type ReactNode, useContext, useEffect } from 'react';
import type { NotebookStatus, Preferences } from '../../shared/views';
import { type Reading, useAnswer } from './useAnswer';

interface Known {
	readonly status: Reading<NotebookStatus>;
	readonly preferences: Reading<Preferences>;
}

const KnownContext = createContext<Known | null>(null);

export function StatusProvider({ children }: { readonly children: ReactNode }) {
	const status = useAnswer('notebook.status', {});
	const preferences = useAnswer('preferences.read', {});
	useTheme(preferences.value?.theme ?? 'system');
	return <KnownContext value={{ status, preferences }}>{children}</KnownContext>;
}

export function useStatus(): Reading<NotebookStatus> {
	return useKnown().status;
}

export function usePreferences(): Reading<Preferences> {
	return useKnown().preferences;
}

function useKnown(): Known {
	const known = useContext(KnownContext);
	if (!known) throw new Error('useStatus stands outside StatusProvider');
	return known;
}

/** Puts the theme on <html>; `system` follows the system while the window is open. */
function useTheme(theme: Preferences['theme']): void {
	useEffect(() => {
		const dark = window.matchMedia('(prefers-color-scheme: dark)');
		const put = () => {
			document.documentElement.dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
		};
		put();
		dark.addEventListener('change', put);
		return () => dark.removeEventListener('change', put);
	}, [theme]);
}
