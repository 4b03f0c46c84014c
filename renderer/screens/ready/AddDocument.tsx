/** A file for the library and what is said of it; of one that is there, all of it is written anew. */
import { useState } from 'react';
import type { LibraryItemView, LibrarySort } from '../../../shared/views';
import type { Files } from '../../hooks/useFiles';
import { useJob } from '../../hooks/useJob';
import { ActDialogue } from '../../parts/ActDialogue';
import { Choice } from '../../parts/Choice';
import { TextBox } from '../../parts/Field';
import { FileDrop } from '../../parts/FileDrop';
import { FilePick } from '../../parts/FilePick';
import { Progress } from '../../parts/Progress';
import { Refused, refusedFor } from '../../parts/Refused';
import { library, addDocument as words } from '../../words/library';
import { visible } from '../../words/seen';

const TEXTS = ['title', 'purpose', 'source', 'edition', 'reviewBy'] as const;
type TextName = (typeof TEXTS)[number];
const LENGTHS: Readonly<Record<TextName, number>> = {
	...{ title: 200, purpose: 2000, source: 300, edition: 200, reviewBy: 10 },
};
const SORTS = (Object.keys(library.sorts) as LibrarySort[]).map((id) => ({ id, name: library.sorts[id] }));

interface AddDocumentProps {
	/** Null: a new one. */
	readonly item: LibraryItemView | null;
	readonly files: Files;
	readonly onClose: () => void;
}

export function AddDocument({ item, files, onClose }: AddDocumentProps) {
	const adding = useJob('library.add');
	const revising = useJob('library.revise');
	const { busy, refusal, progress, cancel } = item ? revising : adding;
	const [sort, setSort] = useState<LibrarySort>(item?.sort ?? 'document');
	const [required, setRequired] = useState(item?.required ?? false);
	const [texts, setTexts] = useState<Readonly<Record<TextName, string>>>({
		title: visible(item?.title ?? ''),
		purpose: visible(item?.purpose ?? ''),
		source: visible(item?.source ?? ''),
		edition: visible(item?.edition ?? ''),
		reviewBy: item?.reviewBy ?? '',
	});
	const [file] = files.files;
	const ready = texts.title.trim() !== '' && (item !== null || file !== undefined);
	const submit = async () => {
		const said = Object.fromEntries(TEXTS.map((name) => [name, texts[name].trim()]).filter(([, text]) => text !== ''));
		const about = { title: '', ...said, sort, required };
		if (item) return revising.act({ item: item.item, ...about, ...(file ? { file: file.ticket } : {}) });
		return file && adding.act({ ...about, file: file.ticket });
	};
	const box = (name: TextName, label: string, more: { readonly help?: string; readonly optional?: boolean } = {}) => (
		<TextBox
			label={label}
			value={texts[name]}
			onChange={(text) => setTexts({ ...texts, [name]: text })}
			error={refusedFor(refusal, name)}
			maxLength={LENGTHS[name]}
			{...more}
		/>
	);
	return (
		<ActDialogue
			title={item ? words.revise(visible(item.title)) : words.title}
			about={item ? words.aboutRevise : words.about}
			width={720}
			words={{ ...words, needs: item ? words.needsTitle : words.needs }}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit().then((done) => done && onClose())}
		>
			<FileDrop className="bx-d" label={words.file} onFiles={(dropped) => void files.drop(dropped)}>
				<FilePick
					label={item ? words.newer : words.file}
					choose={words.choose}
					file={file ?? null}
					help={words.sortHelp[sort] || words.fileHelp}
					error={refusedFor(refusal, 'file')}
					autoFocus
					onPick={() => void files.pick()}
					onRemove={files.clear}
				/>
			</FileDrop>
			<div className="fr-g two">
				{box('title', words.name)}
				<Choice label={words.sort} options={SORTS} value={sort} onChange={setSort} />
			</div>
			{box('purpose', words.purpose, { optional: true })}
			<div className="fr-g two">
				{box('source', words.source, { optional: true })}
				{box('edition', words.edition, { optional: true })}
				{box('reviewBy', words.reviewBy, { optional: true, help: words.reviewHelp })}
				<label className="row t1 lib-n">
					<input
						type="checkbox"
						className="cbx"
						checked={required}
						onChange={(event) => setRequired(event.target.checked)}
					/>
					{words.required}
				</label>
			</div>
			{busy && <Progress progress={progress} what={words.doing} onCancel={cancel} cancelWord={words.cancel} />}
			<Refused refusal={refusal ?? files.refusal} fields={[...TEXTS, 'file']} />
		</ActDialogue>
	);
}
