/** One baseline: what it is of, what could be read, who signed it, and the entry that tells of it. */
import { CircleCheck, CircleDashed, FileOutput, TriangleAlert, X } from 'lucide-react';
import type { BaselineView } from '../../../shared/views';
import { State } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { Digest } from '../../parts/Digest';
import { bytes, count } from '../../parts/measure';
import { Note } from '../../parts/Note';
import { Stamp } from '../../parts/Stamp';
import { baselines, baseline as words } from '../../words/baselines';
import { digestNames } from '../../words/digests';
import { parts } from '../../words/parts';
import { visible } from '../../words/seen';

const STATES = ['clean', 'changed', 'partial', 'unreadable', 'not-checked'] as const;

interface BaselineDetailProps {
	readonly baseline: BaselineView;
	readonly onClose: () => void;
	readonly onExport: () => void;
}

export function BaselineDetail({ baseline, onClose, onExport }: BaselineDetailProps) {
	const { signer, rules } = baseline;
	return (
		<aside className="insp" aria-label={words.name} data-pane>
			<div className="ih">
				<h2 className="t4 ell grow">
					<span className="tag">{baseline.tag}</span>&ensp;{visible(baseline.root)}
				</h2>
				<Button size="s" tone="quiet" icon={X} aria-label={words.close} onClick={onClose} />
			</div>
			<div className="insp-b">
				{baseline.quick && <Note tone="warn">{words.quick}</Note>}
				<div className="is">
					<dl className="kv">
						<dt>{words.root}</dt>
						<dd className="mono wrap">{visible(baseline.root)}</dd>
						<dt>{words.host}</dt>
						<dd>{baseline.host === null ? <span className="dim">{words.notGiven}</span> : visible(baseline.host)}</dd>
						<dt>{words.made}</dt>
						<dd>
							<Stamp at={baseline.made} />
						</dd>
						<dt>{words.by}</dt>
						<dd>{baseline.by === null ? <span className="dim">{words.notGiven}</span> : visible(baseline.by)}</dd>
						<dt>{words.program}</dt>
						<dd>{visible(baseline.program)}</dd>
						<dt>{words.digests}</dt>
						<dd>{baseline.digests.map((name) => digestNames[name]).join(', ') || baselines.noDigests}</dd>
						<dt>{words.size}</dt>
						<dd>{bytes(baseline.sizeBytes)}</dd>
						<dt>{words.file}</dt>
						<dd>
							<Digest hex={baseline.baseline} /> <span className="dim">{bytes(baseline.fileBytes)}</span>
						</dd>
						<dt>{words.entry}</dt>
						<dd>
							<span className="mono">{baseline.ref}</span> <span className="dim">{words.notebook}</span>
						</dd>
					</dl>
				</div>
				<div className="is">
					<h3 className="lab">{words.paths}</h3>
					<dl className="kv kv-w">
						{STATES.map((state) => (
							<PathCount key={state} name={words.states[state]} paths={baseline.byState[state]} />
						))}
					</dl>
				</div>
				<div className="is">
					<h3 className="lab">{words.rules}</h3>
					{rules.include.length + rules.exclude.length === 0 ? (
						<p className="sec">{words.none}</p>
					) : (
						<dl className="kv">
							<dt>{words.include}</dt>
							<dd className="mono wrap">{rules.include.map((rule) => visible(rule)).join('  ') || '–'}</dd>
							<dt>{words.exclude}</dt>
							<dd className="mono wrap">{rules.exclude.map((rule) => visible(rule)).join('  ') || '–'}</dd>
						</dl>
					)}
				</div>
				<div className="is is-last">
					<h3 className="lab">{words.signature}</h3>
					{signer === null ? (
						<State tone="warn" icon={CircleDashed} top>
							{words.unsigned}
						</State>
					) : (
						<div className="col gap-3">
							<span className="med">{signer.name === null ? parts.nameWithheld : visible(signer.name)}</span>
							<span>
								{words.signedAt} <Stamp at={signer.signedAt} />
							</span>
							<State tone={signer.known ? 'ok' : 'warn'} icon={signer.known ? CircleCheck : TriangleAlert} top>
								{signer.known ? words.known : words.unknown}
							</State>
						</div>
					)}
				</div>
			</div>
			<div className="if">
				<Button icon={FileOutput} keys="X" onClick={onExport}>
					{baselines.export}
				</Button>
			</div>
		</aside>
	);
}

function PathCount({ name, paths }: { readonly name: string; readonly paths: number }) {
	return (
		<>
			<dt>{name}</dt>
			<dd>{count(paths)}</dd>
		</>
	);
}
