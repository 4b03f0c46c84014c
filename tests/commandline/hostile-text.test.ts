/** Text from evidence and notes must not steer the terminal it is printed on, nor hide in it. */
import { describe, expect, it } from 'vitest';
import { plainJson } from '../../main/commandline/json';
import { INCIDENT_MEMBERS } from '../../shared/incident-members';
import { RECEIPT, refusing, told } from './fake';

/** Every control, C1, bidi and zero-width character, between ordinary ones. */
const CONTROLS = [
	...Array.from({ length: 32 }, (_, i) => i),
	...Array.from({ length: 33 }, (_, i) => 0x7f + i),
	...[0xad, 0x61c, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e],
	...[0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0xfeff, 0xe0041],
];
const HOSTILE = `a${String.fromCodePoint(...CONTROLS)}z\u001b[2J\u001b]0;owned\u0007\nlast`;
const ENTRY = {
	...RECEIPT,
	head: { at: RECEIPT.at, kind: 'note.written/1' },
	kind: 'note.written/1',
	body: { text: HOSTILE, phase: 'da', attachments: [{ name: HOSTILE }] },
	withheld: [HOSTILE],
	signers: [{ keyId: 'k', name: HOSTILE }],
	verdict: 'broken',
	faults: [{ place: HOSTILE, rule: HOSTILE, expected: HOSTILE, found: HOSTILE }],
	clock: { sentence: HOSTILE },
	files: [{ name: HOSTILE, sizeBytes: 1, object: null, digests: {}, remarks: [HOSTILE] }],
	correctedBy: [],
	corrects: null,
	countersigned: [{ entry: 'A-2', role: 'witness', name: HOSTILE, remark: HOSTILE, weak: null }],
	countersigns: null,
};
const ITEM = {
	tag: HOSTILE,
	description: HOSTILE,
	files: [],
	holder: { keyId: 'k', name: HOSTILE },
	intervals: [{ from: RECEIPT.at, to: null, holder: { keyId: 'k', name: HOSTILE }, place: HOSTILE, entries: ['A-1'] }],
	findings: [{ kind: 'gap', sentence: HOSTILE, entries: [], from: null, to: null, settledBy: null }],
};
const NAMED = { contact: HOSTILE, name: HOSTILE, reach: HOSTILE };
const RUNG = { round: 1, level: 1, try: 1, contact: NAMED, dueAt: RECEIPT.at, isDue: true, lateMs: 1, missed: [] };
const CONTACT = {
	...{ ...NAMED, entry: 'A-1', role: HOSTILE, organization: HOSTILE, party: HOSTILE, phone: HOSTILE, email: HOSTILE },
	...{ backupPhone: HOSTILE, onCall: HOSTILE, fingerprints: [HOSTILE], verify: HOSTILE, retired: { reason: HOSTILE } },
};
const LADDER = {
	ladder: 'l',
	name: HOSTILE,
	levels: [{ contacts: [HOSTILE], waitMinutes: 1, tries: 1 }],
	retired: null,
};
const DEADLINE = {
	name: HOSTILE,
	amount: 1,
	unit: 'days',
	from: 'entry',
	party: HOSTILE,
	basis: HOSTILE,
	retired: null,
};
const NOTIFICATION = {
	...{ entry: 'A-1', party: NAMED, state: 'told', what: HOSTILE, dueAt: null, deadline: DEADLINE, toldLateMs: 1 },
	...{ methods: [{ ...NAMED, inBand: true }], contact: NAMED, acknowledged: { at: '', by: HOSTILE } },
	tries: [{ entry: 'A-2', at: '', method: NAMED, reached: true, to: HOSTILE, told: HOSTILE }],
};
const ESCALATION = {
	...{ entry: 'A-1', name: HOSTILE, reason: HOSTILE, state: 'running', now: { ...RUNG, missed: [RUNG] } },
	tries: [{ ...RUNG, entry: 'A-2', outcome: HOSTILE, at: '' }],
	...{ answered: { at: '', by: HOSTILE, said: HOSTILE }, ended: { at: '', reason: HOSTILE } },
};
const MEASURE = {
	...{ entry: 'A-1', strategy: HOSTILE, state: 'expired', duration: HOSTILE, expiresAt: null, authorizedBy: HOSTILE },
	options: [{ name: HOSTILE, weighed: [{ criterion: HOSTILE, rating: 'for', because: HOSTILE }] }],
	...{ authorizedHow: HOSTILE, appliesTo: [HOSTILE], chosen: HOSTILE },
	endings: [{ entry: 'A-2', at: '', how: 'extended', expiresAt: null, reason: HOSTILE }],
};
const DUE = { is: 'escalation', number: HOSTILE, urgency: 'soon', dueAt: '', lateMs: 0, entry: 'A-1', title: HOSTILE };
const CASE = { number: HOSTILE, title: HOSTILE, state: 'open', entries: 3, lastAt: RECEIPT.at };
const REPORT = {
	verdict: 'broken',
	checks: [{ name: HOSTILE, state: 'broken', count: 1, faults: ENTRY.faults }],
	chains: [{ letter: 'A', entries: 1, first: HOSTILE, last: null }],
	signers: [{ name: HOSTILE, signs: 'entries', fingerprint: HOSTILE, trusted: HOSTILE, signedAt: null }],
	withheld: [{ kind: HOSTILE, member: HOSTILE, count: 1 }],
	anchored: [{ chain: '', letter: '', through: null, by: [], rest: null, sentence: HOSTILE }],
	notProven: [],
	exercise: false,
};
const ROW = {
	...{ case: 'c', number: HOSTILE, caseState: 'open', item: 'i', tag: HOSTILE, cite: HOSTILE, description: HOSTILE },
	...{ type: null, serial: HOSTILE, holder: { keyId: 'k', name: HOSTILE }, place: HOSTILE, state: 'held' },
	...{ since: RECEIPT.at, seals: [HOSTILE], findings: [], awaits: null, dueBack: null, onHold: false },
	...{ retention: null, acts: 0 },
};
const TAKEN = { case: 'c', number: HOSTILE, receipt: RECEIPT, missing: [HOSTILE], unexpected: [HOSTILE] };
const WRITTEN = { entry: 'A-1', at: RECEIPT.at, by: null, reason: HOSTILE };
const FIELD = { value: HOSTILE, history: [{ value: HOSTILE, ...WRITTEN }] };
const NOTHING = { value: null, history: [] };
const LEVEL = { id: HOSTILE, name: HOSTILE };
const MEMBERS = Object.fromEntries(
	Object.values(INCIDENT_MEMBERS).flatMap((names) => names.map((name) => [name, NOTHING])),
);
const IN_PHASE = { phase: 'da', group: 'g', from: RECEIPT.at, to: null, reason: HOSTILE, entered: 'A-1', left: null };
const STEP = { step: HOSTILE, name: HOSTILE, state: 'done', stands: { entry: 'A-1', said: HOSTILE, proof: [HOSTILE] } };
const LIST = { list: HOSTILE, name: HOSTILE, source: HOSTILE, items: [{ id: HOSTILE, name: HOSTILE, own: null }] };
const RECORDED = { entry: 'A-1', recordedAt: RECEIPT.at, by: HOSTILE, cites: [HOSTILE], tlp: null, sharing: null };
const JUDGED = { verdict: 'undecided', by: HOSTILE, who: HOSTILE, at: RECEIPT.at, entry: 'A-2', cites: [] };
const SCENE = {
	hosts: [
		{
			...{ ...RECORDED, host: 'h', name: HOSTILE, addresses: [HOSTILE], function: HOSTILE, owner: HOSTILE },
			...{ groupName: HOSTILE, state: 'affected', since: { local: HOSTILE }, remark: HOSTILE, skews: [], steps: [] },
		},
	],
	signs: [
		{
			...{ ...RECORDED, type: 'indicator', source: NAMED, description: HOSTILE, hosts: [NAMED], where: HOSTILE },
			...{ seen: { local: HOSTILE }, corrected: null, confidence: HOSTILE, verdict: null, assessments: [JUDGED] },
			reporter: { name: HOSTILE, organization: HOSTILE, contact: HOSTILE },
		},
	],
	leads: [
		{
			...{ ...RECORDED, shown: HOSTILE, description: HOSTILE, strength: 'likely', verdict: null, activity: NAMED },
			assessments: [JUDGED],
		},
	],
	indicators: [{ ...RECORDED, ref: 'A-1', type: 'other', called: HOSTILE, shown: HOSTILE, withdrawn: null }],
};
const ACCESS = {
	...{ entry: 'A-1', at: RECEIPT.at, offset: 0, by: HOSTILE, what: 'act refused', times: 2 },
	...{ case: 'c', number: HOSTILE, about: HOSTILE },
};
const ANSWERS = {
	'access.list': [ACCESS],
	'hosts.show': SCENE,
	'phase.show': { groups: [{ group: 'g', name: HOSTILE }], intervals: [IN_PHASE] },
	'checklist.show': [{ group: { name: HOSTILE }, steps: [STEP], done: 1, total: 1 }],
	'incident.show': {
		record: { ...MEMBERS, vectors: NOTHING, summary: FIELD, cost: FIELD },
		times: [{ time: 'started', state: 'zone unknown', last: { ...WRITTEN, stated: { local: HOSTILE }, offset: null } }],
		findings: [{ sentence: HOSTILE, entries: ['A-1'] }],
		impact: [{ factor: 'functional', outlook: 'now', levels: [LEVEL], history: [{ levels: [LEVEL], ...WRITTEN }] }],
	},
	'list.all': [LIST],
	'coverage.show': { rows: [{ subcategory: HOSTILE, says: HOSTILE, entries: ['A-1'], mapped: true }] },
	'locker.list': { rows: [ROW], unread: [{ number: HOSTILE, why: HOSTILE }], at: RECEIPT.at },
	'place.list': [
		{ place: 'p', name: HOSTILE, path: HOSTILE, parent: null, depth: 0, kind: null, remark: HOSTILE, retired: false },
	],
	'stock.count': { taken: [TAKEN], unknown: [HOSTILE], receipt: null },
	'entry.list': [ENTRY],
	'custody.show': { items: [ITEM] },
	'evidence.list': [ITEM],
	'case.list': [CASE],
	'person.list': [
		{
			...{ name: HOSTILE, title: HOSTILE, phone: null, organization: null, keyId: 'k', signsHere: true },
			...{ revoked: { at: '2026-11-22T01:40:00.000Z', reason: HOSTILE }, replacedBy: null },
		},
	],
	'contacts.show': { contacts: [CONTACT], ladders: [LADDER], deadlines: [DEADLINE], head: null },
	'notification.show': {
		listenedTo: { is: true, reason: HOSTILE },
		notifications: [NOTIFICATION],
		unplanned: [DEADLINE],
	},
	'escalation.show': [ESCALATION],
	'containment.show': [MEASURE],
	'due.show': { items: [{ ...DUE, rung: RUNG }] },
	'casefile.verify': REPORT,
	'notebook.verify': REPORT,
};

