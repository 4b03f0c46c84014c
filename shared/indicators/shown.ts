/**
 * Members of entries that hold addresses, as people read them: defanged, in the window as in a terminal. JSON, the ledger and
 * copies have them as they are.
 */
import { DIGESTS } from '../vocabulary';
import { defanged, defangedText } from './fang';
import { INDICATOR_TYPES } from './indicator';

/** Null where the member is to be shown as others are. */
export function shownMember(kind: string, name: string, value: unknown): string | null {
	const noun = kind.replace(/\/[0-9]+$/, '');
	if (noun === 'lead.recorded' && name === 'about' && typeof value === 'string') return defangedText(value);
	if (!/^indicator\.(?:recorded|imported)$/.test(noun) || name !== 'indicators' || !Array.isArray(value)) return null;
	return value.map(indicatorText).join(', ');
}

/** `ipv4 203[.]0[.]113[.]7`; what is none of ours is defanged like free text. */
function indicatorText(value: unknown): string {
	if (typeof value !== 'object' || value === null) return '';
	const { type: named, value: is, called, algorithm } = value as Readonly<Record<string, unknown>>;
	const type = INDICATOR_TYPES.find((each) => each === named);
	const text = typeof is === 'string' ? is : '';
	const by = DIGESTS.find((each) => each === algorithm);
	const what = typeof called === 'string' ? called : (by ?? type ?? String(named));
	return `${what} ${type === undefined ? defangedText(text) : defanged({ type, value: text })}`;
}
