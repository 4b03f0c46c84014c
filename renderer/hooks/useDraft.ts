/**
 * A draft: what is typed, kept on disk a moment after the last key, and once more when the screen goes. A case has one, and
 * the quick entry one for the notebook. What is on disk is read once; from then on the person's keys are the truth.
 * What must hold: keys pressed before it was read are not lost, and nothing is written over what was not read yet.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ArrivedFile, DraftView, PhaseId } from '../../shared/views';
import type { CaseId, Stance } from '../../shared/vocabulary';
import { ask } from '../notebook';
import { useAct } from './useAct';
import { useAnswer } from './useAnswer';
import { useKept } from './useKept';
import { useTellStanding } from './useStanding';

export interface Typed {
	readonly text: string;
	readonly phase: PhaseId;
	readonly stance: Stance | null;
	/** An instant, or null where none was typed. */
	readonly observedAt: string | null;
	/** In its place: a time of an unknown zone, as it was found. */
	readonly observedLocal: string | null;
	readonly accuracyMs: number | null;
	readonly lateBecause: string | null;
	readonly notLateBecause: string | null;
	/** Empty: asked for, nothing typed yet. */
	readonly doneBy: string | null;
	readonly witness: string | null;
	readonly attachments: readonly ArrivedFile[];
	/** Of the quick entry: the case it is for; null for one yet to be opened, undefined while nobody has chosen. */
	readonly case?: string | null;
}

/** What goes with the words when they are sealed or discarded; the phase stays. */
const NOTHING = {
	...{ text: '', stance: null, observedAt: null, observedLocal: null, accuracyMs: null },
	...{ lateBecause: null, notLateBecause: null, doneBy: null, witness: null, attachments: [] },
} as const;

type Change = (next: Partial<Typed> | ((before: Typed) => Partial<Typed>)) => void;

/** The drafts that stand on a screen. A file or a receipt may come when the screen that asked for it has gone. */
const standing = new Map<CaseId | null, Change>();

/** @param at null: the quick entry's */
export function useDraft(at: CaseId | null, firstPhase: PhaseId) {
	const ofCase = useAnswer('draft.read', at === null ? null : { case: at });
	const ofQuick = useAnswer('quick.read', at === null ? {} : null);
	const kept: { waiting: boolean; value: (DraftView & { readonly case?: string | null }) | null } =
		at === null ? ofQuick : ofCase;
	const { setDraft, setQuickDraft } = useTellStanding();
	const save = useAct('draft.save');
	const saveQuick = useAct('quick.save');
	const [typed, setTyped] = useState<Typed>({ ...NOTHING, phase: firstPhase });
	const [savedAt, setSavedAt] = useState<string | null>(null);
	const [ready, setReady] = useState(false);
	/** Ahead of what is shown: a screen may go before it shows what was typed last. */
	const latest = useRef({ typed, changed: false });
	const read = useRef(false);
	const gone = useRef(false);
	/** A case's own draft stands in the strip, the quick entry's on its button. */
	const tell = useCallback<typeof setDraft>(
		(draft) => {
			if (at === null && draft.is !== 'failed') setQuickDraft(draft.is !== 'none');
			// Another draft may stand there by then.
			else if (at !== null) setDraft(gone.current ? { is: 'unknown' } : draft);
		},
		[at, setDraft, setQuickDraft],
	);

	/** What is on the disk comes first; keys that were pressed before it was read are joined to it. */
	const take = useCallback(
		(onDisk: (DraftView & { readonly case?: string | null }) | null) => {
			if (read.current) return;
			read.current = true;
			setReady(true);
			if (!onDisk) return;
			const { savedAt: then, phase, ...rest } = onDisk;
			latest.current.typed = joined({ ...rest, phase: phase ?? firstPhase }, latest.current.typed);
			setTyped(latest.current.typed);
			setSavedAt(then);
			if (!latest.current.changed) tell({ is: 'saved', at: then });
		},
		[firstPhase, tell],
	);
	useEffect(() => {
		if (!kept.waiting) take(kept.value);
	}, [kept, take]);

	const { act } = save;
	const { act: actQuick } = saveQuick;
	const keep = useKept(typed, latest, async () => {
		if (!read.current) {
			const onDisk = await (at === null ? ask('quick.read', {}) : ask('draft.read', { case: at }));
			if (!onDisk.ok) return false;
			take(onDisk.value);
		}
		const { attachments, case: of = null, ...rest } = latest.current.typed;
		const input = { ...rest, attachments: attachments.map(({ ticket }) => ticket) };
		const answer = await (at === null ? actQuick({ ...input, case: of }) : act({ ...input, case: at }));
		if (answer === undefined) return false;
		setSavedAt(answer?.savedAt ?? null);
		if (!latest.current.changed) tell(answer === null ? { is: 'none' } : { is: 'saved', at: answer.savedAt });
		return true;
	});

	const put = useCallback<Change>(
		(next) => {
			const before = latest.current.typed;
			latest.current = { typed: { ...before, ...(typeof next === 'function' ? next(before) : next) }, changed: true };
			setTyped(latest.current.typed);
			tell({ is: 'changed' });
		},
		[tell],
	);
	const change = useCallback<Change>(
		(next) => {
			const other = gone.current ? standing.get(at) : undefined;
			if (other) return other(next);
			if (!gone.current) return put(next);
			void keep().then(() => {
				// Another screen may have kept more since; what it kept is read again.
				read.current = false;
				latest.current = { typed: { ...NOTHING, phase: firstPhase }, changed: false };
				put(next);
				return keep();
			});
		},
		[at, firstPhase, put, keep],
	);
	useEffect(() => {
		gone.current = false;
		standing.set(at, change);
		return () => {
			gone.current = true;
			if (standing.get(at) === change) standing.delete(at);
		};
	}, [at, change]);
	/** After discarding: the phase stays, the rest goes, on disk too. */
	const empty = useCallback(() => change(NOTHING), [change]);
	/** After sealing: so does what was sealed, and nothing that came since. */
	const sealed = useCallback((was: Typed) => change((now) => since(was, now)), [change]);

	const refusal = save.refusal ?? saveQuick.refusal;
	useEffect(() => {
		if (refusal) tell({ is: 'failed', refusal });
	}, [refusal, tell]);

	// What a save that is under way takes with it is not on the disk yet.
	const unsaved = latest.current.changed || save.busy || saveQuick.busy;
	return { typed, change, empty, sealed, keep, ready, refusal, savedAt: unsaved ? null : savedAt };
}

