/** Everything of a case that is not a note and not evidence: its hosts, signs, leads and indicators. A pure fold. */
import type { EntryView, SceneView } from '../views';
import { hostsOf } from './hosts';
import { indicatorsOf } from './indicators';
import { groupsOf } from './phases';
import { leadsOf, signsOf } from './signs';

export function sceneOf(entries: readonly EntryView[]): SceneView {
	const hosts = hostsOf(entries);
	return {
		hosts,
		signs: signsOf(entries, hosts),
		leads: leadsOf(entries),
		indicators: indicatorsOf(entries, hosts),
		groups: groupsOf(entries),
	};
}
