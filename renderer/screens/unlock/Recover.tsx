/** The way back in without the passphrase: the words of the paper, and a new passphrase. */
import { ArrowLeft, LockOpen } from 'lucide-react';
import { useState } from 'react';
import type { NotebookStatus } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { Button } from '../../parts/Button';
import { NewPassphrase, NOTHING_TYPED, sameTwice, type Twice } from '../../parts/NewPassphrase';
import { Note } from '../../parts/Note';
import { Refused, refusedFor } from '../../parts/Refused';
import { allTyped, wordsIn } from '../../parts/typedWords';
import { WordsBox } from '../../parts/WordsBox';
import { recover as words } from '../../words/recovery';
import { visible } from '../../words/seen';

interface RecoverProps {
	readonly person: NotebookStatus['people'][number];
	readonly onDone: () => void;
	readonly onBack: () => void;
}

export function Recover({ person, onDone, onBack }: RecoverProps) {
	const { act, busy, refusal } = useAct('notebook.recover');
	const [typed, setTyped] = useState('');
	const [twice, setTwice] = useState<Twice>(NOTHING_TYPED);
	const ready = allTyped(typed) && sameTwice(twice);
	const back = (
		<Button tone="quiet" size="l" icon={ArrowLeft} disabled={busy} onClick={onBack}>
			{words.back}
		</Button>
	);
	if (!person.hasPaper) {
		return (
			<>
				<Note tone="warn" role="status">
					{words.noPaper(visible(person.name))}
				</Note>
				<div className="row">{back}</div>
			</>
		);
	}
	const submit = async () => {
		if (!ready || busy) return;
		const opened = await act({ person: person.keyId, words: wordsIn(typed).join(' '), passphrase: twice.passphrase });
		if (!opened) return;
		setTyped('');
		setTwice(NOTHING_TYPED);
		onDone();
	};
	return (
		<form
			className="ul-f"
			onSubmit={(event) => {
				event.preventDefault();
				void submit();
			}}
		>
			<div>
				<h2 className="t4">{words.title}</h2>
				<p className="sec">{words.about}</p>
			</div>
			<WordsBox label={words.words} value={typed} onChange={setTyped} error={refusedFor(refusal, 'words')} autoFocus />
			<NewPassphrase
				label={words.passphrase}
				repeatLabel={words.repeat}
				help={words.passphraseHelp}
				value={twice}
				onChange={setTwice}
				error={refusedFor(refusal, 'passphrase')}
			/>
			<Refused refusal={refusal} fields={['words', 'passphrase']} />
			<div className="row">
				<Button type="submit" size="l" tone="primary" icon={LockOpen} disabled={busy || !ready}>
					{words.open}
				</Button>
				{back}
			</div>
			<p className="dim t1" role="status">
				{busy ? words.opening : ready ? words.after : words.needs}
			</p>
		</form>
	);
}
