/** Questions about signs, hosts, leads and indicators. */
import { z } from 'zod';
import { CLASSIFICATIONS, caseName, entryName, instant, line } from '../fields';
import { INDICATOR_TYPES } from '../indicators/indicator';
import { question } from '../question';
import { statedTime } from '../stated-time';
import type { ExtractedView, Receipt, SceneView } from '../views';
import { DIGESTS } from '../vocabulary';

/** A host by id, by name, or by the entry that recorded it. */
const host = line(255);
/** By id or by the entry that recorded it. */
const named = line(60);
const cites = z.array(entryName).max(100).optional();
const told = {
	cites,
	tlp: z.enum(CLASSIFICATIONS).optional(),
	sharing: z.enum(['business-impact-information', 'technical-information']).optional(),
};
const accuracyMs = z.int().min(0).max(31_536_000_000).optional();
/** A person of the notebook by name or key id, or somebody else by name. */
const party = z.union([
	z.strictObject({ person: line(200) }),
	z.strictObject({ name: line(200), organization: line(200).optional(), contact: line(200).optional() }),
]);
const hosts = z.array(host).max(500).optional();
const item = z.string().min(1).max(80);

export const sceneQuestions = {
	'hosts.show': question<SceneView>()(
		'open',
		'shows a case’s hosts, signs, leads and indicators',
		z.strictObject({ case: caseName }),
	),
	'sign.record': question<Receipt & { readonly sign: string }>()(
		'open',
		'records a precursor or an indicator: what was seen, where, when, by whom and how sure they are',
		z.strictObject({
			case: caseName,
			type: z.enum(['precursor', 'indicator']),
			/** An item of the list sign-sources. */
			source: item,
			description: line(4000),
			hosts,
			where: line(500).optional(),
			seen: statedTime.optional(),
			clockOf: host.optional(),
			reporter: party.optional(),
			confidence: line(500).optional(),
			...told,
		}),
	),
	'sign.assess': question<Receipt>()(
		'open',
		'says what a sign is: validated, a false alarm, or undecided, and by what that is known',
		z.strictObject({
			case: caseName,
			sign: named,
			verdict: z.enum(['validated', 'false alarm', 'undecided']),
			by: line(2000),
			cites,
		}),
	),
	'host.record': question<Receipt & { readonly host: string }>()(
		'open',
		'records a host of ours, or what is known of one now',
		z.strictObject({
			case: caseName,
			/** A host that is recorded already and is described again. */
			host: host.optional(),
			name: line(255),
			addresses: z.array(line(200)).max(100).optional(),
			function: line(500).optional(),
			owner: line(200).optional(),
			/** A host group’s id or name. */
			group: line(200).optional(),
			/** False: it is not affected, as far as is known. */
			affected: z.boolean().optional(),
			since: statedTime.optional(),
			remark: line(2000).optional(),
			...told,
		}),
	),
	'host.set-state': question<Receipt>()(
		'open',
		'says that a host was contained, eradicated, recovered or is monitored, or fell back',
		z.strictObject({
			case: caseName,
			host,
			to: z.enum(['affected', 'contained', 'eradicated', 'recovered', 'monitored']),
			doneBy: party.optional(),
			done: statedTime.optional(),
			how: line(2000).optional(),
			/** Items of the list recovery-actions. */
			actions: z.array(item).max(50).optional(),
			confirmedBy: line(2000).optional(),
			/** Needed where it falls back. */
			reason: line(2000).optional(),
			cites,
		}),
	),
	'host.measure-skew': question<Receipt & { readonly differenceMs: number }>()(
		'open',
		'holds a host’s clock against a reference and says how that was measured',
		z.strictObject({
			case: caseName,
			host,
			hostTime: instant,
			reference: line(200),
			/** What the reference read; this device’s clock where it is left out. */
			referenceTime: instant.optional(),
			/** How long ago the two were read together, where this device’s clock is the reference. */
			readMsAgo: z.int().min(0).max(86_400_000).optional(),
			accuracyMs,
			method: line(2000),
		}),
	),
	'lead.record': question<Receipt & { readonly lead: string }>()(
		'open',
		'records a lead to an attacking host; a lead is no fact',
		z.strictObject({
			case: caseName,
			about: line(500),
			description: line(4000),
			strength: z.enum(['possible', 'likely', 'very likely']),
			/** An item of the list attacking-host-activities. */
			activity: item,
			...told,
		}),
	),
	'lead.assess': question<Receipt>()(
		'open',
		'says that a lead was supported, weakened or dropped, and by what',
		z.strictObject({
			case: caseName,
			lead: named,
			verdict: z.enum(['supported', 'weakened', 'dropped']),
			strength: z.enum(['possible', 'likely', 'very likely']).optional(),
			by: line(2000),
			cites,
		}),
	),
	'indicator.record': question<{
		readonly receipts: readonly Receipt[];
		readonly recorded: number;
		/** References of those that were recorded before, and are not again. */
		readonly known: readonly string[];
	}>()(
		'open',
		'records indicators: all in one act, or each by itself',
		z.strictObject({
			case: caseName,
			indicators: z
				.array(
					z.strictObject({
						type: z.enum(INDICATOR_TYPES),
						value: z.string().min(1).max(4096),
						algorithm: z.enum(DIGESTS).optional(),
						called: line(60).optional(),
					}),
				)
				.min(1)
				.max(10_000),
			/** Each in an entry of its own. */
			each: z.boolean().optional(),
			/** The entries that they were found in. */
			from: z.array(entryName).max(500).optional(),
			hosts,
			remark: line(2000).optional(),
			...told,
		}),
	),
	'indicator.withdraw': question<Receipt>()(
		'open',
		'says that an indicator counts no more, and why',
		z.strictObject({ case: caseName, indicator: named, reason: line(2000) }),
	),
	'indicator.extract': question<ExtractedView>()(
		'open',
		'finds what looks like an indicator in a note, a part of one, or a whole case; records nothing',
		z.strictObject({
			case: caseName,
			/** The whole case, where it is left out. */
			entry: entryName.optional(),
			/** A part of that entry’s text, in UTF-16 code units. */
			from: z.int().min(0).optional(),
			toExclusive: z.int().min(1).optional(),
		}),
	),
} as const;
