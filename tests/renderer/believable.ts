/** A believable case: people and entries as services would give them, for tests of what the window makes of them. */
import { mayBeWithheld } from '../../shared/catalogue/catalogue';
import type { Head } from '../../shared/ledger/line';
import type { EntryView, FileView, Person, PhaseId, Signer } from '../../shared/views';
import type { CaseId, ChainId, Instant, KeyId, Sha256 } from '../../shared/vocabulary';

const hex = (seed: number): string => {
	let state = seed * 2654435761 + 12345;
	let text = '';
	while (text.length < 64) {
		state = Math.imul(state ^ (state >>> 15), 2246822519) + 374761393;
		text += (state >>> 0).toString(16).padStart(8, '0');
	}
	return text.slice(0, 64);
};
const sha = (seed: number): Sha256 => hex(seed) as Sha256;
const fingerprint = (key: string): string => key.toUpperCase().match(/../g)?.join(':') ?? '';

const CHAIN = '0193a000-0000-7000-8000-00000000000a' as ChainId;
const CASE = '0193a000-0000-7000-8000-000000000001' as CaseId;
const at = (minutes: number): Instant =>
	new Date(Date.parse('2026-11-22T00:12:40.000Z') + minutes * 60_000).toISOString() as Instant;

const person = (
	seed: number,
	name: string,
	title: string | null,
	organization: string | null,
	signsHere = true,
): Person => {
	const keyId = hex(seed) as KeyId;
	return {
		keyId,
		name,
		title,
		organization,
		phone: signsHere ? '+46 8 555 01 12' : null,
		vouchedFor: true,
		signsHere,
		revoked: null,
		replacedBy: null,
		admittedAt: at(-900 + seed),
		fingerprint: fingerprint(keyId),
	};
};
const people: readonly Person[] = [
	person(1, 'Mara Lindqvist', 'Lead incident handler', 'Harbourline CSIRT'),
	person(2, 'Tomas Okafor', 'Handler', 'Harbourline CSIRT'),
	person(3, 'Ines Carvalho', 'Evidence custodian', 'Forensic Lab West'),
	person(4, 'Priya Raman', null, null, false),
];
const _me = people[0] as Person;
const signer = (index: number): Signer => people[index] as Person;

const file = (seed: number, name: string, sizeBytes: number, stored = true): FileView => ({
	name,
	sizeBytes,
	object: stored ? sha(seed) : null,
	digests: stored
		? { sha256: hex(seed) }
		: { md5: hex(seed + 1).slice(0, 32), sha1: hex(seed + 2).slice(0, 40), sha256: hex(seed) },
	remarks: [],
});

export interface Draft {
	readonly kind: string;
	readonly body: Readonly<Record<string, unknown>>;
	readonly by?: readonly number[];
	readonly files?: readonly FileView[];
	readonly corrects?: string;
	readonly phase?: PhaseId;
	readonly minutes: number;
}

export function entryOf(draft: Draft, seq: number): EntryView {
	const by = draft.by ?? [0];
	const head: Head = {
		v: 1,
		case: CASE,
		chain: CHAIN,
		seq,
		prev: sha(seq + 99),
		seen: [],
		kind: `${draft.kind}/1`,
		body: Object.fromEntries(Object.keys(draft.body).map((name, place) => [name, sha(seq * 40 + place)])),
		by: by.map((index) => signer(index).keyId),
		at: at(draft.minutes),
		offset: 60,
		zone: 'Europe/Stockholm',
		boot: 'b1',
		uptime: draft.minutes * 60_000,
	};
	return {
		ref: `A-${seq}`,
		chain: CHAIN,
		seq,
		digest: sha(seq + 100),
		head,
		kind: head.kind,
		body: draft.body,
		withheld: [],
		mayWithhold: Object.keys(draft.body).filter((member) => mayBeWithheld(head.kind, member)),
		signers: by.map(signer),
		verdict: 'verified',
		faults: [],
		clock: null,
		correctedBy: [],
		corrects: draft.corrects ?? null,
		countersigned: [],
		countersigns: null,
		phase: draft.phase ?? null,
		stance: null,
		files: draft.files ?? [],
	};
}

const note = (minutes: number, phase: PhaseId, text: string, more: Partial<Draft> = {}): Draft => ({
	kind: 'note.written',
	minutes,
	phase,
	...more,
	body: { phase, text, ...more.body },
});
const who = (index: number) => ({ keyId: signer(index).keyId, name: signer(index).name });

