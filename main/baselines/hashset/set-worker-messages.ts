/** What is said between the program and the thread that builds and checks sets of known files. Paths travel as bytes. */
import type { Refusal } from '../../../shared/refusal';
import type { BuildOptions, BuildProgress } from './build-set';
import type { LookupCounts, LookupOptions } from './lookup-list';
import type { SetDescription } from './set-format';
import type { CheckedSet } from './verify-set';

export interface BuildOrder
	extends Omit<BuildOptions, 'lists' | 'to' | 'isStopped' | 'onProgress' | 'runBytes' | 'fanIn'> {
	readonly deed: 'build';
	readonly lists: readonly Uint8Array[];
	readonly to: Uint8Array;
}

export interface VerifyOrder {
	readonly deed: 'verify';
	readonly path: Uint8Array;
}

/** Looks up the digests given, or those of the list. */
export interface LookupOrder extends LookupOptions {
	readonly deed: 'lookup';
	readonly path: Uint8Array;
	readonly digests: readonly string[];
	readonly list: Uint8Array | null;
}

/** Handed over when the thread is started; `stop` is one number, not 0 where the work is to end. */
export interface SetOrder {
	readonly order: BuildOrder | VerifyOrder | LookupOrder;
	readonly stop: SharedArrayBuffer;
}

/** All but the rows, which were said before, many at a time. */
export interface LookedUpIn extends LookupCounts, Pick<SetDescription, 'kind'> {
	/** The set's name. */
	readonly set: string;
}

export type SetMessage =
	| { readonly said: 'progress'; readonly progress: BuildProgress }
	| { readonly said: 'checked'; readonly checked: CheckedSet }
	/** Many `LookedUpRow`s in JSON: texts and objects of them take room only once the thread has given back its own. */
	| { readonly said: 'rows'; readonly rows: Uint8Array }
	| { readonly said: 'looked-up'; readonly lookedUp: LookedUpIn }
	| { readonly said: 'refused'; readonly refusal: Refusal };
