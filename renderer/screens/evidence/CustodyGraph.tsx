/** The chain of custody, oldest first: solid where somebody is accountable, a diamond where something does not add up. */
import { ArrowLeftRight, Check, CircleCheck, Package, TriangleAlert } from 'lucide-react';
import type { CustodyFinding, CustodyInterval, ItemView } from '../../../shared/views';
import { Badge, State } from '../../parts/Badge';
import { nameOf } from '../../parts/SignerName';
import { Stamp } from '../../parts/Stamp';
import { evidence, item as words } from '../../words/evidence';
import { visible } from '../../words/seen';

type Step =
	| { readonly at: string; readonly interval: CustodyInterval; readonly before: CustodyInterval | null }
	| { readonly at: string; readonly finding: CustodyFinding };

export function CustodyGraph({ item, onEntry }: { readonly item: ItemView; readonly onEntry: (ref: string) => void }) {
	const steps = stepsOf(item);
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
				{steps.map((step) => (
					<li
						key={`${step.at} ${'finding' in step ? step.finding.sentence : step.interval.entries.join()}`}
						className={'finding' in step ? 'cg gap' : 'cg'}
					>
						{'finding' in step ? (
							<Finding finding={step.finding} onEntry={onEntry} />
						) : (
							<Interval {...step} doubted={doubted(item.findings, step.interval)} onEntry={onEntry} />
						)}
					</li>
				))}
			</ol>
		</>
	);
}

function Interval({
	interval,
	before,
	doubted,
	onEntry,
}: {
	readonly interval: CustodyInterval;
	readonly before: CustodyInterval | null;
	readonly doubted: boolean;
	readonly onEntry: (ref: string) => void;
}) {
	const Icon = before ? ArrowLeftRight : Package;
	return (
		<>
			<span className="nd">
				<Icon className="ic" aria-hidden />
			</span>
			<div className="cg-b">
				<div className="row">
					<span className="strong">{before ? words.handedOver : words.registered}</span>
					<span className="push">
						<Stamp at={interval.from} />
					</span>
				</div>
				<div>
					{before ? words.from(nameOf(before.holder), nameOf(interval.holder)) : words.holds(nameOf(interval.holder))}
				</div>
				{interval.reason !== null && (
					<div className="sec">
						<span className="dim">{words.reason}</span> {visible(interval.reason)}
					</div>
				)}
				{interval.place !== null && (
					<div className="sec">
						<span className="dim">{words.place}</span> {visible(interval.place)}
					</div>
				)}
				<div className="row t1 dim">
					{doubted ? (
						<State tone="warn" icon={TriangleAlert}>
							{words.notSigned}
						</State>
					) : (
						<State tone="ok" icon={Check}>
							{before ? words.signedBoth : words.signedOne}
						</State>
					)}
					<Refs refs={interval.entries} onEntry={onEntry} />
				</div>
			</div>
		</>
	);
}

function Finding({ finding, onEntry }: { readonly finding: CustodyFinding; readonly onEntry: (ref: string) => void }) {
	return (
		<>
			<span className="nd">
				<TriangleAlert className="ic" aria-hidden />
			</span>
			<div className="cg-b note note-warn">
				<div className="grow">
					<div className="strong">{visible(finding.sentence)}</div>
					<div className="row t1 sec">
						{finding.settledBy ? words.settled(finding.settledBy) : words.stays}
						<Refs refs={finding.entries} onEntry={onEntry} />
					</div>
				</div>
			</div>
		</>
	);
}

function Refs({ refs, onEntry }: { readonly refs: readonly string[]; readonly onEntry: (ref: string) => void }) {
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

/** True where a finding says that a signature of this step is missing or does not hold. */
const doubted = (findings: readonly CustodyFinding[], { entries }: CustodyInterval): boolean =>
	findings.some((finding) => UNSIGNED.has(finding.kind) && finding.entries.some((ref) => entries.includes(ref)));
const UNSIGNED: ReadonlySet<string> = new Set(['unsigned', 'holder-did-not-sign', 'broken']);

/** Intervals and findings in one order of time; a finding stands after the hand-over it is about. */
function stepsOf({ intervals, findings, registeredAt }: ItemView): readonly Step[] {
	const steps: Step[] = [
		...intervals.map((interval, at) => ({ at: interval.from, interval, before: intervals[at - 1] ?? null })),
		...findings.map((finding) => ({ at: finding.from ?? registeredAt, finding })),
	];
	return steps.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : Number('finding' in a) - Number('finding' in b)));
}