export const drafts: readonly Draft[] = [
	{
		kind: 'person.admitted',
		minutes: 0,
		body: {
			certificate: 'MIID',
			name: 'Mara Lindqvist',
			title: 'Lead incident handler',
			phone: '+46 8 555 01 12',
			organization: 'Harbourline CSIRT',
		},
	},
	{
		kind: 'case.opened',
		minutes: 0.1,
		body: { number: '2026-014', title: 'Unknown exfiltration – finance file server', classification: 'TLP:AMBER' },
	},
	{
		kind: 'person.admitted',
		minutes: 3,
		body: { certificate: 'MIID', name: 'Tomas Okafor', title: 'Handler', organization: 'Harbourline CSIRT' },
	},
	{
		kind: 'person.admitted',
		minutes: 4,
		body: {
			certificate: 'MIID',
			name: 'Ines Carvalho',
			title: 'Evidence custodian',
			organization: 'Forensic Lab West',
		},
	},
	note(9, 'prep', 'Contact list of 2026-11-01 is current; Legal reached by phone at 01:18 +01:00.'),
	note(
		16,
		'da',
		'Alert: 38.6 GB outbound from FIN-FS01 to 203.0.113.77, TCP 22, since 2026-11-21 22:41 +01:00. Seen in NetFlow by the night shift.',
		{ body: { observedAt: at(11), accuracyMs: 120_000 } },
	),
	{
		kind: 'evidence.registered',
		minutes: 22,
		by: [1],
		files: [file(41, 'netflow-2026-11-21.nfcapd', 2_040_109_465, false)],
		body: {
			item: 'i1',
			tag: 'E-001',
			holder: who(1),
			description: 'NetFlow export, core router',
			type: 'digital',
			hostname: 'core-rt-2',
			storedAt: 'evid-01',
		},
	},
	note(
		31,
		'da',
		'Destination address is 203.0.113.71. Host answers on TCP 22 only.\nNo DNS name points to it in our resolver logs of the last 30 days.',
		{ by: [1] },
	),
	{
		kind: 'note.corrected',
		minutes: 36,
		by: [1],
		phase: 'da',
		corrects: 'A-8',
		body: {
			corrects: { chain: CHAIN, seq: 8, head: hex(108) },
			text: 'Destination address is 203.0.113.77, not 203.0.113.71.',
			reason: 'Misread from the screen; checked against the flow record in E-001.',
		},
	},
	{
		kind: 'evidence.registered',
		minutes: 44,
		by: [1],
		body: {
			item: 'i2',
			tag: 'E-002',
			holder: who(1),
			description: 'System disk, FIN-FS01',
			type: 'physical',
			model: 'Samsung PM893 480 GB',
			serial: 'S4NB0K1',
			foundAt: 'Server room B2, rack 07',
		},
	},
	{
		kind: 'custody.transferred',
		minutes: 61,
		by: [1, 2],
		body: {
			item: 'i2',
			tag: 'E-002',
			from: who(1),
			to: who(2),
			reason: 'Storage',
			place: 'Locker B-03, shelf 2',
			condition: 'Bag closed, no damage',
		},
	},
	note(
		75,
		'da',
		'Transfer tool staged on FIN-FS01: rclone.exe and config in C:\\ProgramData\\fscache\\, remote set to 203.0.113.77:22. A file invoice\u202Efdp.exe lies beside it.',
		{
			files: [file(51, 'fscache-listing.png', 219_136), file(52, 'invoice\u202Efdp.exe.txt', 611)],
			body: { observedAt: at(68), accuracyMs: 120_000 },
		},
	),
	{
		kind: 'custody.refused',
		minutes: 82,
		by: [2],
		body: { item: 'i2', tag: 'E-002', from: who(2), to: who(0), reason: 'Bag number could not be read' },
	},
	note(
		96,
		'cer',
		'Isolate FIN-FS01 at the switch, keep it powered on. Memory was captured first. Finance loses the share until recovery; accepted by J. Hallgren (Legal) by phone, 03:36 +01:00.',
	),
	note(1475, 'cer', 'Switch port Gi1/0/14 still shut. Credentials of svc-backup rotated on all hosts.'),
];
