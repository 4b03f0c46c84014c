/** Acquisitions: evidence copied while it is digested, read again, and entered. */
import { acquisitionsOf } from '../../shared/projections/acquisition';
import { Refused } from '../../shared/refusal';
import type { AcquisitionSchedule, AcquisitionView, Receipt } from '../../shared/views';
import type { DigestName } from '../../shared/vocabulary';
import { mustBeFree } from '../evidence/free-target';
import { mustBeFolder, namedSource } from '../evidence/named-sources';
import { checkAcquisitions } from './acquisition-check';
import { liveOf, viewsOf } from './acquisition-live';
import { type AcquisitionPlan, mustHaveOwnNames, placeMembers, planOf, targetOf } from './acquisition-plan';
import { runAcquisition } from './acquisition-run';
import { caseIn, caseNamed, openCaseNamed } from './cases';
import { caseBook, caseIds, type Desk, type Handlers, meAmong, newId, peopleHere, seal } from './desk';
import { itemTagged } from './evidence';
import type { LedgerBook } from './ledger-book';

type Questions =
	| 'acquisition.start'
	| 'acquisition.list'
	| 'acquisition.pause'
	| 'acquisition.resume'
	| 'acquisition.cancel'
	| 'acquisition.verify'
	| 'acquisition.schedule';

const USUAL: readonly DigestName[] = ['md5', 'sha1', 'sha256'];

export const acquisitions: Handlers<Questions> = {
	'acquisition.start': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { item, tag } = itemTagged(book, input.tag);
		const sources = input.sources.map((ticket) => namedSource(desk.redeem(ticket)));
		const folder = input.to === 'vault' ? null : mustBeFolder(desk.redeem(input.to));
		const { pieceBytes, sourceAgain, statements } = input;
		const plan: AcquisitionPlan = {
			...{ acquisition: newId<string>(), item, tag, sources, folder },
			pieceBytes: pieceBytes ?? null,
			digests: [...new Set(input.digests ?? USUAL)],
			sourceAgain: sourceAgain ?? false,
		};
		mustHaveOwnNames(plan);
		for (const [source, { sizeBytes }] of sources.entries()) {
			const target = targetOf(plan, source);
			if (target !== null) mustBeFree(target, sizeBytes);
		}
		await seal(desk, book, 'acquisition.started/1', {
			...{ acquisition: plan.acquisition, item, tag, digests: [...plan.digests], pieceBytes, sourceAgain },
			sources: sources.map(({ path, name, kind, sizeBytes, model, serial }) => ({
				...{ ...placeMembers(path), name, kind },
				...(sizeBytes === null ? {} : { sizeBytes }),
				...(model === null ? {} : { model }),
				...(serial === null ? {} : { serial }),
			})),
			copiedTo: folder === null ? { kind: 'vault' } : { kind: 'folder', ...placeMembers(folder) },
			writeBlocker: statements?.writeBlocker,
			tool: statements?.tool ?? `Sealbook ${desk.version}`,
			operator: statements?.operator ?? meAmong(peopleHere(desk), desk.me).name ?? undefined,
			target: statements?.target,
		});
		return runAcquisition(desk, book.id, plan, { resume: false, job: input.job });
	},

	'acquisition.list': async (desk, input) => viewsOf(desk, await caseNamed(desk, input.case), everyDays(desk)),

	'acquisition.pause': async (desk, input) => {
		const { book, view, live } = await found(desk, input);
		if (!live?.ended) throw notRunning(view);
		live.paused = true;
		live.acquiring?.tell('pause');
		return viewsOf(desk, book, everyDays(desk)).find((v) => v.acquisition === view.acquisition) ?? view;
	},

	'acquisition.resume': async (desk, input) => {
		const { book, view, live } = await found(desk, input);
		if (live?.ended) {
			live.paused = false;
			live.acquiring?.tell('go on');
			return live.ended;
		}
		if (view.state !== 'interrupted') throw notRunning(view);
		return runAcquisition(desk, book.id, planOf(book.find(view.entry)), { resume: true, job: input.job });
	},

	'acquisition.cancel': async (desk, input) => {
		const { book, view, live } = await found(desk, input);
		if (live?.ended) {
			live.cancelled = true;
			live.paused = false;
			live.acquiring?.tell('cancel');
			return live.ended;
		}
		if (view.state !== 'interrupted') throw notRunning(view);
		const plan = planOf(book.find(view.entry));
		try {
			return await runAcquisition(desk, book.id, plan, { resume: true, cancelled: true, job: undefined });
		} catch (error) {
			// The source or the copy is gone: nothing but the end can be entered.
			if (!(error instanceof Refused)) throw error;
			return enterCancelled(desk, book, view);
		}
	},

	'acquisition.verify': async (desk, input) => {
		const book = await caseNamed(desk, input.case);
		itemTagged(book, input.tag);
		const wanted = viewsOf(desk, book, everyDays(desk)).filter(
			({ tag, acquisition }) => tag === input.tag && (input.acquisition ?? acquisition) === acquisition,
		);
		return desk.jobs.run(input.job, `Reading ${input.tag} again`, (job) => checkAcquisitions(desk, book, wanted, job));
	},

	'acquisition.schedule': async (desk, input) => {
		if (input.everyDays !== undefined && input.everyDays !== everyDays(desk))
			await seal(desk, desk.book, 'acquisition.scheduled/1', { everyDays: input.everyDays });
		return scheduleOf(desk);
	},
};

