/**
 * A scripted bridge for looking at screens without main: it answers every question of the contract from believable
 * memory. It is bundled for a page by the looks of this folder; the product never sees it.
 */
import type { Gives, QuestionName, Takes } from '../../shared/contract';
import type { Answer, Refusal } from '../../shared/refusal';
import type {
	CaseView,
	DraftView,
	EntryProof,
	NotebookStatus,
	PickedFile,
	Preferences,
	Receipt,
	Telling,
} from '../../shared/views';
import type { ChainId, Instant, Sha256, Ticket } from '../../shared/vocabulary';
import {
	CASE,
	type Draft,
	drafts,
	entryOf,
	file,
	hex,
	items,
	lockedStatus,
	me,
	people,
	report,
	sha,
} from './believable';

export interface Start {
	readonly state: NotebookStatus['state'];
	readonly theme: Preferences['theme'];
	/** How many notes beyond the scripted ones. */
	readonly more?: number;
	readonly empty?: boolean;
	readonly alone?: boolean;
	readonly broken?: boolean;
}

type Answers = { [Q in QuestionName]: (input: Takes<Q>) => Gives<Q> | Refusal | Promise<Gives<Q> | Refusal> };

const CHAIN = '0193a000-0000-7000-8000-00000000000a' as ChainId;
const now = (): Instant => new Date().toISOString() as Instant;
const refusal = (code: string, sentence: string, hint: string, field?: string): Refusal =>
	field ? { code, sentence, hint, field } : { code, sentence, hint };
const weak = refusal(
	'passphrase.weak',
	'The passphrase has fewer than 12 characters.',
	'Use at least 12; several words are easier to remember.',
	'passphrase',
);
const wrong = (field: string) =>
	refusal('passphrase.wrong', 'That is not the passphrase.', 'Check Caps Lock and the keyboard layout.', field);

