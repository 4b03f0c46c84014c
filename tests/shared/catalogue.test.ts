/** The catalogue: what every kind is called, which members are never withheld, and the same list for strangers. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue, catalogueForStrangers, checkBody, mayBeWithheld } from '../../shared/catalogue/catalogue';
import { KIND } from '../../shared/ledger/line';

/** Members that say what an entry refers to (decision 13). A change here changes what copies may leave out. */
const AN_ACT = ['doneAt', 'doneBy', 'item', 'tag', 'witness'];
/** Whom and what each act of custody is about. */
const ACTS = {
	'custody.released/1': ['dueBack', 'from', 'to'],
	'custody.received/1': ['from', 'release', 'to'],
	'custody.sealed/1': ['seal'],
	'custody.seal-checked/1': ['intact', 'seal'],
	'custody.seal-broken/1': ['seal'],
	'custody.stored/1': [],
	'custody.examined/1': [],
	'custody.copied/1': ['copy'],
	'custody.split/1': ['into'],
	'custody.merged/1': ['into'],
	'custody.lost/1': [],
	'custody.found/1': [],
	'custody.returned/1': ['to'],
	'custody.disposed/1': [],
	'retention.set/1': ['until'],
	'hold.placed/1': [],
	'hold.lifted/1': [],
	'custody.settled/1': ['entries', 'finding'],
};
const NEVER_WITHHELD = {
	...Object.fromEntries(Object.entries(ACTS).map(([kind, own]) => [kind, [...AN_ACT, ...own].sort()])),
	'custody.transferred/1': ['doneAt', 'dueBack', 'from', 'item', 'tag', 'to'],
	'custody.refused/1': ['from', 'item', 'reason', 'tag', 'to'],
	'stock.taken/1': ['expected', 'place', 'seen', 'unknown', 'witness'],
	'custody.attempted/1': ['tries'],
	'place.recorded/1': ['name', 'parent', 'place'],
	'place.retired/1': ['place'],
	'tag-pattern.set/1': [],
	'person.admitted/1': ['certificate'],
	'person.key-rotated/1': ['certificate', 'replaces'],
	'person.key-revoked/1': ['key'],
	'person.key-exported/1': ['key'],
	'person.passphrase-changed/1': ['person', 'setAt'],
	'person.removed/1': ['person', 'slot', 'vaultKey'],
	'vault.key-made/1': ['vaultKey'],
	'recovery.made/1': ['person', 'setAt'],
	'recovery.tested/1': ['person', 'testedAt'],
	'recovery.used/1': ['person', 'setAt'],
	'notebook.created/1': ['vaultKey'],
	'notebook.backed-up/1': ['manifest'],
	'notebook.restored/1': ['closes', 'manifest', 'restore'],
	'unlock.refused/1': [],
	'ledger.recovered/1': ['chain'],
	'case.joined/1': ['case', 'chain'],
	'case.read/1': ['case'],
	'case.anchored/1': ['case', 'heads'],
	'case.exported/1': ['case', 'heads', 'tagManifest'],
	'indicator.exported/1': ['case'],
	'case.merged/1': ['before', 'case', 'heads', 'merge', 'refused', 'rolledBack', 'signedBy', 'tagManifest'],
	'case.opened/1': [],
	'case.titled/1': [],
	'case.closed/1': [],
	'case.reopened/1': [],
	'note.written/1': ['phase', 'stance'],
	'note.corrected/1': ['corrects', 'stance'],
	'role.given/1': ['person', 'role'],
	'entry.countersigned/1': ['entry', 'person', 'role'],
	'evidence.registered/1': ['doneAt', 'holder', 'item', 'parent', 'parents', 'tag'],
	'evidence.photographed/1': ['doneAt', 'item', 'tag'],
	'acquisition.started/1': ['acquisition', 'item', 'tag'],
	'acquisition.stored/1': ['acquisition', 'source'],
	'acquisition.completed/1': ['acquisition', 'item', 'source', 'tag'],
	'acquisition.verified/1': ['acquisition', 'item', 'source', 'tag'],
	'acquisition.scheduled/1': [],
	'acquisition.log-imported/1': ['file', 'format', 'item', 'log', 'tag'],
	'baseline.recorded/1': ['file', 'tag'],
	'baseline.imported/1': ['file', 'tag'],
	'baseline.compared/1': ['baseline', 'counts', 'result', 'targetBaseline'],
	'deviation.recorded/1': ['comparison', 'evidence', 'item', 'note', 'row'],
	'restoration.proved/1': ['baseline', 'comparison', 'counts'],
	'volatile.planned/1': ['plan'],
	'volatile.collected/1': ['plan', 'step'],
	'clock.checked/1': [],
	'chain.restarted/1': ['closes', 'missing'],
	'timestamp.requested/1': ['case', 'of'],
	'timestamp.attached/1': ['authorityKey', 'of', 'token'],
	'hashset.registered/1': ['contents', 'file'],
	'hashset.withdrawn/1': ['contents'],
	'sign.recorded/1': ['cites', 'clockOf', 'hosts', 'sign', 'type'],
	'sign.assessed/1': ['cites', 'sign', 'verdict'],
	'host.recorded/1': ['cites', 'group', 'host', 'state'],
	'host.state-set/1': ['cites', 'from', 'host', 'to'],
	'host.skew-measured/1': ['host'],
	'lead.recorded/1': ['cites', 'lead'],
	'lead.assessed/1': ['cites', 'lead', 'verdict'],
	'indicator.recorded/1': ['cites', 'from', 'hosts', 'ids'],
	'indicator.imported/1': ['cites', 'file', 'format', 'ids', 'import', 'part', 'parts'],
	'indicator.withdrawn/1': ['indicator'],
	'event.recorded/1': ['cites', 'clockOf', 'event', 'host', 'indicators'],
	'timeline.imported/1': ['cites', 'file', 'format', 'host', 'timeline', 'zone'],
	'timeline.withdrawn/1': ['withdraws'],
	'list.item-added/1': ['item', 'list'],
	'list.item-retired/1': ['added', 'item', 'list'],
	'group.made/1': ['group'],
	'phase.entered/1': ['at', 'group', 'phase'],
	'phase.left/1': ['at', 'entered', 'group', 'phase'],
	'checklist.ticked/1': ['extent', 'group', 'proof', 'step'],
	'checklist.skipped/1': ['group', 'step'],
	'checklist.withdrawn/1': ['group', 'step', 'withdraws'],
	'incident.recorded/1': ['cleared'],
	'incident.time-set/1': ['time'],
	'impact.rated/1': ['outlook'],
	'contact.recorded/1': ['contact'],
	'contact.retired/1': ['contact'],
	'ladder.defined/1': ['ladder'],
	'deadline.defined/1': ['deadline'],
	'meeting.planned/1': ['meeting', 'plannedFor'],
	'meeting.held/1': ['heldAt', 'meeting'],
	'meeting.told/1': ['meeting'],
	'action.agreed/1': ['action', 'dueOn', 'meeting'],
	'action.done/1': ['action'],
	'exercise.begun/1': ['questionsVersion', 'scenario', 'version'],
	'exercise.inject-shown/1': ['inject', 'minute'],
	'exercise.answered/1': ['question'],
	'exercise.gap-found/1': ['action', 'question'],
	'exercise.ended/1': [],
	'crisis.step-done/1': ['step'],
	'crisis.step-put-off/1': ['step'],
	'kit.item-recorded/1': ['item'],
	'kit.item-checked/1': ['finding', 'item'],
	'kit.item-lent/1': ['item'],
	'kit.item-back/1': ['item'],
	'kit.item-retired/1': ['item'],
	'kit.laptop-scrubbed/1': ['doneAt', 'item'],
	'kit.verdict-given/1': ['because', 'verdict'],
	'library.added/1': ['file', 'item', 'required', 'reviewBy', 'sort'],
	'library.revised/1': ['file', 'item', 'required', 'reviewBy', 'sort'],
	'library.checked/1': ['item', 'reviewBy', 'sha256'],
	'library.withdrawn/1': ['item'],
	'notification.planned/1': ['deadline', 'dueAt', 'notification'],
	'notification.made/1': ['madeAt', 'notification', 'reached'],
	'notification.acknowledged/1': ['acknowledgedAt', 'notification'],
	'notification.withdrawn/1': ['notification'],
	'notification.channels-set/1': ['listenedTo'],
	'escalation.started/1': ['escalation', 'ladder', 'levels'],
	'escalation.tried/1': ['escalation', 'level', 'round', 'try'],
	'escalation.answered/1': ['escalation'],
	'escalation.ended/1': ['escalation'],
	'containment.decided/1': ['containment', 'duration', 'expiresAt'],
	'containment.ended/1': ['containment', 'expiresAt', 'how', 'replacedBy'],
	'cost.recorded/1': ['cites', 'replaces', 'sort'],
	'labor.recorded/1': ['cites', 'replaces'],
	'assessment.given/1': ['answer', 'cites'],
	'audit.answered/1': ['answer', 'cites'],
};

