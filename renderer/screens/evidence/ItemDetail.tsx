/** One item: who holds it, what identifies it, its files' digests, and its custody from the first moment until now. */
import { ArrowLeftRight, X } from 'lucide-react';
import type { CaseView, ItemView } from '../../../shared/views';
import { usePlace } from '../../hooks/usePlace';
import { Button } from '../../parts/Button';
import { FileName } from '../../parts/FileChip';
import { FileDigests } from '../../parts/FileDigests';
import { bytes } from '../../parts/measure';
import { SignerName } from '../../parts/SignerName';
import { Stamp } from '../../parts/Stamp';
import { evidence, item as words } from '../../words/evidence';
import { visible } from '../../words/seen';
import { CustodyGraph } from './CustodyGraph';

interface ItemDetailProps {
	readonly view: CaseView;
	readonly item: ItemView;
	readonly onClose: () => void;
	/** Absent where nothing can be written. */
	readonly onTransfer?: () => void;
}

export function ItemDetail({ view, item, onClose, onTransfer }: ItemDetailProps) {
	const { go } = usePlace();
	const toEntry = (entry: string) => go({ at: 'case', case: view.case, tab: 'notebook', entry });
	return (
		<aside className="insp ev-d" aria-label={words.name} data-pane>
			<div className="ih">
				<h2 className="t4 ell">
					<span className="tag">{visible(item.tag)}</span>&ensp;{visible(item.description)}
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
					<CustodyGraph item={item} onEntry={toEntry} />
				</div>
				{item.files.length > 0 && (
					<div className="is is-last">
						<h3 className="lab">{words.files}</h3>
						<ul className="col gap-5">
							{item.files.map((file, at) => (
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
					</div>
				)}
			</div>
			<div className="if row">
				{onTransfer ? (
					<Button size="s" tone="primary" icon={ArrowLeftRight} keys="T" onClick={onTransfer}>
						{words.transfer}
					</Button>
				) : (
					<span className="dim t1">{evidence.closed}</span>
				)}
			</div>
		</aside>
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
