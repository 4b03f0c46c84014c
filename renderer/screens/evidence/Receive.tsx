/** Whoever is here signs for an item that was released to them on another laptop; then the receipt goes back on a stick. */
import { useState } from 'react';
import type { CaseView, ItemView } from '../../../shared/views';
import { useFiles } from '../../hooks/useFiles';
import { useJob } from '../../hooks/useJob';
import { usePlaces } from '../../hooks/usePlaces';
import { ActDialogue } from '../../parts/ActDialogue';
import { TextBox } from '../../parts/Field';
import { FilesBox } from '../../parts/FilesBox';
import { PlaceBox } from '../../parts/PlaceBox';
import { Progress } from '../../parts/Progress';
import { Refused, refusedFor } from '../../parts/Refused';
import { nameOf } from '../../parts/SignerName';
import { receive as words } from '../../words/handover';
import { visible } from '../../words/seen';
import { Carry } from './Carry';

interface ReceiveProps {
	readonly view: CaseView;
	readonly item: ItemView;
	readonly onClose: () => void;
}

export function Receive({ view, item, onClose }: ReceiveProps) {
	const { act, busy, refusal, progress, cancel } = useJob('custody.receive');
	const { refusal: notPicked, clear, ...chosen } = useFiles('evidence');
	const places = usePlaces();
	const [place, setPlace] = useState('');
	const [condition, setCondition] = useState('');
	const [mismatch, setMismatch] = useState('');
	const [entry, setEntry] = useState<string | null>(null);
	const differs = refusal?.code === 'custody.digest-differs' || mismatch !== '';
	const submit = async () => {
		const done = await act({
			...{ case: view.case, tag: item.cite, place: place.trim() },
			...(condition.trim() === '' ? {} : { condition: condition.trim() }),
			...(chosen.files.length === 0 ? {} : { files: chosen.files.map(({ ticket }) => ticket) }),
			...(mismatch.trim() === '' ? {} : { mismatchBecause: mismatch.trim() }),
		});
		// A ticket is good for one use.
		if (done) setEntry(done.ref);
		else clear();
	};
	if (entry !== null)
		return (
			<Carry
				view={view}
				title={words.done(visible(item.cite), entry)}
				about={words.doneAbout}
				tag={item.cite}
				entry={entry}
				onClose={onClose}
			/>
		);
	return (
		<ActDialogue
			title={words.title(visible(item.cite))}
			about={words.about(nameOf(item.holder))}
			width={640}
			words={words}
			busy={busy}
			ready={place.trim() !== ''}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<PlaceBox
				label={words.place}
				places={places}
				value={place}
				onChange={setPlace}
				error={refusedFor(refusal, 'place')}
				autoFocus
			/>
			<TextBox
				label={words.condition}
				optional
				value={condition}
				onChange={setCondition}
				error={refusedFor(refusal, 'condition')}
				maxLength={500}
			/>
			{item.files.length > 0 && (
				<FilesBox label={words.files} says={words.filesHelp} choose={words.choose} busy={busy} {...chosen}>
					{busy && <Progress progress={progress} what={words.reading} onCancel={cancel} cancelWord={words.stop} />}
				</FilesBox>
			)}
			{differs && (
				<TextBox
					label={words.mismatch}
					value={mismatch}
					onChange={setMismatch}
					error={refusedFor(refusal, 'mismatchBecause')}
					maxLength={2000}
				/>
			)}
			<Refused refusal={refusal ?? notPicked} fields={['place', 'condition', 'mismatchBecause']} />
		</ActDialogue>
	);
}
