/**
 * Beginning an acquisition: what, where to, which digests, and what people state about the safeguards. The copying
 * itself goes on behind the dialog, which closes as soon as main tells that it began.
 */
import { HardDriveDownload } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { CaseView } from '../../../shared/views';
import type { DigestName } from '../../../shared/vocabulary';
import { useAcquisitions } from '../../hooks/useAcquisitions';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { useFiles } from '../../hooks/useFiles';
import { ActFoot } from '../../parts/ActFoot';
import { Choice } from '../../parts/Choice';
import { Dialogue } from '../../parts/Dialogue';
import { DigestTicks } from '../../parts/DigestTicks';
import { FolderChoice } from '../../parts/FolderChoice';
import { Radios } from '../../parts/Radios';
import { Refused, refusedFor } from '../../parts/Refused';
import { Tick } from '../../parts/Tick';
import { starting as words } from '../../words/acquire';
import { visible } from '../../words/seen';

import { SourceDrop } from './SourceDrop';
import { NOTHING_STATED, StatementFields, type Statements } from './StatementFields';

const PIECES = { none: 0, cd: 650 * 1_048_576, dvd: 4 * 1_073_741_824 - 1_048_576, big: 64 * 1_073_741_824 } as const;
type Pieces = keyof typeof PIECES;

interface StartProps {
	readonly view: CaseView;
	readonly tag?: string;
	/** With the id of what began, or null where nothing did. */
	readonly onClose: (acquisition: string | null) => void;
}

export function StartAcquisition({ view, tag: given, onClose }: StartProps) {
	const items = useAnswer('evidence.list', { case: view.case }).value ?? [];
	const { views } = useAcquisitions();
	const { act, busy, refusal } = useAct('acquisition.start');
	const files = useFiles('evidence');
	const folders = useFiles('folder');
	const target = useFiles('folder', false);
	const [tag, setTag] = useState<string | null>(given ?? null);
	const [to, setTo] = useState<'vault' | 'folder'>('vault');
	const [pieces, setPieces] = useState<Pieces>('none');
	const [digests, setDigests] = useState<readonly DigestName[]>(['sha256', 'sha1', 'md5']);
	const [sourceAgain, setSourceAgain] = useState(false);
	const [stated, setStated] = useState<Statements>(NOTHING_STATED);
	const [known, setKnown] = useState<ReadonlySet<string> | null>(null);
	const chosen = tag ?? (items.length === 1 ? (items[0]?.tag ?? null) : null);
	const sources = [...files.files, ...folders.files];
	const folder = target.files[0] ?? null;
	const needs =
		chosen === null
			? words.needsItem
			: sources.length === 0
				? words.needsSource
				: digests.length === 0
					? words.needsDigest
					: to === 'folder' && !folder
						? words.needsTarget
						: null;
	// It began: the list has one that was not there before.
	useEffect(() => {
		const begun = known && views?.find((each) => !known.has(each.acquisition));
		if (begun) onClose(begun.acquisition);
	}, [known, views, onClose]);
	const start = async () => {
		if (needs !== null || chosen === null || busy) return;
		setKnown(new Set(views?.map((each) => each.acquisition)));
		const statements = Object.fromEntries(
			Object.entries(stated).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text.trim()]])),
		);
		const done = await act({
			case: view.case,
			tag: chosen,
			sources: sources.map((each) => each.ticket),
			to: to === 'folder' && folder ? folder.ticket : 'vault',
			...(to === 'folder' && pieces !== 'none' ? { pieceBytes: PIECES[pieces] } : {}),
			digests: [...digests],
			...(sourceAgain ? { sourceAgain } : {}),
			...(Object.keys(statements).length > 0 ? { statements } : {}),
		});
		if (done) return onClose(null);
		// A ticket is good for one use.
		setKnown(null);
		for (const used of [files, folders, target]) used.clear();
	};
	return (
		<Dialogue
			title={words.title}
			about={words.about}
			width={860}
			onClose={() => onClose(null)}
			onSubmit={() => void start()}
			foot={
				<ActFoot
					busy={busy}
					ready={needs === null}
					doing={words.doing}
					needs={needs ?? ''}
					cancel={words.cancel}
					act={words.start}
					icon={HardDriveDownload}
					onCancel={() => onClose(null)}
				/>
			}
		>
			<Choice
				label={words.item}
				value={chosen}
				onChange={setTag}
				options={items.map((item) => ({ id: item.tag, name: item.tag, quiet: visible(item.description) }))}
				error={refusedFor(refusal, 'tag')}
			/>
			<SourceDrop files={files} folders={folders} busy={busy} error={refusedFor(refusal, 'sources')} />
			<div className="bl-g">
				<Radios
					label={words.to}
					value={to}
					onChange={setTo}
					options={[
						{ id: 'vault', name: words.toVault, more: words.toVaultMore },
						{ id: 'folder', name: words.toFolder, more: words.toFolderMore },
					]}
				/>
				{to === 'folder' ? (
					<div className="col gap-4">
						<FolderChoice
							label={words.target}
							help={refusedFor(refusal, 'to') ?? words.targetHelp}
							chosen={folder?.name ?? null}
							choose={words.chooseTarget}
							disabled={busy}
							onChoose={() => void target.pick()}
						/>
						<Choice
							label={words.split}
							value={pieces}
							onChange={setPieces}
							options={[
								{ id: 'none', name: words.noSplit },
								{ id: 'cd', name: words.splits.cd },
								{ id: 'dvd', name: words.splits.dvd },
								{ id: 'big', name: words.splits.big },
							]}
						/>
					</div>
				) : (
					<DigestTicks label={words.digests} chosen={digests} onChange={setDigests} />
				)}
			</div>
			{to === 'folder' && <DigestTicks label={words.digests} chosen={digests} onChange={setDigests} />}
			<StatementFields stated={stated} onChange={setStated} refusal={refusal} />
			<Tick checked={sourceAgain} onChange={setSourceAgain}>
				{words.again}
			</Tick>
			<Refused refusal={refusal} fields={['tag', 'sources', 'to', 'writeBlocker', 'tool', 'operator', 'target']} />
		</Dialogue>
	);
}
