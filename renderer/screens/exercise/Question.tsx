/** One question: what is asked, where to read on, the answer that stands and those before it, a field for another, its gaps. */
import { Stamp as SealIcon, SearchX } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { CaseView, ExerciseAnswer, ExerciseQuestion } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import type { useTypedAnswers } from '../../hooks/useTypedAnswers';
import { Button } from '../../parts/Button';
import { EntryLinks } from '../../parts/EntryLinks';
import { Refused } from '../../parts/Refused';
import { Stamp } from '../../parts/Stamp';
import { exercise as words } from '../../words/exercise';
import { visible } from '../../words/seen';
import { Gap } from './Gaps';

interface QuestionProps {
	readonly view: CaseView;
	readonly of: ExerciseQuestion;
	readonly typed: ReturnType<typeof useTypedAnswers>;
	readonly running: boolean;
	readonly onGo: (entry: string) => void;
	readonly onGap?: (question: string) => void;
}

export function Question({ view, of, typed, running, onGo, onGap }: QuestionProps) {
	const { question, asks, section, answer, former, gaps } = of;
	const { act, refusal } = useAct('exercise.answer');
	const [again, setAgain] = useState(false);
	/** While an answer is under way: the entry that stood before it. */
	const [over, setOver] = useState<{ readonly entry: string | null } | null>(null);
	const box = useRef<HTMLTextAreaElement>(null);
	useEffect(() => {
		if (again) box.current?.focus();
	}, [again]);
	const said = typed.said(question);
	const text = said.answer.trim();
	// The ledger may show the answer before it says that it was sealed.
	const landed = over !== null && over.entry !== (answer?.entry ?? null);
	const open = running && typed.ready && !landed && (answer === null || again || text !== '');
	const busy = over !== null;
	const seal = async () => {
		if (text === '' || busy) return;
		setOver({ entry: answer?.entry ?? null });
		try {
			// No save may come after the seal, with words that are sealed by then.
			await typed.keep();
			const by = said.by.trim();
			const sealed = await act({ case: view.case, question, answer: text, ...(by === '' ? {} : { by }), draft: true });
			if (!sealed) return;
			typed.forget(question);
			setAgain(false);
		} finally {
			setOver(null);
		}
	};
	return (
		<li>
			<span className="xq-i">{visible(question)}</span>
			<div className="xq-b">
				<p className="xq-a">{visible(asks)}</p>
				<div className="xq-r">
					{section !== '' && <span className="t1 dim">{words.read(section)}</span>}
					<span className="push" />
					{running && !open && (
						<Button size="s" tone="quiet" onClick={() => setAgain(true)}>
							{words.again}
						</Button>
					)}
					{onGap && (
						<Button
							size="s"
							tone="quiet"
							icon={SearchX}
							aria-label={words.gapAt(question)}
							onClick={() => onGap(question)}
						>
							{words.gap}
						</Button>
					)}
				</div>
				{answer && <Answer of={answer} onGo={onGo} />}
				{former.length > 0 && (
					<details className="xq-o">
						<summary>{words.former(former.length)}</summary>
						<ul>
							{former.map((each) => (
								<li key={each.entry}>
									<Answer of={each} onGo={onGo} />
								</li>
							))}
						</ul>
					</details>
				)}
				{open && (
					<textarea
						ref={box}
						className="in in-a"
						rows={2}
						aria-label={words.answer(question)}
						value={said.answer}
						maxLength={100_000}
						readOnly={busy}
						onChange={(event) => typed.change(question, { answer: event.target.value })}
						onKeyDown={(event) => {
							if (event.key !== 'Enter' || !event.ctrlKey) return;
							event.preventDefault();
							void seal();
						}}
					/>
				)}
				{open && text !== '' && (
					<div className="xq-f">
						<input
							className="in"
							aria-label={words.byOf(question)}
							placeholder={words.by}
							value={said.by}
							maxLength={200}
							readOnly={busy}
							onChange={(event) => typed.change(question, { by: event.target.value })}
						/>
						<Button tone="primary" icon={SealIcon} keys="Ctrl Enter" disabled={busy} onClick={() => void seal()}>
							{busy ? words.sealing : words.seal}
						</Button>
						<span className="t1 dim">{words.kept}</span>
					</div>
				)}
				<Refused refusal={refusal} />
				{gaps.map((gap) => (
					<Gap key={gap.entry} gap={gap} onGo={onGo} />
				))}
			</div>
		</li>
	);
}

function Answer({ of, onGo }: { readonly of: ExerciseAnswer; readonly onGo: (entry: string) => void }) {
	return (
		<div>
			<p className="xq-s">{of.answer === null ? words.withheld : visible(of.answer, { lines: true })}</p>
			<p className="t1 dim">
				{of.by !== null && `${visible(of.by)}, `}
				<Stamp at={of.at} show="time" /> <EntryLinks entries={[of.entry]} onGo={onGo} />
			</p>
		</div>
	);
}
