/**
 * The lists that ship with Sealbook: names, levels, steps and questions of SP 800-61 r2 and its neighbours, by id. They
 * are read-only; what a notebook adds of its own stands in its ledger (projections/lists.ts). The schema is held against
 * every file by a test, so nothing is parsed at run time.
 */
import attackVectors from '../resources/lists/attack-vectors.json';
import attackingHostActivities from '../resources/lists/attacking-host-activities.json';
import auditItems from '../resources/lists/audit-items.json';
import basicDataElements from '../resources/lists/basic-data-elements.json';
import checklist from '../resources/lists/checklist.json';
import containmentCriteria from '../resources/lists/containment-criteria.json';
import containmentDurations from '../resources/lists/containment-durations.json';
import crisisSteps from '../resources/lists/crisis-steps.json';
import csfMapFile from '../resources/lists/csf-map.json';
import csfSubcategories from '../resources/lists/csf-subcategories.json';
import escalation from '../resources/lists/escalation.json';
import evidenceIdentifiers from '../resources/lists/evidence-identifiers.json';
import evidenceLogFields from '../resources/lists/evidence-log-fields.json';
import exchangeSpecifications from '../resources/lists/exchange-specifications.json';
import functionalImpact from '../resources/lists/functional-impact.json';
import handlerDataElements from '../resources/lists/handler-data-elements.json';
import incidentRecordFields from '../resources/lists/incident-record-fields.json';
import incidentStatuses from '../resources/lists/incident-statuses.json';
import informationImpact from '../resources/lists/information-impact.json';
import lessonsQuestions from '../resources/lists/lessons-questions.json';
import metrics from '../resources/lists/metrics.json';
import notificationMethods from '../resources/lists/notification-methods.json';
import notificationParties from '../resources/lists/notification-parties.json';
import orderOfVolatility from '../resources/lists/order-of-volatility.json';
import phases from '../resources/lists/phases.json';
import ports from '../resources/lists/ports.json';
import readiness from '../resources/lists/readiness.json';
import recoverabilityEffort from '../resources/lists/recoverability-effort.json';
import recoveryActions from '../resources/lists/recovery-actions.json';
import retentionFactors from '../resources/lists/retention-factors.json';
import scenarioQuestions from '../resources/lists/scenario-questions.json';
import scenarios from '../resources/lists/scenarios.json';
import sharingClasses from '../resources/lists/sharing-classes.json';
import sharingRelations from '../resources/lists/sharing-relations.json';
import signKinds from '../resources/lists/sign-kinds.json';
import signSources from '../resources/lists/sign-sources.json';
import volatileData from '../resources/lists/volatile-data.json';

export interface ListItem {
	/** Stands in entries. */
	readonly id: string;
	/** As the publication has it. */
	readonly name: string;
	/** In our own words. */
	readonly says?: string | undefined;
	readonly group?: string | undefined;
	readonly section?: string | undefined;
	/** The step that this one is a part of. */
	readonly of?: string | undefined;
	readonly perHostGroup?: boolean | undefined;
	readonly minutes?: number | undefined;
	readonly questions?: number | undefined;
}

export interface List {
	readonly list: string;
	readonly version: number;
	readonly name: string;
	/** Publication and section. */
	readonly source: string;
	readonly says?: string | undefined;
	readonly groups?: readonly { readonly id: string; readonly name: string }[] | undefined;
	readonly items: readonly ListItem[];
}

interface CsfMap {
	readonly version: number;
	readonly source: string;
	readonly phases: readonly { readonly phase: string; readonly csf: readonly string[] }[];
	readonly support: readonly {
		readonly subcategory: string;
		readonly by: readonly {
			readonly kinds: readonly string[];
			/** Members that must be there. */
			readonly has?: readonly string[] | undefined;
			/** Members and the values that count. */
			readonly where?: Readonly<Record<string, readonly string[] | undefined>> | undefined;
		}[];
	}[];
}

export const lists = {
	'attack-vectors': attackVectors,
	'attacking-host-activities': attackingHostActivities,
	'audit-items': auditItems,
	'basic-data-elements': basicDataElements,
	checklist,
	'containment-criteria': containmentCriteria,
	'containment-durations': containmentDurations,
	'crisis-steps': crisisSteps,
	'csf-subcategories': csfSubcategories,
	escalation,
	'evidence-identifiers': evidenceIdentifiers,
	'evidence-log-fields': evidenceLogFields,
	'exchange-specifications': exchangeSpecifications,
	'functional-impact': functionalImpact,
	'handler-data-elements': handlerDataElements,
	'incident-record-fields': incidentRecordFields,
	'incident-statuses': incidentStatuses,
	'information-impact': informationImpact,
	'lessons-questions': lessonsQuestions,
	metrics,
	'notification-methods': notificationMethods,
	'notification-parties': notificationParties,
	'order-of-volatility': orderOfVolatility,
	phases,
	ports,
	readiness,
	'recoverability-effort': recoverabilityEffort,
	'recovery-actions': recoveryActions,
	'retention-factors': retentionFactors,
	'scenario-questions': scenarioQuestions,
	scenarios,
	'sharing-classes': sharingClasses,
	'sharing-relations': sharingRelations,
	'sign-kinds': signKinds,
	'sign-sources': signSources,
	'volatile-data': volatileData,
} as const satisfies Readonly<Record<string, List>>;

export type ListId = keyof typeof lists;

/** Which entries support which subcategory of CSF 2.0. */
export const csfMap: CsfMap = csfMapFile;

/** A shipped list by its id. */
export const listNamed = (id: ListId): List => lists[id];

export const isListId = (id: string): id is ListId => Object.hasOwn(lists, id);

/** An item of a shipped list; undefined where the list has none of that id. */
export const listItemOf = (id: ListId, item: string): ListItem | undefined =>
	listNamed(id).items.find((each) => each.id === item);

/** An item's name as the publication has it; the id itself where the list does not know it. */
export const listItemName = (id: ListId, item: string): string => listItemOf(id, item)?.name ?? item;