async function found(desk: Desk, { case: name, acquisition }: { readonly case: string; readonly acquisition: string }) {
	const book = await openCaseNamed(desk, name);
	const view = viewsOf(desk, book).find((each) => each.acquisition === acquisition);
	if (view) return { book, view, live: liveOf(desk).get(acquisition) };
	throw new Refused(
		'acquisition.unknown',
		'There is no such acquisition in this case.',
		'Look at the list of acquisitions.',
		'acquisition',
	);
}

const notRunning = ({ state }: AcquisitionView) =>
	new Refused(
		'acquisition.not-running',
		`This acquisition is ${state}.`,
		'Look at the list of acquisitions.',
		'acquisition',
	);

/** What an interrupted acquisition left is kept as it is, and entered as incomplete. */
async function enterCancelled(desk: Desk, book: LedgerBook, view: AcquisitionView): Promise<Receipt> {
	let receipt: Receipt | null = null;
	for (const { source, name, kind, entry } of view.sources) {
		if (entry !== null) continue;
		receipt = await seal(desk, book, 'acquisition.completed/1', {
			...{ acquisition: view.acquisition, item: view.item, tag: view.tag, source, name, kind },
			...{ verdict: 'cancelled', sizeBytes: 0, secondReading: { result: 'not-done', from: 'cache', damaged: [] } },
			movements: ['it was interrupted and not gone on with; how much was copied is not known'],
		});
	}
	if (receipt) return receipt;
	throw notRunning(view);
}

/** How often copies are to be read again, as the notebook's own ledger says last; null for never. */
export function everyDays(desk: Desk): number | null {
	const set = desk.book.entries().filter((e) => e.kind === 'acquisition.scheduled/1');
	const days = set.at(-1)?.body.everyDays;
	return typeof days === 'number' ? days : null;
}

async function scheduleOf(desk: Desk): Promise<AcquisitionSchedule> {
	const days = everyDays(desk);
	const now = desk.clock().at;
	const due: AcquisitionSchedule['due'][number][] = [];
	for (const id of days === null ? [] : caseIds(desk)) {
		const book = await caseBook(desk, id);
		const { number } = caseIn(book);
		for (const { tag, acquisition, dueAt } of acquisitionsOf(id, book.entries(), days))
			if (dueAt !== null && dueAt <= now) due.push({ case: id, number, tag, acquisition, dueAt });
	}
	return { everyDays: days, due: due.sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1)) };
}
