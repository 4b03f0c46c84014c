/** The app's own bar under the system's: where the person is, the command box, the theme, the lock. */
import { ChevronRight, CircleHelp, Lock, Moon, Search, Sun, SunMoon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Preferences } from '../../shared/views';
import { useAct } from '../hooks/useAct';
import { usePlace } from '../hooks/usePlace';
import { usePreferences } from '../hooks/useStatus';
import { Button } from '../parts/Button';
import { Mark } from '../parts/Mark';
import { frame } from '../words/frame';
import { keysWords } from '../words/keys';
import { QuickButton } from './QuickButton';

const THEMES = { system: SunMoon, light: Sun, dark: Moon } as const;
const NEXT: Readonly<Record<Preferences['theme'], Preferences['theme']>> = {
	system: 'light',
	light: 'dark',
	dark: 'system',
};

export function TitleBar({ crumb, onLock }: { readonly crumb: ReactNode; readonly onLock?: () => void }) {
	const { open } = usePlace();
	const preferences = usePreferences();
	const write = useAct('preferences.write');
	const theme = preferences.value?.theme ?? 'system';
	return (
		<header className="tbar">
			<div className="brand">
				<span className="mark">
					<Mark />
				</span>
				<nav className="crumb" aria-label={frame.location}>
					{crumb}
				</nav>
			</div>
			{onLock ? (
				<button type="button" className="cmd" aria-keyshortcuts="Control+K" onClick={() => open('palette')}>
					<Search className="ic" aria-hidden />
					<span>{frame.search}</span>
					<kbd aria-hidden>Ctrl K</kbd>
				</button>
			) : (
				<span />
			)}
			<div className="end">
				{onLock && <QuickButton />}
				{onLock && (
					<Button
						size="s"
						tone="quiet"
						icon={CircleHelp}
						aria-label={keysWords.title}
						title={`${keysWords.title} (?)`}
						onClick={() => open('keys')}
					/>
				)}
				<Button
					size="s"
					tone="quiet"
					icon={THEMES[theme]}
					aria-label={`${frame.theme}: ${frame.themeIs[theme]}`}
					title={frame.themeIs[theme]}
					onClick={async () => {
						await write.act({ theme: NEXT[theme] });
						preferences.again();
					}}
				/>
				{onLock && (
					<Button size="s" tone="quiet" icon={Lock} keys="Ctrl L" onClick={onLock}>
						{frame.lock}
					</Button>
				)}
			</div>
		</header>
	);
}

export function Crumb({
	over,
	onOver,
	children,
}: {
	readonly over?: string;
	readonly onOver?: () => void;
	readonly children: ReactNode;
}) {
	return (
		<>
			{over && (
				<>
					<button type="button" className="lnk dim nw" onClick={onOver}>
						{over}
					</button>
					<ChevronRight className="ic" aria-hidden />
				</>
			)}
			<b className="ell">{children}</b>
		</>
	);
}
