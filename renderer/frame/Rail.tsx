/** The rail of rooms at the left. */
import {
	Archive,
	BadgeCheck,
	BookUser,
	Briefcase,
	FolderOpen,
	Layers,
	type LucideIcon,
	Search,
	Settings,
	Users,
} from 'lucide-react';
import { type Place, usePlace } from '../hooks/usePlace';
import { frame } from '../words/frame';

const ROOMS: readonly {
	readonly at: 'cases' | 'locker' | 'baselines' | 'search' | 'contacts' | 'ready' | 'people' | 'verify' | 'settings';
	readonly name: string;
	readonly icon: LucideIcon;
}[] = [
	{ at: 'cases', name: frame.cases, icon: FolderOpen },
	{ at: 'locker', name: frame.locker, icon: Archive },
	{ at: 'baselines', name: frame.baselines, icon: Layers },
	{ at: 'search', name: frame.searchRoom, icon: Search },
	{ at: 'contacts', name: frame.contacts, icon: BookUser },
	{ at: 'ready', name: frame.ready, icon: Briefcase },
	{ at: 'people', name: frame.people, icon: Users },
	{ at: 'verify', name: frame.verify, icon: BadgeCheck },
	{ at: 'settings', name: frame.settings, icon: Settings },
];

export function Rail() {
	const { place, go } = usePlace();
	return (
		<nav className="rail" aria-label={frame.main} data-pane>
			{ROOMS.map(({ at, name, icon: Icon }) => (
				<button
					key={at}
					type="button"
					className={`${roomOf(place) === at ? 'on' : ''}${at === 'settings' ? ' last' : ''}`}
					{...(roomOf(place) === at ? { 'aria-current': 'page' as const } : {})}
					onClick={() => go({ at })}
				>
					<Icon className="ic" aria-hidden />
					<span>{name}</span>
				</button>
			))}
		</nav>
	);
}

const roomOf = (place: Place) => (place.at === 'case' || place.at === 'figures' ? 'cases' : place.at);
