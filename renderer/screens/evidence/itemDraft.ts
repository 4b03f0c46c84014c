/** What is typed of an item before it is registered, and what of it the question takes. */
import type { Instant } from '../../../shared/vocabulary';
import { instantOf } from '../../parts/MomentField';
import type { addItem as words } from '../../words/evidence';

/** The lines, each with the characters it may have. */
export const LENGTHS = {
	tag: 40,
	description: 2000,
	serial: 200,
	model: 200,
	hostname: 255,
	mac: 200,
	ip: 200,
	foundAt: 500,
	storedAt: 500,
	condition: 500,
	collectorName: 200,
	collectorTitle: 200,
	collectorPhone: 100,
	authorityNumber: 200,
	owner: 200,
} as const;
export type LineName = keyof typeof LENGTHS;
export const LINES = Object.keys(LENGTHS) as readonly LineName[];

export type Authority = keyof typeof words.authorities;

export interface ItemDraft {
	readonly lines: Readonly<Partial<Record<LineName, string>>>;
	readonly type: 'digital' | 'physical';
	/** When it was taken, as far as it is typed. */
	readonly collected: string | null;
	readonly authority: Authority | null;
	readonly quantity: string;
}

export const EMPTY: ItemDraft = { lines: {}, type: 'digital', collected: null, authority: null, quantity: '' };

/** It has a description, and a number of pieces or none. */
export function isWhole({ lines, quantity }: ItemDraft): boolean {
	return (lines.description ?? '').trim() !== '' && /^([1-9][0-9]{0,6})?$/.test(quantity.trim());
}

export function toldOf({ lines, type, collected, authority, quantity }: ItemDraft) {
	const told = LINES.map((name) => [name, lines[name]?.trim() ?? ''] as const).filter(([, line]) => line !== '');
	const at = instantOf(collected);
	const pieces = quantity.trim();
	return {
		...{ description: '', type },
		...Object.fromEntries(told),
		...(at === null ? {} : { observedAt: at as Instant }),
		...(authority === null ? {} : { authority }),
		...(pieces === '' ? {} : { quantity: Number(pieces) }),
	};
}
