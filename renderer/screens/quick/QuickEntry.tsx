/**
 * A note from anywhere, by one key: text, what it is, its phase, the case. One more key seals it as it stands; nothing is
 * asked in between, and what is worth pointing out is said while it is typed. Closing keeps the draft.
 */
import { useState } from 'react';
import type { CaseSummary } from '../../../shared/views';
import type { CaseId } from '../../../shared/vocabulary';
import { useAnswer } from '../../hooks/useAnswer';
import { useAttachments } from '../../hooks/useAttachments';
import { useCases } from '../../hooks/useCases';
import { saidIn, useDraft } from '../../hooks/useDraft';
import { useEarlyPress } from '../../hooks/useEarlyPress';
import { useJob } from '../../hooks/useJob';
import { usePlace } from '../../hooks/usePlace';
import { useTellStanding } from '../../hooks/useStanding';
import { Dialogue } from '../../parts/Dialogue';
import { markedNumber } from '../../words/exercise';
import { visible } from '../../words/seen';
import { quick as words } from '../../words/writing';
import { QuickFields } from './QuickFields';
import { QuickFoot } from './QuickFoot';

/** @param at the case at hand, where something can be added to it */
export function QuickEntry({ at }: { readonly at: CaseId | null }) {
	const cases = useCases();
	const people = useAnswer('person.list', {}).value ?? [];
	const { go, open } = usePlace();
	const { setQuickly } = useTellStanding();
	const { typed, change, empty, sealed: wasSealed, keep, ready, refusal, savedAt } = useDraft(null, 'da');
	const files = useAttachments((file) => change((before) => ({ attachments: [...before.attachments, file] })));
	const write = useJob('note.quick');
	const [done, setDone] = useState(false);
	/** From the press on: what is typed after it would go with what is sealed. */
	const [sealing, setSealing] = useState(false);
	const target = targetOf(typed.case, at, cases?.open ?? []);
	const blank = typed.text.trim() === '';
	const waits = files.arriving.length > 0;
	const mayNot = blank || waits || sealing || done;
	const close = () => open(null);
	const seal = async () => {
		if (mayNot) return;
		const of = target ? { case: target.case } : {};
		setSealing(true);
		try {
			// No save may come after the seal, with words that are sealed by then.
			await keep();
			const sealed = await write.act({ ...saidIn(typed), ...of, draft: true });
			if (!sealed) return;
			setDone(true);
			wasSealed(typed);
			setQuickly(words.sealed(sealed.ref, visible(sealed.number)));
			if (sealed.opened) go({ at: 'case', case: sealed.case, tab: 'notebook' });
			else close();
		} finally {
			setSealing(false);
		}
	};
	// The case is part of what was meant: one that shows itself only after the press was not.
	const into = typed.case === undefined ? (at ?? target?.case) : typed.case;
	const meant = `${into ?? ''} ${typed.text}`;
	const early = useEarlyPress(ready && cases !== null, meant, () => void seal());
	const saying = [
		[sealing, words.sealing],
		[waits, words.waits],
		[early.waits, words.early],
		[early.passed, words.passed],
		[blank, words.needsText],
	] as const;
	const says = saying.find(([is]) => is)?.[1] ?? '';
	return (
		<Dialogue
			title={words.title}
			about={words.about}
			width={640}
			mayClose={!sealing}
			onClose={close}
			onSubmit={early.press}
			foot={
				<QuickFoot
					number={target ? visible(markedNumber(target)) : null}
					says={says}
					mayNot={mayNot}
					holds={!blank || typed.attachments.length > 0}
					busy={sealing}
					typed={typed}
					change={change}
					onAttach={() => void files.pick()}
					onDiscard={empty}
				/>
			}
		>
			<QuickFields
				typed={typed}
				change={change}
				files={files}
				cases={cases?.open ?? []}
				next={cases?.next ?? ''}
				people={[...new Set(people.flatMap(({ name }) => (name === null ? [] : visible(name))))]}
				target={target}
				savedAt={savedAt}
				disabled={sealing}
				refusal={write.refusal ?? files.refusal ?? refusal}
			/>
		</Dialogue>
	);
}

/** The case that was chosen, else the one at hand, else the one that was last written in; null: a new one. */
function targetOf(
	chosen: string | null | undefined,
	at: CaseId | null,
	cases: readonly CaseSummary[],
): CaseSummary | null {
	if (chosen === null) return null;
	const named = cases.find((each) => each.case === (chosen ?? at));
	return named ?? [...cases].sort((a, b) => (a.lastAt < b.lastAt ? 1 : -1))[0] ?? null;
}
