/** What the window itself needs: picked files, preferences, progress. */
import type { CaseId, Ticket } from '../vocabulary';
import type { AcquisitionView } from './acquisition';

export interface PickedFile {
	readonly ticket: Ticket;
	/** Shown name, unprintable characters visibly escaped. */
	readonly name: string;
	readonly sizeBytes: number;
}

export interface Preferences {
	readonly theme: 'system' | 'light' | 'dark';
	readonly singleKeys: boolean;
	/** A tone while somebody is to be called. */
	readonly alarmSound: boolean;
	/** The notebook locks when nobody used the device for so long; 1 to 120. */
	readonly lockAfterMinutes: number;
	/** A note is late where it tells of what was observed so long before; 5 to 1440. */
	readonly lateAfterMinutes: number;
}

/** Long work tells how far it is; sent to every client while it runs. */
export interface JobProgress {
	readonly job: string;
	readonly what: string;
	readonly doneBytes: number;
	readonly totalBytes: number;
	readonly doneItems: number;
	readonly totalItems: number;
	/** Average so far. */
	readonly bytesPerSecond: number;
	readonly msLeft: number | null;
}

/** Told to the window without being asked. */
export type Telling =
	| { readonly tells: 'progress'; readonly progress: JobProgress }
	| { readonly tells: 'grew'; readonly case: CaseId | null }
	/** How far an acquisition is: several times a second while it runs, and whenever its state changes. */
	| { readonly tells: 'acquisition'; readonly acquisition: AcquisitionView }
	| { readonly tells: 'locked'; readonly because: string }
	/** The status says something new of verification, or that nothing is written any more. */
	| { readonly tells: 'standing' };
