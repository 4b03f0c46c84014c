/** Another team's indicators: the file is read and shown row by row, with what is new and what is not taken, before it is sealed. */
import { Ban, CheckCheck, Plus, Stamp as SealIcon } from 'lucide-react';
import { useState } from 'react';
import type { CaseView, ImportPreview, ImportRow } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useFiles } from '../../hooks/useFiles';
import { ActFoot } from '../../parts/ActFoot';
import { State } from '../../parts/Badge';
import { Dialogue } from '../../parts/Dialogue';
import { TextBox } from '../../parts/Field';
import { FilePick } from '../../parts/FilePick';
import { count } from '../../parts/measure';
import { Refused, refusedFor } from '../../parts/Refused';
import { Segments } from '../../parts/Segments';
import { Waiting } from '../../parts/Waiting';
import { importIndicators as words } from '../../words/indicators';
import { parts } from '../../words/parts';
import { visible } from '../../words/seen';
import { given } from './form';
import { typeName } from './looks';
import { RowList } from './RowList';
import { TellFields, toldOf, useTell } from './TellFields';

interface ImportIndicatorsProps {
	readonly view: CaseView;
	/** With the entry that holds the first of them. */
	readonly onClose: (sealed?: string) => void;
}

export function ImportIndicators({ view, onClose }: ImportIndicatorsProps) {
	const { files, refusal: notPicked, pick, remove, clear } = useFiles('list', false);
	const look = useAct('indicator.preview');
	const take = useAct('indicator.import');
	const [preview, setPreview] = useState<ImportPreview | null>(null);
	const [source, setSource] = useState('');
	const [tell, setTell] = useTell();
	const file = files[0] ?? null;
	const busy = look.busy || take.busy;
	const ready = preview !== null && preview.fresh > 0;
	const refusal = notPicked ?? take.refusal ?? look.refusal;
	const choose = async () => {
		const [picked] = await pick();
		if (!picked) return;
		take.clear();
		setPreview(null);
		setPreview((await look.act({ case: view.case, file: picked.ticket })) ?? null);
	};
	const seal = async () => {
		if (!ready || busy) return;
		const done = await take.act({
			...{ case: view.case, file: preview.file, sha256: preview.sha256, ...toldOf(tell) },
			...given({ source: source.trim() || undefined }),
		});
		if (done) return onClose(done.receipts[0]?.ref);
		// A ticket is good for one use.
		setPreview(null);
		clear();
	};
	return (
		<Dialogue
			title={words.title}
			about={words.about}
			width={860}
			mayClose={!busy}
			onClose={() => onClose()}
			onSubmit={() => void seal()}
			foot={
				<ActFoot
					{...{ busy, ready, doing: look.busy ? words.reading : words.doing, cancel: parts.cancelNothing }}
					needs={preview === null ? words.needs : words.nothingNew}
					act={ready ? words.act(count(preview.fresh)) : words.actNone}
					icon={SealIcon}
					onCancel={() => onClose()}
				/>
			}
		>
			<FilePick
				label={words.file}
				choose={words.choose}
				help={words.help}
				file={file}
				autoFocus
				error={refusedFor(refusal, 'file')}
				onPick={() => void choose()}
				onRemove={() => {
					if (file) remove(file);
					setPreview(null);
				}}
			/>
			{look.busy && <Waiting what={words.reading} />}
			{preview && <Preview preview={preview} />}
			{ready && (
				<>
					<TextBox label={words.source} optional value={source} onChange={setSource} maxLength={500} />
					<TellFields value={tell} onChange={setTell} />
				</>
			)}
			<Refused refusal={refusal} fields={['file']} />
		</Dialogue>
	);
}

/** Kinds of other objects that are named. */
const MOST_KINDS = 8;

type Filter = ImportRow['state'] | 'all';

function Preview({ preview }: { readonly preview: ImportPreview }) {
	const [filter, setFilter] = useState<Filter>('all');
	const [picked, setPicked] = useState<string | null>(null);
	const { format, fresh, known, left, others, rows } = preview;
	const shown = rows
		.map((row, at) => ({ row, key: String(at) }))
		.filter(({ row }) => filter === 'all' || row.state === filter);
	const most = Math.max(
		...(['new', 'known', 'left'] as const).map((state) => rows.filter((row) => row.state === state).length),
	);
	return (
		<div className="im">
			<p role="status">
				{words.summary(format, count(fresh), count(known), count(left))}
				{fresh + known + left > rows.length && ` ${words.first(count(most))}`}
			</p>
			{others.length > 0 && (
				<p className="sec">
					{words.others(
						others
							.slice(0, MOST_KINDS)
							.map(({ kind, count: of }) => `${count(of)} ${visible(kind)}`)
							.join(', '),
						count(others.slice(MOST_KINDS).reduce((sum, each) => sum + each.count, 0)),
					)}
				</p>
			)}
			<div className="row">
				<Segments<Filter>
					label={words.show}
					value={filter}
					onChange={setFilter}
					options={[
						{ id: 'all', name: words.all, count: fresh + known + left },
						{ id: 'new', name: words.fresh, count: fresh },
						{ id: 'known', name: words.known, count: known },
						{ id: 'left', name: words.left, count: left },
					]}
				/>
			</div>
			<div className="im-l" style={{ height: Math.min(243, shown.length * 52 + 35) }}>
				<RowList
					key={filter}
					label={words.list}
					look="import"
					columns={words.columns(format)}
					rows={shown.map(({ row, key }) => ({ key, cells: () => cellsOf(row) }))}
					picked={picked}
					onPick={setPicked}
				/>
			</div>
		</div>
	);
}

function cellsOf({ place, state, is, shown, known, because, column }: ImportRow) {
	const why = because === null ? null : column === null ? because : words.column(visible(column), because);
	return [
		<span key="place" className="mono dim">
			{count(place)}
		</span>,
		<div className="grow" key="what">
			<span className="mono ell blk" title={visible(shown)}>
				{visible(shown)}
			</span>
			{why !== null && (
				<span className="sub ell blk" title={visible(why)}>
					{visible(why)}
				</span>
			)}
		</div>,
		is === null ? '' : typeName(is),
		<State
			key="state"
			tone={state === 'new' ? 'ok' : 'dim'}
			icon={state === 'new' ? Plus : state === 'known' ? CheckCheck : Ban}
		>
			{state === 'new' ? words.fresh : state === 'known' ? words.knownAs(known ?? '') : words.left}
		</State>,
	];
}
