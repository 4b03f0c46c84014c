/** The sources of one acquisition as rows: how far each is, its digest once all of it was read, what could not be read. */
import { File as FileIcon, FolderTree, HardDrive, TriangleAlert } from 'lucide-react';
import type { AcquiredView } from '../../../shared/views';
import { State } from '../../parts/Badge';
import { bestDigest } from '../../parts/bestDigest';
import { type Column, Columns } from '../../parts/Columns';
import { Digest } from '../../parts/Digest';
import { FileName } from '../../parts/FileChip';
import { bytes, count } from '../../parts/measure';
import { pickAmongRows } from '../../parts/rows';
import { acquire as words } from '../../words/acquire';
import { visible } from '../../words/seen';
import { LOOKS, percent } from './standing';

const ICONS = { file: FileIcon, tree: FolderTree, device: HardDrive } as const;

const COLUMNS: readonly Column[] = [
	{ name: words.source },
	{ name: words.size, width: 'w-sz', number: true },
	{ name: words.state, width: 'w-stt' },
	{ name: words.speed, width: 'w-spd', number: true },
	{ name: words.digest, width: 'w-dg' },
	{ name: words.errors, width: 'w-err' },
];

interface SourceTableProps {
	readonly sources: readonly AcquiredView[];
	readonly picked: number;
	readonly onPick: (source: number) => void;
}

export function SourceTable({ sources, picked, onPick }: SourceTableProps) {
	return (
		<table className="tb" aria-label={words.table} onKeyDown={pickAmongRows((row) => onPick(Number(row)))}>
			<Columns of={COLUMNS} />
			<tbody>
				{sources.map((each) => (
					<Row key={each.source} source={each} picked={each.source === picked} onPick={() => onPick(each.source)} />
				))}
			</tbody>
		</table>
	);
}

function Row({
	source,
	picked,
	onPick,
}: {
	readonly source: AcquiredView;
	readonly picked: boolean;
	readonly onPick: () => void;
}) {
	const Icon = ICONS[source.kind];
	const again = source.state === 'verifying' || source.state === 'complete';
	const share = percent(again ? source.verifiedBytes : source.doneBytes, source.totalBytes);
	const best = source.digests && bestDigest(source.digests);
	return (
		<tr
			className={picked ? 'r2 act sel' : 'r2 act'}
			data-row={source.source}
			tabIndex={picked ? 0 : -1}
			{...(picked ? { 'aria-current': true } : {})}
			onClick={onPick}
		>
			<td>
				<div className="row">
					<span className="dim">
						<Icon className="ic" aria-hidden />
					</span>
					<div className="grow">
						<div className="med ell">
							<FileName name={source.name} />
						</div>
						<span className="sub">
							{source.doneFiles === null ? visible(source.target) : words.files(count(source.doneFiles))}
						</span>
					</div>
				</div>
			</td>
			<td className="num">{source.totalBytes === null ? <span className="dim">–</span> : bytes(source.totalBytes)}</td>
			<td>
				<div className="row st-l">
					<State tone={LOOKS[source.state].tone} icon={LOOKS[source.state].icon}>
						{words.states[source.state]}
					</State>
					{source.state !== 'queued' && <span className="push mono">{`${share} %`}</span>}
				</div>
				<span className="pg">
					<i className={barOf(source.state)} style={{ width: `${share}%` }} />
				</span>
			</td>
			<td className="num">{source.bytesPerSecond > 0 ? `${bytes(source.bytesPerSecond)}/s` : ''}</td>
			<td>
				{best ? (
					<>
						<Digest hex={best.hex} what={`full ${best.name} digest`} />
						<span className="sub">{words.andMore(best.name, best.more)}</span>
					</>
				) : (
					<span className="dim">
						{source.kind === 'tree' && source.entry !== null ? words.eachFile : words.afterRead}
					</span>
				)}
			</td>
			<td>
				{source.badRangeCount === 0 ? (
					<span className="dim">{words.noErrors}</span>
				) : (
					<State tone="warn" icon={TriangleAlert}>
						{words.errorCount(source.badRangeCount)}
					</State>
				)}
			</td>
		</tr>
	);
}

function barOf(state: AcquiredView['state']): string {
	if (state === 'verifying') return 'vf';
	if (state === 'complete') return 'dn';
	return state === 'partial' || state === 'changed' || state === 'differs' ? 'er' : '';
}