export function fakeNotebook(start: Start) {
	let status: NotebookStatus = {
		...lockedStatus,
		state: start.state,
		...(start.state === 'absent' ? { name: null, people: [] } : {}),
		heldBy: start.state === 'in-use' ? 'process 4121 since 02:10' : null,
	};
	if (start.state === 'open')
		status = { ...lockedStatus, state: 'open', me, head: { seq: 31, digest: sha(7) }, failedUnlocks: 0 };
	let preferences: Preferences = { theme: start.theme, singleKeys: true, lockAfterMinutes: 10 };
	let draft: DraftView | null = null;
	const said: Draft[] = start.empty ? [] : [...drafts];
	for (let n = 0; n < (start.more ?? 0); n++)
		said.push({
			kind: 'note.written',
			minutes: 1480 + n,
			phase: 'cer',
			body: { phase: 'cer', text: `Observation ${n + 1}: no further traffic to 203.0.113.77.` },
		});
	const heard = new Set<(telling: Telling) => void>();
	const grew = () => {
		for (const hear of heard) hear({ tells: 'grew', case: CASE });
	};
	const open = (): NotebookStatus => {
		status = { ...lockedStatus, state: 'open', me, head: { seq: 31, digest: sha(7) }, failedUnlocks: 0 };
		return status;
	};
	const entries = () =>
		said.map((each, place) => {
			const view = entryOf(each, place + 1);
			const correctedBy = said.flatMap((other, at) => (other.corrects === view.ref ? [`A-${at + 1}`] : []));
			return start.broken && view.seq === 8
				? {
						...view,
						correctedBy,
						verdict: 'broken' as const,
						faults: [
							{
								place: 'A-8',
								rule: 'a disclosure hashes to the digest the head gives',
								expected: hex(3),
								found: hex(4),
							},
						],
					}
				: { ...view, correctedBy };
		});
	const seal = (each: Draft): Receipt => {
		said.push(each);
		setTimeout(grew, 5);
		return { chain: CHAIN, seq: said.length, digest: sha(said.length + 100), ref: `A-${said.length}`, at: now() };
	};
	const minutes = () => (Date.now() - Date.parse('2026-11-22T00:12:40.000Z')) / 60_000;
	const view = (): CaseView => ({
		case: CASE,
		number: '2026-014',
		title: 'Unknown exfiltration – finance file server',
		classification: 'TLP:AMBER',
		state: 'open',
		openedAt: entries()[0]?.head.at ?? now(),
		lastAt: entries().at(-1)?.head.at ?? now(),
		entries: said.length,
		items: start.empty ? 0 : items.length,
		chains: 1,
		phases: { prep: count('prep'), da: count('da'), cer: count('cer'), post: count('post') },
		people,
		phase: 'cer',
		heads:
			said.length > 0
				? [{ chain: CHAIN, letter: 'A', seq: said.length, digest: sha(said.length + 100), mine: true }]
				: [],
		verification: start.broken
			? {
					verdict: 'broken',
					checked: said.length,
					faults: [
						{ place: 'A-8', rule: 'a disclosure hashes to the digest the head gives', expected: hex(3), found: hex(4) },
					],
					at: now(),
				}
			: { verdict: 'intact', checked: said.length, faults: [], at: now() },
	});
	const count = (phase: string) => said.filter((each) => each.phase === phase && each.kind === 'note.written').length;
	const work = async (job: string | undefined, what: string) => {
		for (let step = 0; step <= 4; step++) {
			for (const hear of heard)
				hear({
					tells: 'progress',
					progress: {
						job: job ?? '',
						what,
						doneBytes: step * 512 * 1024 * 1024,
						totalBytes: 4 * 512 * 1024 * 1024,
						doneItems: step,
						totalItems: 4,
						bytesPerSecond: 412 * 1024 * 1024,
						msLeft: (4 - step) * 1250,
					},
				});
			await new Promise((resolve) => setTimeout(resolve, 120));
		}
	};
	const picked = (name: string, sizeBytes: number): PickedFile => ({
		ticket: `t${Math.random()}` as Ticket,
		name,
		sizeBytes,
	});
	const answers: Answers = {
		'notebook.status': () => status,
		'notebook.create': ({ passphrase }) => ([...passphrase].length < 12 ? weak : open()),
		'notebook.unlock': ({ passphrase }) => {
			if (passphrase.startsWith('wrong')) {
				status = { ...status, failedUnlocks: status.failedUnlocks + 1 };
				return wrong('passphrase');
			}
			return open();
		},
		'notebook.lock': () => {
			status = { ...lockedStatus };
			return status;
		},
		'notebook.verify': async ({ job }) => {
			await work(job, 'Checking ledgers and objects');
			return { ...report, verdict: 'intact' };
		},
		'person.list': () => (start.alone ? people.slice(0, 1) : people),
		'person.admit': (input) =>
			'name' in input && [...input.passphrase].length >= 12
				? {
						...me,
						name: input.name,
						receipt: seal({ kind: 'person.admitted', minutes: minutes(), body: { name: input.name } }),
					}
				: weak,
		'person.check': ({ person, passphrase }) =>
			passphrase.startsWith('wrong') ? wrong('passphrase') : { keyId: person as typeof me.keyId },
		'case.list': () =>
			start.empty
				? []
				: [
						view(),
						{
							...view(),
							case: '0193a000-0000-7000-8000-000000000002' as typeof CASE,
							number: '2026-011',
							title: 'Web shell on supplier portal',
							classification: null,
							state: 'closed',
						},
					],
		'case.open': () => ({
			...view(),
			receipt: seal({ kind: 'case.opened', minutes: minutes(), body: { number: '2026-014' } }),
		}),
		'case.show': () => view(),
		'case.close': ({ reason }) => seal({ kind: 'case.closed', minutes: minutes(), body: { reason } }),
		'case.reopen': ({ reason }) => seal({ kind: 'case.reopened', minutes: minutes(), body: { reason } }),
		'clock.check': ({ reference, referenceTime }) =>
			seal({
				kind: 'clock.checked',
				minutes: minutes(),
				body: { reference, referenceTime, deviceTime: now(), differenceMs: 0 },
			}),
		'case.acknowledge-rollback': ({ reason }) =>
			seal({ kind: 'chain.restarted', minutes: minutes(), body: { closes: CHAIN, missing: [], reason } }),
		'entry.list': () => entries(),
		'entry.show': ({ entry: ref }): EntryProof | Refusal => {
			const all = entries();
			const entry = all.find((each) => each.ref === ref);
			if (!entry) return refusal('entry.unknown', `There is no entry ${ref}.`, 'Check the number.');
			const [prev, next] = [all[entry.seq - 2], all[entry.seq]];
			return {
				entry,
				checkedAt: now(),
				prev: prev ? { ref: prev.ref, digest: prev.digest } : null,
				next: next ? { ref: next.ref, prev: entry.digest } : null,
				members: Object.keys(entry.body).map((name) => ({
					name,
					digest: entry.head.body[name] as Sha256,
					disclosed: true,
				})),
			};
		},
		'note.write': async (input) => {
			if (input.attachments) await work(input.job, 'Reading attachments');
			return seal({
				kind: 'note.written',
				minutes: minutes(),
				phase: input.phase,
				body: { phase: input.phase, text: input.text },
			});
		},
		'note.correct': ({ entry, text, reason }) =>
			seal({ kind: 'note.corrected', minutes: minutes(), corrects: entry, body: { text, reason } }),
		'draft.read': () => draft,
		'draft.save': (input) => {
			draft = input.text === '' ? null : { ...input, savedAt: now() };
			return draft;
		},
		'evidence.list': () => (start.empty ? [] : items),
		'evidence.register': async ({ job, description }) => {
			await work(job, 'Reading and digesting');
			return seal({
				kind: 'evidence.registered',
				minutes: minutes(),
				body: { tag: 'E-004', description },
				files: [file(9, 'disk.raw', 4e9, false)],
			});
		},
		'custody.show': () => ({ items }),
		'custody.transfer': ({ tag, reason }) =>
			seal({ kind: 'custody.transferred', minutes: minutes(), by: [1, 2], body: { tag, reason } }),
		'custody.decline': ({ tag, reason }) =>
			seal({ kind: 'custody.refused', minutes: minutes(), body: { tag, reason } }),
		'casefile.export': async ({ job }) => {
			await work(job, 'Writing objects');
			return {
				path: '/media/mara/TRANSIT-02/2026-014_20261122T014000Z.zip',
				fileName: '2026-014_20261122T014000Z.zip',
				folder: '2026-014_20261122T014000Z',
				sizeBytes: 12_400_000,
				sha256: sha(71),
				tagManifest: sha(72),
				entries: said.length,
				objects: 2,
				withheld: 3,
				leftOut: 0,
				fingerprint: me.fingerprint,
				receipt: seal({ kind: 'case.exported', minutes: minutes(), body: {} }),
				report: { ...report, verdict: 'intact' },
			};
		},
		'casefile.verify': async ({ job }) => {
			await work(job, 'Verifying');
			return start.broken ? { ...report, verdict: 'broken' } : report;
		},
		'object.save': () => ({ path: '/home/mara/fscache-listing.png', sizeBytes: 219_136 }),
		'job.cancel': () => ({ cancelled: true }),
		'file.pick': ({ purpose }) =>
			purpose === 'casefile'
				? [picked('2026-014_20261122T014000Z.zip', 12_400_000)]
				: [picked('IMG_0412.jpg', 2_110_000), picked('invoice\\u202Efdp.exe', 48_112)],
		'file.place': ({ suggestion }) => picked(suggestion, 0),
		'preferences.read': () => preferences,
		'preferences.write': (input) => {
			preferences = {
				...preferences,
				...(input.theme ? { theme: input.theme } : {}),
				...(input.singleKeys === undefined ? {} : { singleKeys: input.singleKeys }),
				...(input.lockAfterMinutes === undefined ? {} : { lockAfterMinutes: input.lockAfterMinutes }),
			};
			return preferences;
		},
		'page.print': () => ({ printed: true }),
		'clipboard.copy': () => ({ copied: true }),
	};
	const answer = async <Q extends QuestionName>(question: Q, input: Takes<Q>): Promise<Answer<unknown>> => {
		await new Promise((resolve) => setTimeout(resolve, 5));
		const given = await answers[question](input);
		return typeof given === 'object' && given !== null && 'sentence' in given && 'code' in given
			? { ok: false, refusal: given }
			: { ok: true, value: given };
	};
	return {
		ask: (question: string, input: unknown) => answer(question as QuestionName, input as never),
		listen: (hear: (telling: Telling) => void) => {
			heard.add(hear);
			return () => void heard.delete(hear);
		},
		filesDropped: async (files: File[]): Promise<Answer<PickedFile[]>> => ({
			ok: true,
			value: files.map(({ name, size }) => picked(name, size)),
		}),
	};
}
