/** An item of the library, open: what is said of it, and what its file says, its digest checked on the way. */
import { Download } from 'lucide-react';
import { useRef, useState } from 'react';
import type { LibraryItemView } from '../../../shared/views';
import { useAnswer } from '../../hooks/useAnswer';
import { useSavedCopy } from '../../hooks/useSavedCopy';
import { useSettled } from '../../hooks/useSettled';
import { Button } from '../../parts/Button';
import { Dialogue } from '../../parts/Dialogue';
import { Digest } from '../../parts/Digest';
import { FileName } from '../../parts/FileChip';
import { bytes } from '../../parts/measure';
import { Note } from '../../parts/Note';
import { Refused } from '../../parts/Refused';
import { Stamp } from '../../parts/Stamp';
import { Waiting } from '../../parts/Waiting';
import { library, document as words } from '../../words/library';
import { visible } from '../../words/seen';
import { Contents } from './Contents';

interface ShowDocumentProps {
	/** An item's id, or that of the list that ships. */
	readonly item: string;
	readonly find: string;
	readonly onClose: () => void;
}

const PAGE = 500;
const MOST = 2000;

export function ShowDocument({ item: id, find: first, onClose }: ShowDocumentProps) {
	const { value: list } = useAnswer('library.show', {});
	const [find, setFind] = useState(first);
	const [limit, setLimit] = useState(PAGE);
	const [former, setFormer] = useState<string | null>(null);
	const copy = useSavedCopy();
	const looked = useSettled(find.trim());
	const { value, refusal, waiting } = useAnswer('library.read', {
		...{ item: id, find: looked, limit },
		...(former === null ? {} : { former }),
	});
	// What was read last stays while the next words are looked for, and the box keeps the focus.
	const last = useRef({ former, value });
	if (value || refusal || last.current.former !== former) last.current = { former, value };
	const read = last.current.value;
	const item = list?.items.find((each) => each.item === id) ?? null;
	const title = item ? visible(item.title) : (list?.builtIn.title ?? words.contents);
	return (
		<Dialogue
			title={title}
			about={item?.purpose ? visible(item.purpose) : undefined}
			width={1080}
			onClose={onClose}
			onSubmit={onClose}
			foot={
				<>
					<span className="t1 tone-ok wrap" role="status">
						{copy.path !== null && library.saved(visible(copy.path))}
					</span>
					<span className="push" />
					{item && (
						<Button
							icon={Download}
							disabled={copy.busy}
							onClick={() => void copy.save(item, former === null ? undefined : former)}
						>
							{library.save}
						</Button>
					)}
					<Button tone="quiet" keys="Esc" onClick={onClose}>
						{words.close}
					</Button>
				</>
			}
		>
			{item && <About item={item} onFormer={setFormer} />}
			{former !== null && (
				<Note tone="warn">
					{words.formerShown(former)}{' '}
					<button type="button" className="lnk" onClick={() => setFormer(null)}>
						{words.backToNewest}
					</button>
				</Note>
			)}
			<Refused refusal={refusal ?? copy.refusal} />
			{waiting && !read && <Waiting />}
			{read && (
				<Contents
					contents={read.contents}
					title={title}
					find={find}
					onFind={(text) => {
						setFind(text);
						setLimit(PAGE);
					}}
					{...(limit < MOST ? { onMore: () => setLimit(MOST) } : {})}
				/>
			)}
		</Dialogue>
	);
}

function About({ item, onFormer }: { readonly item: LibraryItemView; readonly onFormer: (entry: string) => void }) {
	const { source, edition, reviewBy, checked, file, former } = item;
	return (
		<dl className="kv lib-k">
			{source !== null && <dt>{words.source}</dt>}
			{source !== null && <dd className="wrap">{visible(source)}</dd>}
			{edition !== null && <dt>{words.edition}</dt>}
			{edition !== null && <dd className="wrap">{visible(edition)}</dd>}
			<dt>{words.file}</dt>
			<dd>
				<FileName name={file.name} /> <span className="dim">{bytes(file.sizeBytes)}</span>{' '}
				<span className="mono">{file.entry}</span>
			</dd>
			<dt>{words.sha256}</dt>
			<dd>
				<Digest hex={file.sha256} />
			</dd>
			<dt>{words.review}</dt>
			<dd>
				{reviewBy ?? library.notAsked}
				{item.overdue && `, ${library.overdue.toLowerCase()}`}
			</dd>
			<dt>{words.checked}</dt>
			<dd className="wrap">
				{checked === null ? (
					library.never
				) : (
					<>
						<Stamp at={checked.at} /> {visible(checked.by ?? library.somebody)}
						{checked.remark !== null && `, ${visible(checked.remark)}`}
						{!checked.holds && `, ${library.replaced.toLowerCase()}`}
					</>
				)}
			</dd>
			{former.length > 0 && <dt>{words.former}</dt>}
			{former.length > 0 && (
				<dd>
					{former.map((old) => (
						<div key={old.entry}>
							<button type="button" className="lnk" onClick={() => onFormer(old.entry)}>
								{words.readFormer(old.entry)}
							</button>{' '}
							<FileName name={old.name} /> <Digest hex={old.sha256} />
						</div>
					))}
				</dd>
			)}
		</dl>
	);
}
