/** What is said between the program and the thread that builds and checks sets of known files. Paths travel as bytes. */
import type { Refusal } from '../../../shared/refusal';
import type { BuildOptions, BuildProgress } from './build-set';
import type { LookedUp, LookupOptions } from './lookup-list';
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

export type SetMessage =
	| { readonly said: 'progress'; readonly progress: BuildProgress }
	| { readonly said: 'checked'; readonly checked: CheckedSet }
	| { readonly said: 'looked-up'; readonly lookedUp: LookedUp }
	| { readonly said: 'refused'; readonly refusal: Refusal };
