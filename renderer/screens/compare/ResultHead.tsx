/** What was compared with what, by whom and when, and what a reader must know before believing the table below. */
import { Download, GitCompare, Printer, ShieldCheck } from 'lucide-react';
import type { ComparisonView } from '../../../shared/views';
import { Badge, State } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { count } from '../../parts/measure';
import { Note } from '../../parts/Note';
import { Stamp } from '../../parts/Stamp';
import { compare as words } from '../../words/compare';
import { visible } from '../../words/seen';
import { type Chosen, StateFilter } from './StateFilter';

interface ResultHeadProps {
	readonly view: ComparisonView;
	readonly chosen: Chosen;
	readonly onChange: (chosen: Chosen) => void;
	readonly onEntry: (ref: string) => void;
	readonly onPrint: () => void;
	readonly onSave: () => void;
	/** Left out where nothing can be written. */
	readonly onAgain?: () => void;
	readonly onProve?: () => void;
}

export function ResultHead({ view, chosen, onChange, onEntry, onPrint, onSave, onAgain, onProve }: ResultHeadProps) {
	const { counts } = view;
	const different = view.rows - counts.unchanged;
	const blind = counts.unreadable + counts['not-checked'];
	return (
		<div className="cp-h">
			<div className="row-t">
				<div className="grow">
					<h2 className="t5 wrap">
						{visible(view.target)}
						{view.targetHost !== null && <span className="dim"> {visible(view.targetHost)}</span>}
					</h2>
				</div>
				<Button size="s" icon={Printer} onClick={onPrint}>
					{words.print}
				</Button>
				<Button size="s" icon={Download} onClick={onSave}>
					{words.save}
				</Button>
				{onProve && (
					<Button size="s" icon={ShieldCheck} onClick={onProve}>
						{words.prove}
					</Button>
				)}
				{onAgain && (
					<Button size="s" tone="primary" icon={GitCompare} keys="N" onClick={onAgain}>
						{words.startAgain}
					</Button>
				)}
			</div>
			<p className="sec">
				{words.against} <span className="tag">{view.baselineTag ?? words.noTag}</span>{' '}
				<span className="mono">{visible(view.baselineRoot)}</span> {words.of} <Stamp at={view.baselineMade} />,{' '}
				{view.baselineSigner === null ? words.notSigned : words.signedBy(visible(view.baselineSigner))}. {words.ran}{' '}
				<Stamp at={view.startedAt} show="time" /> {words.to} <Stamp at={view.endedAt} show="time" />, {words.entry}{' '}
				<Entry refName={view.comparison} onEntry={onEntry} />
				{view.provedBy.length > 0 && (
					<>
						{'. '}
						<State tone="ok" icon={ShieldCheck}>
							{words.proved}
						</State>{' '}
						{view.provedBy.map((ref) => (
							<Entry key={ref} refName={ref} onEntry={onEntry} />
						))}
					</>
				)}
			</p>
			<div className="row cp-c">
				<span className="strong t3">
					{different === 0 ? words.noDifferences : words.differences(count(different), different === 1)}
				</span>
				<span className="dim">{words.among(count(view.rows), count(counts.unchanged))}</span>
				{view.quick && <Badge tone="warn">{words.quickRow}</Badge>}
				{view.ignoreCase && <span className="dim t1">{words.ignoreCase}</span>}
				{view.ignored.length > 0 && (
					<span className="dim t1">
						{words.ignored(view.ignored.map((each) => words.attributes[each].toLowerCase()).join(', '))}
					</span>
				)}
			</div>
			<StateFilter view={view} chosen={chosen} onChange={onChange} />
			{(view.quick || blind > 0) && (
				<Note tone="warn">
					{view.quick && <p>{words.quick}</p>}
					{blind > 0 && <p>{words.blind(count(counts.unreadable), count(counts['not-checked']))}</p>}
				</Note>
			)}
		</div>
	);
}

function Entry({ refName, onEntry }: { readonly refName: string; readonly onEntry: (ref: string) => void }) {
	return (
		<button type="button" className="lnk" onClick={() => onEntry(refName)}>
			{refName}
		</button>
	);
}
