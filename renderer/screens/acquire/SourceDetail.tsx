/** One source: its map, what could not be read, its digests, what the second reading found, and the safeguards. */
import type { AcquiredView, AcquisitionView } from '../../../shared/views';
import { CopyButton } from '../../parts/Digest';
import { DiskMap } from '../../parts/DiskMap';
import { cellBytes } from '../../parts/diskCells';
import { FileName } from '../../parts/FileChip';
import { FileDigests } from '../../parts/FileDigests';
import { bytes } from '../../parts/measure';
import { source as words } from '../../words/acquire';
import { digestNames } from '../../words/digests';
import { visible } from '../../words/seen';
import { BadRanges } from './BadRanges';
import { Safeguards } from './Safeguards';
import { SecondReadingSays } from './SecondReadingSays';
import { percent } from './standing';

interface SourceDetailProps {
	readonly view: AcquisitionView;
	readonly source: AcquiredView;
	readonly onEntry: (ref: string) => void;
}

export function SourceDetail({ view, source, onEntry }: SourceDetailProps) {
	const total = source.totalBytes ?? 0;
	const read = percent(source.doneBytes, source.totalBytes);
	const moving = source.state === 'reading' || source.state === 'paused' || source.state === 'interrupted';
	return (
		<aside className="insp" aria-label={words.name} data-pane>
			<div className="ih">
				<h2 className="t4 ell">
					<span className="tag">{visible(view.tag)}</span>&ensp;
					<FileName name={source.name} />
				</h2>
			</div>
			<div className="insp-b">
				{source.kind !== 'tree' && total > 0 && (
					<div className="is">
						<div className="row aq-d">
							<h3 className="lab">{words.map}</h3>
							<span className="push t1 dim">{words.mapAbout(bytes(cellBytes(total)))}</span>
						</div>
						<DiskMap
							totalBytes={total}
							doneBytes={source.doneBytes}
							bad={source.badRanges}
							moving={moving}
							label={words.mapSays(visible(source.name), read, source.badRangeCount)}
						/>
						<div className="row t1 sec dm-k">
							<span className="st">
								<i className="sw sw-r" />
								{words.read}
							</span>
							<span className="st">
								<i className="sw sw-b" />
								{words.bad}
							</span>
							<span className="st">
								<i className="sw sw-n" />
								{words.notRead}
							</span>
						</div>
					</div>
				)}
				<BadRanges source={source} />
				<div className="is">
					<h3 className="lab">
						{source.state === 'cancelled'
							? words.digestsPart
							: source.entry === null
								? words.digestsNot
								: words.digests}
					</h3>
					{source.digests ? (
						<FileDigests digests={source.digests} />
					) : source.kind === 'tree' && source.entry !== null ? (
						<p className="sec">{words.treeDigests}</p>
					) : (
						<dl className="kv">
							{view.digests.map((name) => (
								<Computing key={name} name={digestNames[name]} doneBytes={source.doneBytes} />
							))}
						</dl>
					)}
				</div>
				<div className="is">
					<h3 className="lab">{words.copy}</h3>
					<dl className="kv">
						<dt>{words.where}</dt>
						<dd className="row-t">
							<span className="mono wrap grow">{visible(source.target)}</span>
							<CopyButton text={source.target} what={words.targetPath} />
						</dd>
						{source.entry !== null && (
							<>
								<dt>{words.entry}</dt>
								<dd>
									<EntryLink refName={source.entry} onEntry={onEntry} />
								</dd>
							</>
						)}
						<dt>{words.second}</dt>
						<dd>
							<SecondReadingSays source={source} />
						</dd>
					</dl>
				</div>
				<Safeguards view={view} source={source} />
			</div>
		</aside>
	);
}

function Computing({ name, doneBytes }: { readonly name: string; readonly doneBytes: number }) {
	return (
		<>
			<dt>{name}</dt>
			<dd className="dim">{words.computing(bytes(doneBytes))}</dd>
		</>
	);
}

function EntryLink({ refName, onEntry }: { readonly refName: string; readonly onEntry: (ref: string) => void }) {
	return (
		<button type="button" className="lnk" onClick={() => onEntry(refName)}>
			{refName}
		</button>
	);
}
