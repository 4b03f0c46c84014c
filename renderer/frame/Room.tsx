/** What stands in the middle of the window: the room that the place names. A case is a room with tabs, in `CaseRoom`. */
import type { NotebookStatus } from '../../shared/views';
import type { Place } from '../hooks/usePlace';
import { Baselines } from '../screens/baselines/Baselines';
import { Cases } from '../screens/cases/Cases';
import { Contacts } from '../screens/contacts/Contacts';
import { Figures } from '../screens/figures/Figures';
import { Locker } from '../screens/locker/Locker';
import { People } from '../screens/people/People';
import { Ready } from '../screens/ready/Ready';
import { Reminder } from '../screens/recovery/Reminder';
import { Search } from '../screens/search/Search';
import { Settings } from '../screens/settings/Settings';
import { Verify } from '../screens/verify/Verify';

interface RoomProps {
	readonly place: Exclude<Place, { at: 'case' }>;
	readonly status: NotebookStatus;
}

export function Room({ place, status }: RoomProps) {
	switch (place.at) {
		case 'cases':
			return <Cases reminder={<Reminder status={status} />} />;
		case 'locker':
			return <Locker />;
		case 'baselines':
			return <Baselines />;
		case 'search':
			return <Search query={place.query ?? ''} />;
		case 'contacts':
			return <Contacts />;
		case 'figures':
			return <Figures key={place.of ?? ''} of={place.of ?? null} />;
		case 'ready':
			return (
				<Ready
					key={`${place.part ?? ''} ${place.item ?? ''}`}
					{...(place.part ? { part: place.part } : {})}
					{...(place.item ? { item: place.item } : {})}
					{...(place.find ? { find: place.find } : {})}
				/>
			);
		case 'people':
			return <People />;
		case 'verify':
			return <Verify />;
		case 'settings':
			return <Settings status={status} />;
		default:
			return place satisfies never;
	}
}
