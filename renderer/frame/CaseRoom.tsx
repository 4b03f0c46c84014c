/** One case in the middle of the window: its bar, what is due or lost in it, and the screen of its tab. */
import type { CaseView, Person } from '../../shared/views';
import type { Place } from '../hooks/usePlace';
import { ExerciseBand } from '../parts/ExerciseMark';
import { openLosses } from '../parts/writable';
import { Acquire } from '../screens/acquire/Acquire';
import { After } from '../screens/after/After';
import { Compare } from '../screens/compare/Compare';
import { Evidence } from '../screens/evidence/Evidence';
import { Exercise } from '../screens/exercise/Exercise';
import { Export } from '../screens/export/Export';
import { Hosts } from '../screens/hosts/Hosts';
import { Incident } from '../screens/incident/Incident';
import { Notify } from '../screens/notify/Notify';
import { RolledBack } from '../screens/rollback/RolledBack';
import { Timeline } from '../screens/timeline/Timeline';
import { Workspace } from '../screens/workspace/Workspace';
import { exerciseBand } from '../words/exercise';
import { CaseBar } from './CaseBar';
import { DueBanner } from './DueBanner';

interface CaseRoomProps {
	readonly place: Extract<Place, { at: 'case' }>;
	readonly view: CaseView;
	readonly me: Person | null;
}

export function CaseRoom({ place, view, me }: CaseRoomProps) {
	return (
		<>
			{view.exercise && <ExerciseBand says={exerciseBand.says} />}
			<CaseBar view={view} tab={place.tab} />
			<DueBanner of={view.case} />
			{openLosses(view).length > 0 && <RolledBack view={view} />}
			<Tab {...{ place, view, me }} />
		</>
	);
}

/** Each begins anew with another case. */
function Tab({ place, view, me }: CaseRoomProps) {
	switch (place.tab) {
		case 'exercise':
			return <Exercise key={view.case} view={view} />;
		case 'notebook':
			return <Workspace key={view.case} view={view} {...(place.entry ? { entry: place.entry } : {})} />;
		case 'timeline':
			return <Timeline key={view.case} view={view} />;
		case 'incident':
			return <Incident key={view.case} view={view} />;
		case 'hosts':
			return (
				<Hosts
					key={`${view.case} ${place.find?.entry ?? ''}`}
					view={view}
					{...(place.find ? { find: place.find } : {})}
				/>
			);
		case 'evidence':
			return <Evidence key={view.case} view={view} me={me} {...(place.item ? { item: place.item } : {})} />;
		case 'acquire':
			return <Acquire key={view.case} view={view} />;
		case 'compare':
			return <Compare key={view.case} view={view} />;
		case 'notify':
			return <Notify key={view.case} view={view} {...(place.part ? { part: place.part } : {})} />;
		case 'export':
			return <Export key={view.case} view={view} />;
		case 'after':
			return <After key={view.case} view={view} {...(place.after ? { part: place.after } : {})} />;
		default:
			return place.tab satisfies never;
	}
}
