/**
 * The eleven scenarios that ship: narrative, questions of their own, timed injects; and the 23 questions that are asked of
 * each. The schema is held against every file by a test, so nothing is parsed at run time.
 */
import anonymousThreat from '../../resources/exercises/anonymous-threat.json';
import compromisedDatabaseServer from '../../resources/exercises/compromised-database-server.json';
import disappearingHost from '../../resources/exercises/disappearing-host.json';
import fileSharing from '../../resources/exercises/file-sharing.json';
import nameServerFlood from '../../resources/exercises/name-server-flood.json';
import payrollRecords from '../../resources/exercises/payroll-records.json';
import stolenDocuments from '../../resources/exercises/stolen-documents.json';
import telecommutingCompromise from '../../resources/exercises/telecommuting-compromise.json';
import unknownAccessPoint from '../../resources/exercises/unknown-access-point.json';
import unknownExfiltration from '../../resources/exercises/unknown-exfiltration.json';
import wormAndAgents from '../../resources/exercises/worm-and-agents.json';
import { listItemName, lists } from '../lists';
import type { ScenarioView } from '../views';

const files = [
	...[nameServerFlood, wormAndAgents, stolenDocuments, compromisedDatabaseServer, unknownExfiltration],
	...[payrollRecords, disappearingHost, telecommutingCompromise, anonymousThreat, fileSharing, unknownAccessPoint],
];

/** In the order of the publication. */
export const scenarios: readonly ScenarioView[] = files.map((file) => ({
	...file,
	name: listItemName('scenarios', file.scenario),
}));

/** By id, or by name. */
export function scenarioNamed(name: string): ScenarioView | null {
	const wanted = name.toLowerCase();
	return scenarios.find((each) => each.scenario === name || each.name.toLowerCase() === wanted) ?? null;
}

/** The version of the 23 questions that are asked of every scenario. */
export const QUESTIONS_VERSION: number = lists['scenario-questions'].version;

/** The headings under which questions stand, the scenario's own last. */
export const OWN_QUESTIONS = 'scenario';
export const questionGroups: readonly { readonly id: string; readonly name: string }[] = [
	...lists['scenario-questions'].groups,
	{ id: OWN_QUESTIONS, name: 'This Scenario' },
];

/** Every question that is asked of a scenario: the 23, then its own. */
export function questionsOf(
	scenario: ScenarioView | null,
): readonly { readonly question: string; readonly asks: string; readonly section: string; readonly group: string }[] {
	return [
		...lists['scenario-questions'].items.map(({ id, says, section, group }) => ({
			...{ question: id, asks: says, section, group },
		})),
		...(scenario?.questions ?? []).map(({ id, asks, section }) => ({
			...{ question: id, asks, section, group: OWN_QUESTIONS },
		})),
	];
}
