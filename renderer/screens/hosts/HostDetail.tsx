/** One host: what is known of it, its way through the handling, and what was measured of its clock. */
import { ArrowRight, Clock, PencilLine, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { HostStep, HostView } from '../../../shared/views';
import type { Instant } from '../../../shared/vocabulary';
import { correctedTime } from '../../hooks/correctedTime';
import { Button } from '../../parts/Button';
import { instantOf, MomentField } from '../../parts/MomentField';
import { accuracy, duration } from '../../parts/measure';
import { Stamp } from '../../parts/Stamp';
import { StatedStamp } from '../../parts/StatedTime';
import { scene, hosts as words } from '../../words/hosts';
import { visible } from '../../words/seen';
import { Detail, EntryLinks, Fact, type GoTo, Party, RecordedFacts, Said } from './detail';
import { HostStateBadge, STATE_LOOKS, stateName } from './looks';
import { aheadText } from './MeasureClock';

interface HostDetailProps {
	readonly host: HostView;
	readonly onClose: () => void;
	readonly onEntry: GoTo;
	/** Absent where nothing can be written. */
	readonly write?: { readonly state: () => void; readonly clock: () => void; readonly again: () => void };
}

export function HostDetail({ host, onClose, onEntry, write }: HostDetailProps) {
	return (
		<Detail
			name={scene.detail.hosts}
			title={visible(host.name)}
			onClose={onClose}
			foot={
				write ? (
					<>
						<Button size="s" tone="primary" icon={ArrowRight} keys="S" onClick={write.state}>
							{words.setState}
						</Button>
						<Button size="s" icon={Clock} keys="M" onClick={write.clock}>
							{words.measure}
						</Button>
						<Button size="s" icon={PencilLine} keys="E" onClick={write.again}>
							{words.describe}
						</Button>
					</>
				) : null
			}
		>
			<div className="is">
				<div className="hs-st">
					<HostStateBadge host={host} />
				</div>
				<dl className="kv">
					{host.addresses.length > 0 && (
						<Fact name={words.addresses}>
							<span className="mono wrap">{host.addresses.map((each) => visible(each)).join(', ')}</span>
						</Fact>
					)}
					<Said name={words.function} text={host.function} />
					<Said name={words.owner} text={host.owner} />
					<Fact name={words.group}>
						{host.groupName === null ? <span className="dim">{words.noGroup}</span> : visible(host.groupName)}
					</Fact>
					{host.state !== null && (
						<Fact name={words.since}>
							{host.since === null ? <span className="dim">{scene.unknown}</span> : <StatedStamp time={host.since} />}
						</Fact>
					)}
					<Said name={words.remark} text={host.remark} />
					<RecordedFacts of={host} onEntry={onEntry} />
					{host.again.length > 0 && (
						<Fact name={words.again}>
							<EntryLinks refs={host.again} onEntry={onEntry} />
						</Fact>
					)}
				</dl>
			</div>
			<div className="is">
				<h3 className="lab">{words.way}</h3>
				{host.steps.length === 0 && <p className="dim">{words.noStep}</p>}
				{host.steps.map((step) => (
					<Step key={step.entry} step={step} onEntry={onEntry} />
				))}
			</div>
			<ClockSection key={host.host} host={host} onEntry={onEntry} />
		</Detail>
	);
}

function Step({ step, onEntry }: { readonly step: HostStep; readonly onEntry: GoTo }) {
	const Icon = step.back ? Undo2 : STATE_LOOKS[step.to].icon;
	const said = [step.how, ...step.actions.map(({ name }) => name), step.reason].filter((text) => text !== null);
	return (
		<div className={step.back ? 'cg back' : 'cg'}>
			<span className="nd">
				<Icon className="ic" aria-hidden />
			</span>
			<div className="cg-b">
				<div className="row">
					<span className="strong grow">{stateName(step.to)}</span>
					{step.done === null ? <Stamp at={step.enteredAt} /> : <StatedStamp time={step.done} />}
				</div>
				{step.back && <p className="tone-warn">{words.backFrom(stateName(step.from))}</p>}
				{said.length > 0 && <p className="wrap">{said.map((text) => visible(text)).join(' · ')}</p>}
				{step.confirmedBy !== null && (
					<p className="wrap">
						<span className="dim">{words.confirmed}</span> {visible(step.confirmedBy)}
					</p>
				)}
				<p className="dim t1 row-w">
					<span>
						{step.doneBy === null ? step.by !== null && visible(step.by) : <Party party={step.doneBy} />}
						{step.doneBy !== null && step.by !== null && `, ${words.saidBy} ${visible(step.by)}`}
						{step.skipped.length > 0 && `, ${words.without(step.skipped.map(stateName))}`}
					</span>
					<EntryLinks refs={[step.entry, ...step.cites]} onEntry={onEntry} />
				</p>
			</div>
		</div>
	);
}

/** What was measured, and a time that the clock showed beside what it was. Nothing is recorded by looking. */
function ClockSection({ host, onEntry }: { readonly host: HostView; readonly onEntry: GoTo }) {
	const [showed, setShowed] = useState<string | null>(null);
	const original = instantOf(showed) as Instant | null;
	const corrected = original === null ? null : correctedTime(original, host.skews);
	return (
		<div className="is is-last">
			<h3 className="lab">{words.clock}</h3>
			{host.skews.length === 0 && <p className="dim">{words.notMeasured}</p>}
			<ul className="col gap-5">
				{host.skews.map((skew) => (
					<li key={skew.entry}>
						<div className="row">
							<span className="med grow">
								{aheadText(skew.differenceMs)}
								{skew.accuracyMs !== null && <span className="dim"> {accuracy(skew.accuracyMs)}</span>}
							</span>
							<Stamp at={skew.referenceTime} />
						</div>
						<p className="wrap">
							{words.against(visible(skew.reference))}, {visible(skew.method)}
						</p>
						<p className="dim t1 row-w">
							{skew.by !== null && visible(skew.by)}
							<EntryLinks refs={[skew.entry]} onEntry={onEntry} />
						</p>
					</li>
				))}
			</ul>
			{host.skews.length > 0 && (
				<div className="hs-ct">
					<MomentField label={words.showed} value={showed} onChange={setShowed} />
					{corrected && (
						<p role="status">
							<span className="dim">{words.corrected}</span>{' '}
							<Stamp
								at={corrected.corrected}
								{...(corrected.accuracyMs === null ? {} : { accuracyMs: corrected.accuracyMs })}
							/>{' '}
							<span className="dim t1">
								{words.byMeasurement} {corrected.entries.join(', ')}, {words.nearest(duration(corrected.apartMs))}
							</span>
						</p>
					)}
				</div>
			)}
		</div>
	);
}