/** What was kept, and what was typed before that was read: both, the kept words first. */
export function joined(kept: Typed, early: Typed): Typed {
	return {
		...kept,
		text: [kept.text, early.text].filter((text) => text !== '').join('\n'),
		attachments: [...kept.attachments, ...early.attachments],
		...(early.case === undefined ? {} : { case: early.case }),
	};
}

/** What becomes of a draft when what it was is sealed: the phase stays, and what was typed or arrived since. */
export function since(sealed: Typed, now: Typed): Partial<Typed> {
	return {
		...NOTHING,
		text: now.text === sealed.text ? '' : now.text,
		attachments: now.attachments.filter((each) => !sealed.attachments.some(({ ticket }) => ticket === each.ticket)),
	};
}

/** What a note takes of a draft; what was not said is no member. */
export function saidIn(typed: Typed) {
	const { stance, observedAt, observedLocal, accuracyMs, notLateBecause, attachments } = typed;
	// Empty: the zone was said to be unknown before a time was typed.
	const local = observedAt === null && observedLocal !== '' ? observedLocal : null;
	const timed = observedAt !== null || local !== null;
	return {
		phase: typed.phase,
		text: typed.text,
		...(stance === null ? {} : { stance }),
		...(observedAt === null ? {} : { observedAt }),
		...(local === null ? {} : { observedLocal: local }),
		...(accuracyMs === null || !timed ? {} : { accuracyMs }),
		...saidOf('lateBecause', typed.lateBecause),
		...(notLateBecause === null ? {} : { notLateBecause }),
		...saidOf('doneBy', typed.doneBy),
		...saidOf('witness', typed.witness),
		...(attachments.length > 0 ? { attachments: attachments.map(({ ticket }) => ticket) } : {}),
	};
}

/** A member of its own; none where nothing was typed. */
function saidOf<Name extends string>(name: Name, text: string | null): Partial<Record<Name, string>> {
	const said = text?.trim() ?? '';
	return said === '' ? {} : ({ [name]: said } as Record<Name, string>);
}
