/** Registering an item: what identifies it, where it is, its files digested while they are read once. */
import { Stamp as SealIcon } from 'lucide-react';
import { useState } from 'react';
import type { CaseView } from '../../../shared/views';
import { useFiles } from '../../hooks/useFiles';
import { useJob } from '../../hooks/useJob';
import { usePlace } from '../../hooks/usePlace';
import { Button } from '../../parts/Button';
import { Dialogue } from '../../parts/Dialogue';
import { FilesBox } from '../../parts/FilesBox';
import { bytes } from '../../parts/measure';
import { Progress } from '../../parts/Progress';
import { Refused } from '../../parts/Refused';
import { addItem as words } from '../../words/evidence';
import { photographs } from '../../words/paper';
import { ItemFields } from './ItemFields';
import { EMPTY, type ItemDraft, isWhole, LINES, toldOf } from './itemDraft';
import { OnPaperSection, useOnPaper } from './OnPaper';

export function AddItem({ view }: { readonly view: CaseView }) {
	const { go, open } = usePlace();
	const { act, busy, refusal, progress, cancel } = useJob('evidence.register');
	const [draft, setDraft] = useState<ItemDraft>(EMPTY);
	const chosen = useFiles('evidence');
	const pictures = useFiles('attachment');
	const paper = useOnPaper();
	const ready = isWhole(draft) && paper.ready;
	const submit = async () => {
		if (!ready || busy) return;
		const receipt = await act({
			...{ case: view.case, ...toldOf(draft), ...paper.said },
			...(chosen.files.length > 0 ? { files: chosen.files.map(({ ticket }) => ticket) } : {}),
			...(pictures.files.length > 0 ? { photographs: pictures.files.map(({ ticket }) => ticket) } : {}),
		});
		if (receipt) go({ at: 'case', case: view.case, tab: 'evidence', item: receipt.ref });
	};
	return (
		<Dialogue
			title={words.title}
			about={words.about}
			width={860}
			mayClose={!busy}
			onClose={() => open(null)}
			onSubmit={() => void submit()}
			foot={
				<>
					<span className="dim t1" role="status">
						{ready ? words.seals : words.needs}
					</span>
					<span className="push" />
					<Button tone="quiet" keys="Esc" disabled={busy} onClick={() => open(null)}>
						{words.cancel}
					</Button>
					<Button type="submit" tone="primary" icon={SealIcon} keys="Ctrl Enter" disabled={!ready || busy}>
						{words.add}
					</Button>
				</>
			}
		>
			<ItemFields
				of={view.case}
				draft={draft}
				onChange={(more) => setDraft((before) => ({ ...before, ...more }))}
				refusal={refusal}
			/>
			<FilesBox
				label={words.files}
				says={
					chosen.files.length === 0
						? words.filesHelp
						: words.chosen(chosen.files.length, bytes(chosen.files.reduce((sum, file) => sum + file.sizeBytes, 0)))
				}
				choose={words.choose}
				busy={busy}
				{...chosen}
			>
				{busy && <Progress progress={progress} what={words.reading} onCancel={cancel} cancelWord={words.stop} />}
			</FilesBox>
			<FilesBox label={photographs.list} choose={photographs.choose} {...pictures} />
			<OnPaperSection paper={paper} refusal={refusal} />
			<Refused refusal={refusal ?? chosen.refusal ?? pictures.refusal} fields={[...LINES, 'quantity', 'lateBecause']} />
		</Dialogue>
	);
}
