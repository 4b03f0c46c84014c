/** Signs with what became of each, and leads to attacking hosts, which stay leads whatever is found (SP 800-61 r2, §3.3.3). */
import { defangedText } from '../indicators/fang';
import { statedTimeIn } from '../stated-time';
import type {
	Assessment,
	EntryView,
	HostView,
	LeadStrength,
	LeadVerdict,
	LeadView,
	SignVerdict,
	SignView,
} from '../views';
import { Cited } from './cited';
import { hostNames } from './hosts';
import { authorOf, oneOf, textIn } from './members';
import { choiceIn, hostsIn, partyIn, recordedIn } from './scene-members';
import { correctedTime } from './skew';

export const SIGN_VERDICTS = ['validated', 'false alarm', 'undecided'] as const satisfies readonly SignVerdict[];
export const LEAD_STRENGTHS = ['possible', 'likely', 'very likely'] as const satisfies readonly LeadStrength[];
export const LEAD_VERDICTS = ['supported', 'weakened', 'dropped'] as const satisfies readonly LeadVerdict[];

/** In the order of their entries. The newest assessment holds; those before it are kept. */
export function signsOf(entries: readonly EntryView[], hosts: readonly HostView[]): readonly SignView[] {
	const cited = new Cited(entries);
	const signs = new Map<string, SignView>();
	for (const entry of entries) {
		const id = entry.kind.startsWith('sign.') ? textIn(entry.body, 'sign') : null;
		const known = id === null ? undefined : signs.get(id);
		if (id !== null && !known && entry.kind === 'sign.recorded/1') signs.set(id, signIn(entry, id, cited, hosts));
		const assessed = known && entry.kind === 'sign.assessed/1' && assessmentIn(entry, SIGN_VERDICTS, cited);
		if (known && assessed)
			signs.set(known.sign, { ...known, verdict: assessed.verdict, assessments: [...known.assessments, assessed] });
	}
	return [...signs.values()];
}

function signIn(entry: EntryView, sign: string, cited: Cited, hosts: readonly HostView[]): SignView {
	const { body } = entry;
	const names = hostNames(hosts);
	const seen = statedTimeIn(body.seen);
	const clock = hosts.find(({ host }) => host === textIn(body, 'clockOf'));
	return {
		...recordedIn(entry, cited),
		sign,
		type: oneOf(body, 'type', ['precursor', 'indicator']) ?? 'indicator',
		source: choiceIn(body, 'source'),
		description: textIn(body, 'description') ?? '',
		hosts: hostsIn(body, 'hosts', names),
		where: textIn(body, 'where'),
		seen,
		clockOf: clock ? { host: clock.host, name: clock.name } : null,
		corrected: clock && seen !== null && 'at' in seen ? correctedTime(seen.at, clock.skews) : null,
		reporter: partyIn(body, 'reporter'),
		confidence: textIn(body, 'confidence'),
		verdict: null,
		assessments: [],
	};
}

/** In the order of their entries. */
export function leadsOf(entries: readonly EntryView[]): readonly LeadView[] {
	const cited = new Cited(entries);
	const leads = new Map<string, LeadView>();
	for (const entry of entries) {
		const id = entry.kind.startsWith('lead.') ? textIn(entry.body, 'lead') : null;
		const known = id === null ? undefined : leads.get(id);
		if (id !== null && !known && entry.kind === 'lead.recorded/1') leads.set(id, leadIn(entry, id, cited));
		const assessed = known && entry.kind === 'lead.assessed/1' && assessmentIn(entry, LEAD_VERDICTS, cited);
		if (!known || !assessed) continue;
		const strength = oneOf(entry.body, 'strength', LEAD_STRENGTHS);
		leads.set(known.lead, {
			...known,
			...{ verdict: assessed.verdict, strength: strength ?? known.strength },
			assessments: [...known.assessments, { ...assessed, strength }],
		});
	}
	return [...leads.values()];
}

function leadIn(entry: EntryView, lead: string, cited: Cited): LeadView {
	const { body } = entry;
	const about = textIn(body, 'about') ?? '';
	return {
		...recordedIn(entry, cited),
		...{ lead, about, shown: defangedText(about), description: textIn(body, 'description') ?? '' },
		strength: oneOf(body, 'strength', LEAD_STRENGTHS) ?? 'possible',
		activity: choiceIn(body, 'activity'),
		verdict: null,
		assessments: [],
	};
}

function assessmentIn<Verdict extends string>(
	entry: EntryView,
	verdicts: readonly Verdict[],
	cited: Cited,
): Assessment<Verdict> | null {
	const { body, head, ref } = entry;
	const verdict = oneOf(body, 'verdict', verdicts);
	if (verdict === null) return null;
	const by = textIn(body, 'by') ?? '';
	return { verdict, by, who: authorOf(entry), at: head.at, entry: ref, cites: cited.all(body.cites) };
}