const sha = 'ab'.repeat(32);
const id = '019aa8f0-0000-7000-8000-000000000001';
const person = { keyId: sha, name: 'Ada' };
const faultsOf = (kind: string, body: Parameters<typeof checkBody>[1], withheld: string[] = [], signers = 2) =>
	checkBody(kind, body, withheld, signers)?.length;

describe('the catalogue', () => {
	it('names kinds as the ledger allows them', () => {
		for (const [name, kind] of catalogue) {
			expect(name).toBe(kind.kind);
			expect(name).toMatch(KIND);
			expect(kind.says).toMatch(/\.$/);
			for (const [member, { says }] of Object.entries(kind.members)) {
				expect(member).toMatch(/^[a-z][A-Za-z0-9]{0,63}$/);
				expect(member).not.toBe('object');
				expect(says).not.toBe('');
			}
		}
	});

	it('keeps from being withheld what an entry refers to, and only that', () => {
		const structural = [...catalogue.values()].map((k) => [
			k.kind,
			Object.keys(k.members)
				.filter((m) => !mayBeWithheld(k.kind, m))
				.sort(),
		]);
		expect(Object.fromEntries(structural)).toEqual(NEVER_WITHHELD);
	});

	it('lets nobody withhold what it does not know', () => {
		expect(mayBeWithheld('weather.forecast/7', 'sky')).toBe(false);
		expect(mayBeWithheld('note.written/1', 'mood')).toBe(false);
		expect(mayBeWithheld('note.written/1', 'constructor')).toBe(false);
	});

	it('does not check kinds and versions it does not know', () => {
		expect(checkBody('note.written/2', {}, [], 1)).toBeNull();
		expect(checkBody('constructor/1', {}, [], 1)).toBeNull();
	});

	it('asks two to sign a hand-over, a rotation and a proof of recovery, and one for everything else', () => {
		const two = [...catalogue.values()].filter((k) => k.signers === 2).map((k) => k.kind);
		expect(two).toEqual(['person.key-rotated/1', 'restoration.proved/1', 'custody.transferred/1']);
		const body = { item: id, tag: 'E-001', from: person, to: { ...person, keyId: 'cd'.repeat(32) }, reason: 'shift' };
		expect(faultsOf('custody.transferred/1', body, [], 2)).toBe(0);
		expect(faultsOf('custody.transferred/1', body, [], 1)).toBe(1);
	});

	it('takes a required member that is withheld, and misses one that is not there at all', () => {
		expect(faultsOf('note.written/1', { phase: 'da' }, ['text'])).toBe(0);
		expect(faultsOf('note.written/1', { phase: 'da' })).toBe(1);
		expect(faultsOf('note.written/1', { text: 'x' }, ['phase'])).toBe(1);
	});

	it('holds a file to be stored or digested, with whole sizes and digests in lower case', () => {
		const register = (file: object) =>
			faultsOf('evidence.registered/1', {
				...{ item: id, tag: 'E-001', holder: person, description: 'x' },
				files: [file as never],
			});
		const file = { name: 'a', sizeBytes: 0 };
		expect(register({ ...file, digests: { sha256: sha } })).toBe(0);
		expect(register({ ...file, object: sha })).toBe(0);
		expect(register({ ...file, object: sha, digests: { md5: 'ab'.repeat(16), sha256: sha } })).toBe(0);
		for (const odd of [
			file,
			{ ...file, object: sha.toUpperCase() },
			{ ...file, digests: { sha256: sha.toUpperCase() } },
			{ ...file, digests: { crc32: 'abcd' } },
			{ ...file, object: sha, sizeBytes: -1 },
			{ ...file, object: sha, sizeBytes: 1.5 },
			{ ...file, object: sha, path: '/etc/passwd' },
			{ sizeBytes: 1, object: sha },
		])
			expect(register(odd), JSON.stringify(odd)).toBe(1);
	});

	it('stands in resources for strangers as it stands in the program', async () => {
		await expect(`${JSON.stringify(catalogueForStrangers(), null, '\t')}\n`).toMatchFileSnapshot(
			join(import.meta.dirname, '../../resources/case-file/catalogue.json'),
		);
	});
});
