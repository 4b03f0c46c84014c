/** The chain of custody, oldest first: every act with who did it, and a diamond where something does not add up. */
import { CircleCheck, Package, TriangleAlert } from 'lucide-react';
import type { CustodyAct, CustodyFinding, ItemView } from '../../../shared/views';
import { Badge, State } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { Cited } from '../../parts/Cited';
import { KindIcon } from '../../parts/KindIcon';
import { nameOf } from '../../parts/SignerName';
import { Stamp } from '../../parts/Stamp';
import { acts, settle } from '../../words/custody';
import { evidence, item as words } from '../../words/evidence';
import { weaker } from '../../words/paper';
import { visible } from '../../words/seen';

type Step =
	| { readonly at: string; readonly registered: ItemView }
	| { readonly at: string; readonly act: CustodyAct }
	| { readonly at: string; readonly finding: CustodyFinding };

interface CustodyGraphProps {
	readonly item: ItemView;
	readonly onEntry: (ref: string) => void;
	/** Absent where nothing can be written. */
	readonly onSettle?: (finding: CustodyFinding) => void;
}

export function CustodyGraph({ item, onEntry, onSettle }: CustodyGraphProps) {
	return (
		<>
			<div className="row cg-t">
				<h3 className="lab">{words.custody}</h3>
				{item.findings.length > 0 ? (
					<Badge tone="warn" icon={TriangleAlert}>
						{evidence.findingCount(item.findings.length)}
					</Badge>
				) : (
					<span className="t1">
						<State tone="ok" icon={CircleCheck}>
							{words.noFindings}
						</State>
					</span>
				)}
				<span className="push t1 dim">{words.oldestFirst}</span>
			</div>
			<ol>
				{stepsOf(item).map((step) => (
					<li key={keyOf(step)} className={'finding' in step ? 'cg gap' : 'cg'}>
						{'finding' in step ? (
							<Finding finding={step.finding} onEntry={onEntry} {...(onSettle ? { onSettle } : {})} />
						) : 'act' in step ? (
							<Act act={step.act} onEntry={onEntry} />
						) : (
							<Registration item={step.registered} onEntry={onEntry} />
						)}
					</li>
				))}
			</ol>
		</>
	);
}

interface ToEntry {
	readonly onEntry: (ref: string) => void;
}

function Registration({ item, onEntry }: ToEntry & { readonly item: ItemView }) {
	const [first] = item.intervals;
	return (
		<>
			<span className="nd">
				<Package className="ic" aria-hidden />
			</span>
			<div className="cg-b">
				<div className="row">
					<span className="strong">{words.registered}</span>
					<span className="push">
						<Stamp at={item.registeredAt} />
					</span>
				</div>
				{first && <div>{words.holds(nameOf(first.holder))}</div>}
				{first?.place && <Line name={words.place} text={first.place} />}
				<div className="row t1 dim">
					<Refs refs={[item.registered]} onEntry={onEntry} />
				</div>
			</div>
		</>
	);
}

function Act({ act, onEntry }: ToEntry & { readonly act: CustodyAct }) {
	const { from, to, doer } = act;
	return (
		<>
			<span className="nd">
				<KindIcon kind={act.kind} />
			</span>
			<div className="cg-b">
				<div className="row">
					<span className="strong">
						{acts.done[act.kind] ?? act.kind}
						{act.said !== null && isShort(act) && ` ${visible(act.said)}`}
					</span>
					<span className="push">
						<Stamp at={act.at} />
					</span>
				</div>
				<div>{from && to ? words.from(nameOf(from), nameOf(to)) : acts.by(nameOf(doer))}</div>
				{act.said !== null && !isShort(act) && <div className="sec">{visible(act.said)}</div>}
				{act.reason !== null && <Line name={words.reason} text={act.reason} />}
				{act.place !== null && <Line name={words.place} text={act.place} />}
				{act.onPaper.length > 0 && <div className="sec">{weaker.onPaper(visible(act.onPaper.join(', ')))}</div>}
				{act.drawnBy !== null && <div className="sec">{weaker.drawn(visible(act.drawnBy))}</div>}
				{act.files.length > 0 && <Line name={weaker.files} text={act.files.map((file) => file.name).join(', ')} />}
				{act.enteredAt !== null && (
					<div className="sec">
						<span className="dim">{acts.late}</span> <Stamp at={act.enteredAt} />{' '}
						{act.lateBecause !== null && visible(act.lateBecause)}
					</div>
				)}
				<div className="row t1 dim">
					{acts.signatures(act.signers)}
					<Refs refs={[act.entry]} onEntry={onEntry} />
				</div>
			</div>
		</>
	);
}

function Line({ name, text }: { readonly name: string; readonly text: string }) {
	return (
		<div className="sec">
			<span className="dim">{name}</span> {visible(text)}
		</div>
	);
}

interface FindingProps extends ToEntry {
	readonly finding: CustodyFinding;
	readonly onSettle?: (finding: CustodyFinding) => void;
}

function Finding({ finding, onEntry, onSettle }: FindingProps) {
	return (
		<>
			<span className="nd">
				<TriangleAlert className="ic" aria-hidden />
			</span>
			<div className="cg-b note note-warn">
				<div className="grow">
					<div className="strong">
						<Cited text={visible(finding.sentence)} />
					</div>
					<div className="row t1 sec">
						<span>{finding.settledBy ? <Cited text={words.settled(finding.settledBy)} /> : words.stays}</span>
						<Refs refs={finding.entries} onEntry={onEntry} />
					</div>
					{onSettle && finding.settledBy === null && (
						<Button size="s" tone="quiet" onClick={() => onSettle(finding)}>
							{settle.button}
						</Button>
					)}
				</div>
			</div>
		</>
	);
}

function Refs({ refs, onEntry }: ToEntry & { readonly refs: readonly string[] }) {
	return (
		<span className="push nw">
			{refs.map((ref) => (
				<button key={ref} type="button" className="lnk mono" onClick={() => onEntry(ref)}>
					{ref}
				</button>
			))}
		</span>
	);
}

/** A number or a tag stands in the act’s own line; a sentence below it. */
const isShort = ({ kind }: CustodyAct): boolean => /^custody\.(seal|copied)/.test(kind);

const keyOf = (step: Step): string =>
	'finding' in step
		? `${step.finding.kind} ${step.finding.entries.join()}`
		: 'act' in step
			? step.act.entry
			: step.registered.registered;

/** Acts and findings in one order of time; a finding stands after the act it is about. */
function stepsOf(item: ItemView): readonly Step[] {
	const steps: Step[] = [
		{ at: item.registeredAt, registered: item },
		...item.acts.map((act) => ({ at: act.at, act })),
		...item.findings.map((finding) => ({ at: finding.from ?? item.registeredAt, finding })),
	];
	return steps.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : Number('finding' in a) - Number('finding' in b)));
}
