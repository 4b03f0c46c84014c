/** Writing minutes: a page, not a dialog, for a meeting of an hour. Dashed, because nothing of it is in the ledger until it is sealed. */
import { Stamp as SealIcon } from 'lucide-react';
import { useState } from 'react';
import type { CaseView, KeptMinutes, LessonId, MeetingView } from '../../../shared/views';
import type { Instant } from '../../../shared/vocabulary';
import { useAct } from '../../hooks/useAct';
import { dialogOpen, useKeys } from '../../hooks/useKeys';
import { useMinutes } from '../../hooks/useMinutes';
import { Button } from '../../parts/Button';
import { DiscardDraft } from '../../parts/DiscardDraft';
import { TextArea, TextBox } from '../../parts/Field';
import { instantOf, MomentField, wallOf } from '../../parts/MomentField';
import { Refused, refusedFor } from '../../parts/Refused';
import { Stamp } from '../../parts/Stamp';
import { after, QUESTIONS, minutes as words } from '../../words/after';
import { visible } from '../../words/seen';
import { linesIn } from './linesIn';

interface WriteMinutesProps {
	readonly view: CaseView;
	/** What was typed before. */
	readonly kept: KeptMinutes | null;
	/** The one that was planned; null for another. */
	readonly meeting: MeetingView | null;
	readonly onClose: () => void;
}

export function WriteMinutes({ view, kept, meeting, onClose }: WriteMinutesProps) {
	const planned = meeting?.planned ?? null;
	const { typed, change, keep, discard, savedAt, ...draft } = useMinutes(view.case, kept, {
		...{ meeting: meeting?.meeting ?? null, heldAt: planned && wallOf(planned.for), absent: '', answers: [] },
		...{ moderator: planned?.moderator ?? '', attended: planned?.invited.join('\n') ?? '', agreements: '' },
	});
	const hold = useAct('meeting.hold');
	const [discarding, setDiscarding] = useState(false);
	/** From the press on nothing is typed that would go with what is sealed. */
	const [sealing, setSealing] = useState(false);
	const heldAt = instantOf(typed.heldAt) as Instant | null;
	const [attended, absent] = [linesIn(typed.attended), linesIn(typed.absent)];
	const neither = planned?.invited.filter((each) => !attended.includes(each) && !absent.includes(each)) ?? [];
	const answers = typed.answers.filter(({ answer }) => answer.trim() !== '');
	const ready = heldAt !== null && attended.length > 0 && !sealing;
	const answerTo = (question: string) => typed.answers.find((each) => each.question === question)?.answer ?? '';
	const answer = (question: LessonId, text: string) =>
		change({
			answers: [
				...typed.answers.filter((each) => each.question !== question),
				...(text === '' ? [] : [{ question, answer: text }]),
			],
		});
	const back = () => void keep().then(onClose);
	const seal = async () => {
		if (!ready) return;
		setSealing(true);
		try {
			// No save may come after the seal, with words that are sealed by then.
			await keep();
			const agreements = linesIn(typed.agreements);
			const done = await hold.act({
				...{ case: view.case, heldAt, attended, answers, draft: true },
				...(meeting ? { meeting: meeting.meeting } : {}),
				...(typed.moderator.trim() === '' ? {} : { moderator: typed.moderator.trim() }),
				...(absent.length > 0 ? { absent } : {}),
				...(agreements.length > 0 ? { agreements } : {}),
			});
			if (done) onClose();
		} finally {
			setSealing(false);
		}
	};
	useKeys({
		'Ctrl+Enter': () => !dialogOpen() && void seal(),
		Escape: () => !dialogOpen() && !sealing && back(),
	});
	return (
		<section className="af-m" aria-label={words.title}>
			<div className="af-f">
				<div className="fr-g two">
					<MomentField label={words.heldAt} value={typed.heldAt} onChange={(at) => change({ heldAt: at })} />
					<TextBox
						label={words.moderator}
						optional
						value={typed.moderator}
						onChange={(moderator) => change({ moderator })}
						readOnly={sealing}
						maxLength={200}
					/>
					<TextArea
						label={words.attended}
						value={typed.attended}
						onChange={(names) => change({ attended: names })}
						error={refusedFor(hold.refusal, 'attended')}
						readOnly={sealing}
						maxLength={20_000}
					/>
					<TextArea
						label={words.absent}
						optional
						value={typed.absent}
						onChange={(names) => change({ absent: names })}
						error={refusedFor(hold.refusal, 'absent')}
						help={neither.length > 0 && words.neither(neither.map((each) => visible(each)).join(', '))}
						readOnly={sealing}
						maxLength={20_000}
					/>
				</div>
				{QUESTIONS.map(({ id, name, says }) => (
					<TextArea
						key={id}
						label={words.question(id, name)}
						help={says}
						rows={2}
						value={answerTo(id)}
						onChange={(text) => answer(id as LessonId, text)}
						readOnly={sealing}
						maxLength={20_000}
					/>
				))}
				<TextArea
					label={words.agreements}
					optional
					value={typed.agreements}
					onChange={(agreements) => change({ agreements })}
					readOnly={sealing}
					maxLength={100_000}
				/>
			</div>
			<Refused refusal={hold.refusal ?? draft.refusal} fields={['attended', 'absent']} />
			<div className="af-s">
				<span className="dim t1" role="status">
					{words.answered(answers.length)}
					{', '}
					{savedAt === null ? (
						words.notKept
					) : (
						<>
							{words.kept} <Stamp at={savedAt} show="time" />
						</>
					)}
				</span>
				<span className="push" />
				{(heldAt === null || attended.length === 0) && <span className="dim t1">{words.needs}</span>}
				<Button size="s" tone="quiet" disabled={sealing} onClick={() => setDiscarding(true)}>
					{words.discard}
				</Button>
				<Button size="s" keys="Esc" disabled={sealing} onClick={back}>
					{words.back}
				</Button>
				<Button size="s" tone="primary" icon={SealIcon} keys="Ctrl Enter" disabled={!ready} onClick={() => void seal()}>
					{sealing ? after.doing : words.act}
				</Button>
			</div>
			{discarding && (
				<DiscardDraft onDiscard={() => void discard().then(onClose)} onKeep={() => setDiscarding(false)} />
			)}
		</section>
	);
}
