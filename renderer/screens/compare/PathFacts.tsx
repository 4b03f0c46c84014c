/** What is known of a path on both sides, what was recorded of it, and what else was modified near that time. */
import { TriangleAlert } from 'lucide-react';
import type { ComparisonPathView, ComparisonView } from '../../../shared/views';
import { State } from '../../parts/Badge';
import { offsetHere, offsetText, wall } from '../../parts/measure';
import { PathText } from '../../parts/PathText';
import { SideBySide } from '../../parts/SideBySide';
import { Stamp } from '../../parts/Stamp';
import { compare, path as words } from '../../words/compare';
import { visible } from '../../words/seen';
import { attributesOf } from './attributes';

interface PathFactsProps {
	readonly comparison: ComparisonView;
	readonly full: ComparisonPathView;
	readonly onEntry: (ref: string) => void;
	readonly onItem: (tag: string) => void;
}

export function PathFacts({ comparison, full, onEntry, onItem }: PathFactsProps) {
	const bytes = full.after?.pathBytes ?? full.before?.pathBytes ?? null;
	return (
		<>
			<div className="is">
				<SideBySide
					label={words.table}
					before={
						<>
							{words.baseline}
							<Minute at={comparison.baselineMade} />
						</>
					}
					after={
						<>
							{words.now}
							<Minute at={comparison.endedAt} />
						</>
					}
					rows={attributesOf(full)}
				/>
				{full.timesDoNotFit && (
					<p className="help">
						<State tone="warn" icon={TriangleAlert} top>
							{words.timesMore}
						</State>
					</p>
				)}
				{full.remark !== null && (
					<p className="help">
						{words.remark}: {visible(full.remark)}
					</p>
				)}
				{bytes !== null && (
					<p className="help wrap">
						{words.pathBytes} <span className="mono">{bytes}</span>
					</p>
				)}
			</div>
			{full.findings.length > 0 && (
				<div className="is">
					<h3 className="lab">{words.findings}</h3>
					<ul className="col gap-2">
						{full.findings.map((each) => (
							<li key={each.ref} className="row">
								<button type="button" className="lnk" onClick={() => onEntry(each.ref)}>
									{each.ref}
								</button>
								{each.tag !== null && (
									<span>
										{words.collected}{' '}
										<button type="button" className="lnk" onClick={() => each.tag && onItem(each.tag)}>
											{visible(each.tag)}
										</button>
									</span>
								)}
								<span className="push">
									<Stamp at={each.at} />
								</span>
							</li>
						))}
					</ul>
				</div>
			)}
			{full.near.length > 0 && (
				<div className="is is-last">
					<h3 className="lab">{words.near}</h3>
					<ul className="col gap-2">
						{full.near.map((each) => (
							<li key={each.row} className="row">
								{each.modifiedAt !== null && <Stamp at={each.modifiedAt} show="time" />}
								<span className="grow">
									<PathText path={each.path} />
								</span>
								<span className="dim nw">{compare.states[each.state]}</span>
							</li>
						))}
					</ul>
				</div>
			)}
		</>
	);
}

/** Both sides' times stand beside each other, so the seconds and the offset are left to the attribute. */
function Minute({ at }: { readonly at: string }) {
	const { date, time } = wall(at, offsetHere(at));
	return (
		<time className="mono" dateTime={at} title={`${date} ${time} ${offsetText(offsetHere(at))}`}>
			{`${date} ${time.slice(0, 5)}`}
		</time>
	);
}
