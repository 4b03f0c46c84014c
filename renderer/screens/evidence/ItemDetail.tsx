/** One item: who holds it, what identifies it, its files' digests, and its custody from the first moment until now. */
import { ArrowLeftRight, Camera, PencilLine, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CaseView, CustodyFinding, FileView, ItemView, Person } from '../../../shared/views';
import { usePlace } from '../../hooks/usePlace';
import { Badge } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { FileName } from '../../parts/FileChip';
import { FileDigests } from '../../parts/FileDigests';
import { bytes } from '../../parts/measure';
import { Outstanding } from '../../parts/Outstanding';
import { SignerName } from '../../parts/SignerName';
import { Stamp } from '../../parts/Stamp';
import { acts, record } from '../../words/custody';
import { evidence, item as words } from '../../words/evidence';
import { print } from '../../words/paper';
import { visible } from '../../words/seen';
import { CustodyGraph } from './CustodyGraph';
import { MoreActs } from './MoreActs';
import { StatedLogs } from './StatedLogs';

interface ItemDetailProps {
	readonly view: CaseView;
	readonly item: ItemView;
	/** All of the case. */
	readonly items: readonly ItemView[];
	readonly me: Person | null;
	readonly onClose: () => void;
	/** Absent where nothing can be written. */
	readonly write?: {
		readonly transfer: () => void;
		readonly record: () => void;
		readonly settle: (finding: CustodyFinding) => void;
		readonly photograph: () => void;
	};
}

export function ItemDetail({ view, item, items, me, onClose, write }: ItemDetailProps) {
	const { go } = usePlace();
	const toEntry = (entry: string) => go({ at: 'case', case: view.case, tab: 'notebook', entry });
	return (
		<aside className="insp ev-d" aria-label={words.name} data-pane>
			<div className="ih">
				<h2 className="t4 ell">
					<span className="tag">{visible(item.cite)}</span>&ensp;{visible(item.description)}
				</h2>
				<span className="push" />
				<Button size="s" tone="quiet" icon={X} aria-label={words.close} onClick={onClose} />
			</div>
			<div className="insp-b">
				<div className="is">
					<dl className="kv">
						<dt>{words.heldBy}</dt>
						<dd>
							<span className="med">
								<SignerName signer={item.holder} />
							</span>{' '}
							<span className="dim">
								{words.since} <Stamp at={item.intervals.at(-1)?.from ?? item.registeredAt} />
							</span>
						</dd>
						{item.state !== 'held' && (
							<Fact name={words.state}>
								<Badge tone="warn" icon={TriangleAlert}>
									{item.awaitsReceipt ? <Outstanding since={item.awaitsReceipt.since} /> : acts.state[item.state]}
								</Badge>
							</Fact>
						)}
						{item.onHold && <Fact name={words.hold}>{acts.onHold}</Fact>}
						{item.dueBack !== null && (
							<Fact name={acts.dueBack}>
								<Stamp at={item.dueBack} />
							</Fact>
						)}
						{item.seals.length > 0 && (
							<Fact name={acts.seals}>{item.seals.map((seal) => visible(seal)).join(', ')}</Fact>
						)}
						{item.madeInto.length > 0 && (
							<Fact name={acts.madeInto}>{item.madeInto.map((tag) => visible(tag)).join(', ')}</Fact>
						)}
						{item.parents.length > 0 && (
							<Fact name={acts.parent}>
								{item.parents.map((tag) => visible(tag)).join(', ')}
								{item.derivation !== null && <span className="dim"> {visible(item.derivation)}</span>}
							</Fact>
						)}
						<dt>{words.where}</dt>
						<dd>{item.place === null ? <span className="dim">{evidence.noPlace}</span> : visible(item.place)}</dd>
						<dt>{words.entry}</dt>
						<dd>
							<button type="button" className="lnk" onClick={() => toEntry(item.registered)}>
								{item.registered}
							</button>
						</dd>
						{Object.entries(item.fields).map(([name, value]) => (
							<Field key={name} name={name} value={value} />
						))}
					</dl>
				</div>
				<div className="is">
					<CustodyGraph item={item} onEntry={toEntry} {...(write ? { onSettle: write.settle } : {})} />
				</div>
				{item.files.length > 0 && (
					<div className="is">
						<h3 className="lab">{words.files}</h3>
						<Files files={item.files} />
					</div>
				)}
				<StatedLogs of={view.case} item={item.item} onEntry={toEntry} />
				{(item.photographs.length > 0 || write) && (
					<div className="is is-last">
						<div className="row">
							<h3 className="lab grow">{words.photographs}</h3>
							{write && (
								<Button size="s" icon={Camera} onClick={write.photograph}>
									{print.photograph}
								</Button>
							)}
						</div>
						<Files files={item.photographs} />
					</div>
				)}
			</div>
			<div className="if row">
				{write ? (
					<>
						<Button
							size="s"
							tone="primary"
							icon={ArrowLeftRight}
							keys="T"
							disabled={item.state !== 'held'}
							onClick={write.transfer}
						>
							{words.transfer}
						</Button>
						<Button size="s" icon={PencilLine} keys="R" onClick={write.record}>
							{record.button}
						</Button>
						<span className="push" />
						<MoreActs view={view} item={item} items={items} me={me} />
					</>
				) : (
					<span className="dim t1">{evidence.closed}</span>
				)}
			</div>
		</aside>
	);
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
	return (
		<>
			<dt>{name}</dt>
			<dd>{children}</dd>
		</>
	);
}

function Field({ name, value }: { readonly name: string; readonly value: string }) {
	return (
		<>
			<dt>{words.fields[name] ?? name}</dt>
			<dd className="wrap">
				{name === 'observedAt' ? (
					<Stamp at={value} />
				) : name === 'type' ? (
					(words.types[value] ?? visible(value))
				) : (
					visible(value)
				)}
			</dd>
		</>
	);
}

function Files({ files }: { readonly files: readonly FileView[] }) {
	return (
		<ul className="col gap-5">
			{files.map((file, at) => (
				<li key={`${file.name} ${String(at)}`}>
					<div className="row">
						<span className="med ell grow">
							<FileName name={file.name} />
						</span>
						<span className="dim t1">{bytes(file.sizeBytes)}</span>
					</div>
					<FileDigests digests={file.digests} />
					{file.remarks.map((remark) => (
						<p key={remark} className="tone-warn t1">
							{visible(remark)}
						</p>
					))}
				</li>
			))}
		</ul>
	);
}
