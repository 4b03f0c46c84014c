/** The library: what is in it, what should be read through, and what ships; a file that is dropped on it is added. */
import { Layers, Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import type { LibraryItemView, LibraryView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { useFiles } from '../../hooks/useFiles';
import { dialogOpen, useKeys } from '../../hooks/useKeys';
import { usePlace } from '../../hooks/usePlace';
import { useSavedCopy } from '../../hooks/useSavedCopy';
import { Button } from '../../parts/Button';
import { Empty } from '../../parts/Empty';
import { FileDrop } from '../../parts/FileDrop';
import { FilterBox } from '../../parts/FilterBox';
import { InHead } from '../../parts/InHead';
import { Note } from '../../parts/Note';
import { ReasonDialog } from '../../parts/ReasonDialog';
import { Refused } from '../../parts/Refused';
import { Waiting } from '../../parts/Waiting';
import { withdrawDocument, library as words } from '../../words/library';
import { visible } from '../../words/seen';
import { AddDocument } from './AddDocument';
import { CheckDocument } from './CheckDocument';
import { LibraryTable } from './LibraryTable';
import { ShowDocument } from './ShowDocument';

export type LibraryAct = 'open' | 'save' | 'check' | 'revise' | 'withdraw';
type Over =
	| { readonly is: Exclude<LibraryAct, 'open' | 'save'>; readonly item: LibraryItemView }
	| { readonly is: 'open'; readonly item: string; readonly find: string }
	| { readonly is: 'add' }
	| null;

interface LibraryProps {
	readonly head: HTMLElement | null;
	readonly item?: string;
	readonly find?: string;
}

export function Library({ head, item, find = '' }: LibraryProps) {
	const { value, refusal, waiting } = useAnswer('library.show', {});
	const { go } = usePlace();
	const files = useFiles('attachment', false);
	const copy = useSavedCopy();
	const box = useRef<HTMLInputElement>(null);
	const [filter, setFilter] = useState('');
	const [over, setOver] = useState<Over>(item === undefined ? null : { is: 'open', item, find });
	const close = () => {
		setOver(null);
		files.clear();
	};
	useKeys({ n: () => setOver({ is: 'add' }), '/': () => !dialogOpen() && box.current?.focus() });
	const act = (is: LibraryAct, of: LibraryItemView) => {
		if (is === 'open') setOver({ is, item: of.item, find: '' });
		else if (is === 'save') void copy.save(of);
		else setOver({ is, item: of });
	};
	const add = (
		<Button tone="primary" icon={Plus} keys="N" onClick={() => setOver({ is: 'add' })}>
			{words.add}
		</Button>
	);
	const drop = (dropped: File[]) =>
		void files.drop(dropped).then((found) => found.length > 0 && setOver({ is: 'add' }));
	const any = value !== null && value.items.length > 0;
	return (
		<FileDrop className="lib" label={words.table} onFiles={drop}>
			<InHead head={head}>
				{any && <FilterBox ref={box} small label={words.filter} value={filter} onChange={setFilter} />}
				{any && add}
			</InHead>
			<Refused refusal={refusal ?? files.refusal ?? copy.refusal} />
			{copy.path !== null && (
				<Note tone="ok" role="status">
					{words.saved(visible(copy.path))}
				</Note>
			)}
			{waiting && <Waiting />}
			{value && <Unreadable view={value} />}
			{value && !any && (
				<div className="pn">
					<Empty title={words.emptyTitle} action={add}>
						{words.empty}
					</Empty>
				</div>
			)}
			{value && (
				<LibraryTable
					items={matching(value.items, filter)}
					builtIn={value.builtIn}
					onAct={act}
					onBuiltIn={() => setOver({ is: 'open', item: value.builtIn.item, find: '' })}
				/>
			)}
			{any && matching(value.items, filter).length === 0 && <p className="sec">{words.noneShown}</p>}
			{value && (
				<div className="row lib-e">
					<span className="sec">{words.elsewhere(value.elsewhere.baselines, value.elsewhere.hashsets)}</span>
					<Button size="s" tone="quiet" icon={Layers} onClick={() => go({ at: 'baselines' })}>
						{words.toElsewhere}
					</Button>
				</div>
			)}
			{over?.is === 'open' && <ShowDocument item={over.item} find={over.find} onClose={close} />}
			{over?.is === 'add' && <AddDocument item={null} files={files} onClose={close} />}
			{over?.is === 'revise' && <AddDocument item={over.item} files={files} onClose={close} />}
			{over?.is === 'check' && <CheckDocument item={over.item} onClose={close} />}
			{over?.is === 'withdraw' && <Withdraw item={over.item} onClose={close} />}
		</FileDrop>
	);
}

function matching(items: readonly LibraryItemView[], filter: string): readonly LibraryItemView[] {
	const wanted = filter.trim().toLowerCase();
	return items.filter(({ title, purpose, source, edition, file }) =>
		[title, purpose, source, edition, file.name].some((text) => text?.toLowerCase().includes(wanted)),
	);
}

function Unreadable({ view: { unreadable, items } }: { readonly view: LibraryView }) {
	return unreadable.map(({ item, because }) => (
		<Note key={item} tone="bad">
			{words.unreadable(visible(items.find((each) => each.item === item)?.title ?? item), visible(because))}
		</Note>
	));
}

function Withdraw({ item, onClose }: { readonly item: LibraryItemView; readonly onClose: () => void }) {
	const { act, busy, refusal } = useAct('library.withdraw');
	return (
		<ReasonDialog
			title={withdrawDocument.title(visible(item.title))}
			about={withdrawDocument.about}
			label={withdrawDocument.reason}
			act={withdrawDocument.act}
			busy={busy}
			refusal={refusal}
			onSeal={(reason) => void act({ item: item.item, reason }).then((done) => done && onClose())}
			onClose={onClose}
		/>
	);
}
