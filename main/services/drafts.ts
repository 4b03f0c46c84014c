/** Drafts: what is typed and attached and not sealed. Each case has one, and the quick entry one for the notebook. */
import type { Given } from '../../shared/contract';
import type { DraftView } from '../../shared/views';
import type { Ticket } from '../../shared/vocabulary';
import type { DraftFile, KeptDraft } from '../store/draft-file';
import { letGo } from './arrivals';
import { caseNamed } from './cases';
import type { Desk, Handlers } from './desk';

export const drafts: Handlers<'draft.read' | 'draft.save' | 'quick.read' | 'quick.save'> = {
	'draft.read': async (desk, input) => shown(desk, await ofCase(desk, input.case).then((file) => file.read())),
	'draft.save': async (desk, input) => shown(desk, await save(desk, await ofCase(desk, input.case), input, null)),
	'quick.read': async (desk) => quick(desk, await desk.shelf.quickDraft().read()),
	'quick.save': async (desk, input) => quick(desk, await save(desk, desk.shelf.quickDraft(), input, input.case)),
};

const ofCase = async (desk: Desk, name: string) => desk.shelf.draft((await caseNamed(desk, name)).id);

async function save(
	desk: Desk,
	file: DraftFile,
	input: Omit<Given<'draft.save'>, 'case'>,
	of: string | null,
): Promise<KeptDraft | null> {
	const before = await file.read();
	const attachments = input.attachments.flatMap((ticket) => desk.arrivals.of(ticket) ?? []);
	const { text, phase, stance, observedAt, observedLocal, accuracyMs, lateBecause, notLateBecause, doneBy, witness } =
		input;
	const draft =
		text.trim() === '' && attachments.length === 0
			? null
			: {
					...{ text, phase, stance, observedAt, observedLocal, accuracyMs, lateBecause, notLateBecause },
					...{ doneBy, witness, attachments },
					case: of,
					savedAt: desk.clock().at,
				};
	await file.keep(draft);
	const gone = (before?.attachments ?? []).map(({ ticket }) => ticket).filter((t) => !input.attachments.includes(t));
	await letGo(desk, gone);
	return draft;
}

/** Its note was sealed: nothing of the draft is kept. */
export async function discard(desk: Desk, file: DraftFile): Promise<void> {
	const before = await file.read();
	await file.keep(null);
	await letGo(
		desk,
		(before?.attachments ?? []).map(({ ticket }): Ticket => ticket),
	);
}

function quick(desk: Desk, draft: KeptDraft | null) {
	const view = shown(desk, draft);
	return view && { ...view, case: draft?.case ?? null };
}

function shown(desk: Desk, draft: KeptDraft | null): DraftView | null {
	if (!draft) return null;
	const { case: _, attachments, ...rest } = draft;
	return { ...rest, attachments: attachments.map((each) => desk.arrivals.know(each)) };
}
