/** What is shown of the incident: its record, its four times, how it is rated, and what supports which CSF subcategory. */
import type { INCIDENT_MEMBERS } from '../incident-members';
import type { StatedTime } from '../stated-time';
import type { Instant } from '../vocabulary';
import type { EntryRef } from './entry';
import type { ChoiceView } from './list';
import type { Signer } from './person';

/** One value of one member, as one entry gave it. */
export interface Told<T> {
	/** Null: cleared, or withheld. */
	readonly value: T | null;
	readonly entry: EntryRef;
	readonly at: Instant;
	readonly by: Signer | null;
	readonly reason: string | null;
}

/** A member of the record: the last value stands. */
export interface RecordField<T> {
	readonly value: T | null;
	/** Every value it had, the first first. */
	readonly history: readonly Told<T>[];
}

export type IncidentContact = { readonly [Name in (typeof INCIDENT_MEMBERS)['contact'][number]]?: string };

export type RecordText = (typeof INCIDENT_MEMBERS)['texts'][number];
export type RecordChoice = (typeof INCIDENT_MEMBERS)['choices'][number];
export type RecordContact = (typeof INCIDENT_MEMBERS)['contacts'][number];

export type IncidentRecord = Readonly<Record<RecordText, RecordField<string>>> &
	Readonly<Record<RecordChoice, RecordField<ChoiceView>>> &
	Readonly<Record<RecordContact, RecordField<IncidentContact>>> & {
		readonly vectors: RecordField<readonly ChoiceView[]>;
	};

export type IncidentTime = 'started' | 'discovered' | 'reported' | 'resolved';

export interface TimeSaid {
	/** Null: unknown. */
	readonly stated: StatedTime | null;
	/** Minutes from UTC in which it was stated; null where nobody said. */
	readonly offset: number | null;
	readonly entry: EntryRef;
	readonly at: Instant;
	readonly by: Signer | null;
	readonly reason: string | null;
	/** The member is not in this copy. */
	readonly withheld: boolean;
}

export interface IncidentTimeView {
	readonly time: IncidentTime;
	/** `not said`: no entry yet; `unknown`: somebody said that it is not known. */
	readonly state: 'not said' | 'unknown' | 'zone unknown' | 'known' | 'withheld';
	readonly last: TimeSaid | null;
	readonly history: readonly TimeSaid[];
}

/** The times do not fit each other, whatever their zones and within their accuracy. Recorded all the same. */
export interface TimeFinding {
	readonly kind: 'order' | 'future';
	readonly times: readonly IncidentTime[];
	readonly entries: readonly EntryRef[];
	readonly sentence: string;
}

export type Outlook = 'now' | 'expected';
export type ImpactFactor = 'functional' | 'information' | 'recoverability';

export interface ImpactTold {
	readonly levels: readonly ChoiceView[];
	readonly entry: EntryRef;
	readonly at: Instant;
	readonly by: Signer | null;
	readonly reason: string | null;
}

export interface ImpactRating {
	readonly factor: ImpactFactor;
	readonly outlook: Outlook;
	/** None: not rated yet. */
	readonly levels: readonly ChoiceView[];
	readonly history: readonly ImpactTold[];
	/** From the first rating to the last; null while it never changed. */
	readonly difference: { readonly first: readonly ChoiceView[]; readonly last: readonly ChoiceView[] } | null;
}

/** The NIST triple as it is now; null: not rated. */
export interface ImpactTriple {
	readonly functional: string | null;
	readonly information: string | null;
	readonly recoverability: string | null;
}

export interface IncidentView {
	readonly record: IncidentRecord;
	readonly times: readonly IncidentTimeView[];
	readonly findings: readonly TimeFinding[];
	/** Three factors now, then three as expected if not contained. */
	readonly impact: readonly ImpactRating[];
}

export interface CoverageRow {
	/** `RS.AN-06`. */
	readonly subcategory: string;
	readonly says: string;
	/** `Incident Analysis (RS.AN)`. */
	readonly category: string;
	readonly entries: readonly EntryRef[];
	/** False: no kind of entry counts for it; it is shown otherwise. */
	readonly mapped: boolean;
}

export interface CoverageView {
	readonly rows: readonly CoverageRow[];
	readonly supported: number;
	/** The list that it follows, with its version. */
	readonly map: { readonly version: number; readonly source: string };
}
