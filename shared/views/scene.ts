/** What is shown of signs, affected hosts, leads to attacking hosts, and technical indicators. */
import type { Classification } from '../fields';
import type { IndicatorValue } from '../indicators/indicator';
import type { StatedTime } from '../stated-time';
import type { Instant } from '../vocabulary';
import type { EntryRef } from './entry';
import type { ChoiceView } from './list';
import type { HostGroupView } from './phase';

export type SharingClass = 'business-impact-information' | 'technical-information';

/** What every record of these has. */
export interface Recorded {
	readonly entry: EntryRef;
	readonly recordedAt: Instant;
	/** Who wrote it down. */
	readonly by: string | null;
	readonly cites: readonly EntryRef[];
	readonly tlp: Classification | null;
	readonly sharing: SharingClass | null;
}

/** Somebody who saw or did something: a person with a key, or a name only. */
export interface PartyView {
	readonly name: string;
	/** False: known by name only. */
	readonly hasKey: boolean;
	readonly organization: string | null;
	readonly contact: string | null;
}

/** A host as others name it. */
export interface HostName {
	readonly host: string;
	/** Null where it is withheld or not at hand. */
	readonly name: string | null;
}

export type HostState = 'affected' | 'contained' | 'eradicated' | 'recovered' | 'monitored';

export interface HostStep {
	readonly from: HostState | null;
	readonly to: HostState;
	/** As it was said; null: no time was said, so when it was entered. */
	readonly done: StatedTime | null;
	readonly enteredAt: Instant;
	/** Who did it; null: who wrote it down. */
	readonly doneBy: PartyView | null;
	readonly by: string | null;
	readonly how: string | null;
	readonly actions: readonly ChoiceView[];
	readonly confirmedBy: string | null;
	readonly reason: string | null;
	/** It fell back to an earlier state. */
	readonly back: boolean;
	/** States between that nobody entered. */
	readonly skipped: readonly HostState[];
	readonly entry: EntryRef;
	readonly cites: readonly EntryRef[];
}

/** A host's clock held against a reference. */
export interface SkewView {
	readonly hostTime: Instant;
	readonly reference: string;
	readonly referenceTime: Instant;
	/** The host's time less the reference's. */
	readonly differenceMs: number;
	readonly accuracyMs: number | null;
	readonly method: string;
	readonly entry: EntryRef;
	readonly by: string | null;
}

/** A time that a host's clock showed, and what it was by the measurements; the one never takes the other's place. */
export interface CorrectedTime {
	readonly original: Instant;
	readonly corrected: Instant;
	/** What was taken off. */
	readonly byMs: number;
	/** Plus or minus: the measurement's own accuracy, and how far the measurements around it differ; null where none was said. */
	readonly accuracyMs: number | null;
	/** How far the nearest measurement is from it in time. */
	readonly apartMs: number;
	readonly entries: readonly EntryRef[];
}

export interface HostView extends Recorded {
	readonly host: string;
	readonly name: string;
	readonly addresses: readonly string[];
	readonly function: string | null;
	readonly owner: string | null;
	readonly group: string | null;
	readonly groupName: string | null;
	/** Null: not affected, as far as is known. */
	readonly state: HostState | null;
	readonly since: StatedTime | null;
	readonly remark: string | null;
	readonly steps: readonly HostStep[];
	readonly skews: readonly SkewView[];
	/** Entries that described it again. */
	readonly again: readonly EntryRef[];
}

export type SignVerdict = 'validated' | 'false alarm' | 'undecided';

export interface Assessment<Verdict extends string> {
	readonly verdict: Verdict;
	/** By what that is known. */
	readonly by: string;
	readonly who: string | null;
	readonly at: Instant;
	readonly entry: EntryRef;
	readonly cites: readonly EntryRef[];
}

export interface SignView extends Recorded {
	readonly sign: string;
	readonly type: 'precursor' | 'indicator';
	readonly source: ChoiceView | null;
	readonly description: string;
	readonly hosts: readonly HostName[];
	readonly where: string | null;
	/** Null: unknown. */
	readonly seen: StatedTime | null;
	readonly clockOf: HostName | null;
	/** Where a host's clock showed the time and was measured. */
	readonly corrected: CorrectedTime | null;
	readonly reporter: PartyView | null;
	/** In the reporter's words. */
	readonly confidence: string | null;
	/** Null: nobody looked into it yet. */
	readonly verdict: SignVerdict | null;
	readonly assessments: readonly Assessment<SignVerdict>[];
}

export type LeadStrength = 'possible' | 'likely' | 'very likely';
export type LeadVerdict = 'supported' | 'weakened' | 'dropped';

export interface LeadView extends Recorded {
	readonly lead: string;
	readonly about: string;
	/** `about` as it is shown: defanged. */
	readonly shown: string;
	readonly description: string;
	readonly strength: LeadStrength;
	readonly activity: ChoiceView | null;
	/** Null: nobody looked into it yet. */
	readonly verdict: LeadVerdict | null;
	readonly assessments: readonly (Assessment<LeadVerdict> & { readonly strength: LeadStrength | null })[];
}

export interface IndicatorView extends Recorded, IndicatorValue {
	readonly indicator: string;
	/** `A-12`, or `A-12.3` where its entry holds several. */
	readonly ref: string;
	/** The value as it is shown: defanged. */
	readonly shown: string;
	readonly from: readonly EntryRef[];
	readonly hosts: readonly HostName[];
	readonly remark: string | null;
	/** The file that it was taken in from, with its row or object there; null where it was recorded here. */
	readonly imported: {
		readonly file: string;
		readonly format: 'stix-2.1' | 'csv';
		readonly place: number | null;
		readonly source: string | null;
	} | null;
	readonly withdrawn: { readonly entry: EntryRef; readonly at: Instant; readonly reason: string | null } | null;
}

export interface SceneView {
	readonly hosts: readonly HostView[];
	readonly signs: readonly SignView[];
	readonly leads: readonly LeadView[];
	readonly indicators: readonly IndicatorView[];
	readonly groups: readonly HostGroupView[];
}

/** Something in a text that looks like an indicator; a person decides. */
export interface CandidateView extends IndicatorValue {
	readonly shown: string;
	/** How often it stands there. */
	readonly count: number;
	/** The first places: `text.slice(from, toExclusive)` in UTF-16 code units of that entry’s text. */
	readonly places: readonly { readonly entry: EntryRef; readonly from: number; readonly toExclusive: number }[];
	/** The indicator that it is already, where it was recorded and not withdrawn. */
	readonly known: string | null;
	/** An address that is not routed on the Internet: likely one of ours. */
	readonly isPrivate: boolean;
}

export interface ExtractedView {
	readonly candidates: readonly CandidateView[];
	/** Entries whose text was read. */
	readonly read: number;
	/** There were more than are told. */
	readonly more: boolean;
}