const COMMANDS = [
	['host', 'list', 'C'],
	['host', 'show', 'C', 'h'],
	['sign', 'list', 'C'],
	['lead', 'list', 'C'],
	['indicator', 'list', 'C'],
	['log', 'C'],
	['custody', 'show', 'C'],
	['evidence', 'list', 'C'],
	['case', 'list'],
	['phase', 'show', 'C'],
	['checklist', 'show', 'C'],
	['incident', 'show', 'C'],
	['impact', 'show', 'C'],
	['list', 'show'],
	['coverage', 'show', 'C'],
	['locker'],
	['place', 'list'],
	['stock', 'count', 'x'],
	['person', 'list'],
	['access'],
	['contact', 'show'],
	['notify', 'show', 'C'],
	['escalation', 'show', 'C'],
	['containment', 'show', 'C'],
	['due'],
	['verify', 'f.zip'],
	['notebook', 'verify'],
];

describe('hostile text', () => {
	it.each(COMMANDS)('is harmless in what %s %s prints, as text and as JSON', async (...words) => {
		for (const more of [[], ['--json']]) {
			const { out, error } = await told([...words.filter((word) => word), ...more], { answers: ANSWERS, typed: ['p'] });
			expect(out).toContain(more.length > 0 ? '\\u202e' : '\\u202E');
			expect(steering(out)).toEqual([]);
			expect(error).toBe('');
		}
	});

	it('is harmless in a refusal and in a bug', async () => {
		const refused = await told(['case', 'list'], { answers: { 'case.list': refusing('x', HOSTILE) }, typed: ['p'] });
		const broken = () => {
			throw new Error(HOSTILE);
		};
		const bug = await told(['case', 'list'], { answers: { 'case.list': broken }, typed: ['p'] });
		for (const { error } of [refused, bug]) expect(steering(error)).toEqual([]);
		expect(refused.error.trim().split('\n')).toHaveLength(1);
		expect(steering((await told([HOSTILE])).error)).toEqual([]);
	});

	it('comes back whole from JSON', () => {
		const value = { [HOSTILE]: [HOSTILE, '\ud800', '\u{1f512}'] };
		expect(JSON.parse(plainJson(value))).toEqual(value);
		expect(plainJson(value)).not.toContain('\n');
	});
});

/** What is left of the characters that a terminal obeys or hides, by code point; a line feed may stand. */
function steering(text: string): string[] {
	return [...text]
		.filter((c) => c !== '\n' && CONTROLS.includes(c.codePointAt(0) ?? 0))
		.map((c) => c.codePointAt(0)?.toString(16) ?? '');
}
