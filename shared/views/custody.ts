/** What is shown of evidence items and their custody. */

import type { Instant, ItemId } from '../vocabulary';
import type { EntryRef, FileView } from './entry';
import type { Signer } from './person';

/** What does not add up; each has its own way to happen, and its own way to be settled. */
export type CustodyFindingKind =
	| 'after-the-end'
	| 'before-collection'
	| 'broken'
	| 'clock'
	| 'digest-changed'
	| 'disposed-on-hold'
	| 'examined-unopened'
	| 'holder-did-not-sign'
	| 'nobody-accountable'
	| 'not-the-holder'
	| 'not-vouched-for'
	| 'overdue-return'
	| 'place-unknown'
	| 'received-never-released'
	| 'registered-twice'
	| 'released-not-received'
	| 'seal-changed'
	| 'tag-twice'
	| 'time-backwards'
	| 'two-holders'
	| 'unsigned';

export interface CustodyFinding {
	readonly kind: CustodyFindingKind;
	readonly sentence: string;
	readonly entries: readonly EntryRef[];
	readonly from: Instant | null;
	readonly to: Instant | null;
	/** The entry that explains it; the finding stays all the same. */
	readonly settledBy: EntryRef | null;
}

/** `in transit`: released, and not yet received. `split`, `merged`: custody goes on in the items that it was made into. */
export type ItemState = 'held' | 'in transit' | 'lost' | 'returned' | 'disposed' | 'split' | 'merged';

export interface CustodyInterval {
	readonly state: ItemState;
	readonly from: Instant;
	/** Null while it lasts. */
	readonly to: Instant | null;
	/** Who is accountable; in transit and when lost, who was last. Without a key here: an empty key id and a name. */
	readonly holder: Signer;
	readonly place: string | null;
	readonly reason: string | null;
	readonly entries: readonly EntryRef[];
}

/** One act after an item's registration, as its history shows it. */
export interface CustodyAct {
	readonly entry: EntryRef;
	/** The entry's kind: `custody.sealed/1`. */
	readonly kind: string;
	/** When it was done. */
	readonly at: Instant;
	/** When it was entered, where that was later; and why. */
	readonly enteredAt: Instant | null;
	readonly lateBecause: string | null;
	readonly doer: Signer;
	/** Who gave it and who took it, where it changed hands. */
	readonly from: Signer | null;
	readonly to: Signer | null;
	readonly place: string | null;
	/** What the act is about: a seal's number, a purpose, a copy's tag. */
	readonly said: string | null;
	readonly reason: string | null;
	/** How many signed with a key. */
	readonly signers: number;
	/** Who signed otherwise, which is weaker: names on a paper, and whoever drew a signature on the screen. */
	readonly onPaper: readonly string[];
	readonly drawnBy: string | null;
	/** Photographs and other stored files, a drawn signature among them. */
	readonly files: readonly FileView[];
}

export interface ItemView {
	readonly item: ItemId;
	readonly tag: string;
	/** What it is cited by in its case: the tag, and where two laptops gave the same one, the tag with the chain’s letter: `E-003/B`. */
	readonly cite: string;
	readonly description: string;
	readonly state: ItemState;
	/** The other identifying fields of SP 800-61 r2 §3.3.2, by member name; absent ones are left out. */
	readonly fields: Readonly<Record<string, string>>;
	readonly files: readonly FileView[];
	/** Of the item, taken when it was registered and later. */
	readonly photographs: readonly FileView[];
	readonly registered: EntryRef;
	readonly registeredAt: Instant;
	/** The tag of the item it was made from, and what it is of it. */
	readonly parent: string | null;
	readonly derivation: string | null;
	/** The tags of all items that it was put together from; of the one that it was made from, where it is one. */
	readonly parents: readonly string[];
	/** The tags of the items that it was split or merged into. */
	readonly madeInto: readonly string[];
	readonly holder: Signer;
	readonly place: string | null;
	/** Numbers of the seals that are on it by the entries. */
	readonly seals: readonly string[];
	/** Released to somebody who has not signed for it yet. */
	readonly awaitsReceipt: {
		readonly since: Instant;
		readonly entry: EntryRef;
		/** To whom it was released; without a key here: an empty key id and a name. */
		readonly to: Signer | null;
	} | null;
	readonly dueBack: Instant | null;
	/** It must not be disposed of. */
	readonly onHold: boolean;
	readonly retention: {
		readonly ground: string | null;
		readonly until: Instant | null;
		readonly reason: string | null;
		readonly entry: EntryRef;
	} | null;
	/** Every act after its registration, in order. */
	readonly acts: readonly CustodyAct[];
	readonly intervals: readonly CustodyInterval[];
	readonly findings: readonly CustodyFinding[];
}

export interface CustodyView {
	readonly items: readonly ItemView[];
}
