/** What came of a backup, or of reading one: only what was read back is called whole. */
import type { BackupCheckView, BackupView } from '../../../shared/views';
import { bytes, count } from '../../parts/measure';
import { Note } from '../../parts/Note';
import { Stamp } from '../../parts/Stamp';
import { backup as words } from '../../words/backup';
import { parts } from '../../words/parts';
import { visible } from '../../words/seen';

export function Made({ made }: { readonly made: BackupView }) {
	return (
		<>
			<Note tone="ok" role="status">
				<span className="strong">{words.done(visible(made.where))}</span> {words.doneMore}
			</Note>
			<dl className="kv">
				<Common of={made} />
				<dt>{words.copied}</dt>
				<dd>{bytes(made.copiedBytes)}</dd>
				{made.repaired > 0 && (
					<>
						<dt>{words.repaired}</dt>
						<dd>{words.repairedIs(made.repaired)}</dd>
					</>
				)}
				<dt>{words.entry}</dt>
				<dd className="mono">{made.receipt.ref}</dd>
			</dl>
		</>
	);
}

export function Checked({ checked }: { readonly checked: BackupCheckView }) {
	const { faults, tag, where } = checked;
	return (
		<>
			{faults.length === 0 && tag !== 'broken' && (
				<Note tone="ok" role="status">
					<span className="strong">{words.whole(visible(where))}</span>
				</Note>
			)}
			{faults.length > 0 && (
				<Note tone="bad" role="alert">
					<span className="strong">{words.damaged(faults.length)}</span> {words.damagedMore}
				</Note>
			)}
			{tag === 'broken' && (
				<Note tone="bad" role="alert">
					<span className="strong">{words.changed}</span> {words.changedMore}
				</Note>
			)}
			<dl className="kv">
				<Common of={checked} />
			</dl>
			{faults.length > 0 && (
				<section>
					<h3 className="lab">{words.faults}</h3>
					<ul className="col gap-2 bk-f">
						{faults.map((fault) => (
							<li key={`${fault.place} ${fault.expected}`}>
								<div className="mono wrap">{visible(fault.place)}</div>
								<div className="dim t1 wrap">{visible(`${fault.expected}; ${fault.found}`)}</div>
							</li>
						))}
					</ul>
				</section>
			)}
		</>
	);
}

function Common({ of }: { readonly of: Omit<BackupView, 'receipt' | 'copiedBytes' | 'repaired'> }) {
	return (
		<>
			<dt>{words.number}</dt>
			<dd>
				{words.numberIs(of.generation)} <Stamp at={of.madeAt} />
			</dd>
			<dt>{words.place}</dt>
			<dd className="mono wrap">{visible(of.folder)}</dd>
			<dt>{words.holds}</dt>
			<dd>{words.holdsIs(of.files === 1 ? parts.files(1) : `${count(of.files)} files`, bytes(of.sizeBytes))}</dd>
			<dt>{words.read}</dt>
			<dd>{words.readIs[of.readBack]}</dd>
		</>
	);
}
