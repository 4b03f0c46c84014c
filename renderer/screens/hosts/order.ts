/** What can be chosen, in the order in which it is offered; the compiler holds each list against the rules’ own. */
import type { Classification } from '../../../shared/fields';
import type { IndicatorType } from '../../../shared/indicators/indicator';
import type { HostState, LeadStrength, LeadVerdict, SharingClass, SignVerdict } from '../../../shared/views';
import type { DigestName } from '../../../shared/vocabulary';
import { indicators } from '../../words/indicators';

/** On the way from affected to normal. */
export const HOST_STATES = [
	...(['affected', 'contained', 'eradicated', 'recovered', 'monitored'] as const),
] satisfies readonly HostState[];
/** Would this be a step back? */
export const isBack = (from: HostState | null, to: HostState): boolean =>
	from !== null && HOST_STATES.indexOf(to) < HOST_STATES.indexOf(from);

export const SIGN_VERDICTS = ['validated', 'false alarm', 'undecided'] as const satisfies readonly SignVerdict[];
export const LEAD_STRENGTHS = ['possible', 'likely', 'very likely'] as const satisfies readonly LeadStrength[];
export const LEAD_VERDICTS = ['supported', 'weakened', 'dropped'] as const satisfies readonly LeadVerdict[];
export const SHARING = [
	'business-impact-information',
	'technical-information',
] as const satisfies readonly SharingClass[];
export const TLP = [
	...(['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] as const),
] satisfies readonly Classification[];
export const INDICATOR_TYPES = Object.keys(indicators.types) as readonly IndicatorType[];
export const DIGESTS = [
	...(['md5', 'sha1', 'sha256', 'sha384', 'sha512', 'sha3-256', 'blake3'] as const),
] satisfies readonly DigestName[];
