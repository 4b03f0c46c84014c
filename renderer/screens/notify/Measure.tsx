/** One containment decision: what is done, until when and on whose word; what was weighed; what became of it. */
import { CircleAlert, CircleSlash, Infinity as ForGood, Replace, Timer } from 'lucide-react';
import type { ContainmentView, Rating } from '../../../shared/views';
import { useNow } from '../../hooks/useNow';
import { Badge, State, type Tone } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { duration } from '../../parts/measure';
import { Stamp } from '../../parts/Stamp';
import { CRITERION_NAMES, DURATION_ITEMS, notify, contain as words } from '../../words/notify';
import { visible } from '../../words/seen';
import { RatingMark } from './RatingMark';

const LOOKS = {
	stands: { icon: Timer, tone: 'ok' },
	expired: { icon: CircleAlert, tone: 'bad' },
	permanent: { icon: ForGood, tone: 'dim' },
	removed: { icon: CircleSlash, tone: 'dim' },
	replaced: { icon: Replace, tone: 'dim' },
} as const satisfies Record<ContainmentView['state'], { icon: unknown; tone: Tone }>;

interface MeasureProps {
	readonly measure: ContainmentView;
	/** Absent where nothing can be written, and for what is over. */
	readonly onEnd?: () => void;
}

export function Measure({ measure, onEnd }: MeasureProps) {
	const { entry, strategy, chosen, expiresAt, authorizedBy, authorizedHow, appliesTo, state, endings } = measure;
	const { icon, tone } = LOOKS[state];
	const isOver = state === 'removed' || state === 'replaced';
	return (
		<li className="nt">
			<div className="nt-m">
				<h2 className="t3 strong">{visible(strategy ?? chosen ?? entry)}</h2>
				<p className="nt-w">
					<Badge>{DURATION_ITEMS.find(({ id }) => id === measure.duration)?.name ?? measure.duration}</Badge>
					{appliesTo.map((each) => (
						<Badge key={each}>{visible(each)}</Badge>
					))}
				</p>
				<p className="sec">
					{words.word} <b>{visible(authorizedBy ?? '')}</b>
					{authorizedHow !== null && `, ${visible(authorizedHow)}`}
				</p>
				<ul className="nt-t">
					<li>
						<span className="mono dim">{entry}</span>
						<Stamp at={measure.decidedAt} />
						<span>{words.decided}</span>
					</li>
					{endings.map((ending) => (
						<li key={ending.entry}>
							<span className="mono dim">{ending.entry}</span>
							<Stamp at={ending.at} />
							<span className="wrap">
								<span className="med">{words.endings[ending.how]}</span>
								{ending.expiresAt !== null && (
									<>
										{' '}
										{words.until} <Stamp at={ending.expiresAt} />
									</>
								)}
								<span className="sec">: {visible(ending.reason ?? '')}</span>
								{ending.authorizedBy !== null && <span className="dim t1"> {visible(ending.authorizedBy)}</span>}
							</span>
						</li>
					))}
				</ul>
				<Weighed measure={measure} />
			</div>
			<div className="nt-d">
				{expiresAt !== null && (
					<>
						<Stamp at={expiresAt} />
						{!isOver && <Left until={expiresAt} />}
					</>
				)}
			</div>
			<div className="nt-a">
				<State icon={icon} tone={tone}>
					{words.states[state]}
				</State>
				{onEnd && (
					<div className="row">
						<Button size="s" tone={state === 'expired' ? 'primary' : 'plain'} onClick={onEnd}>
							{words.became}
						</Button>
					</div>
				)}
			</div>
		</li>
	);
}

function Left({ until }: { readonly until: string }) {
	const left = Date.parse(until) - useNow().getTime();
	return (
		<State icon={left <= 0 ? CircleAlert : Timer} tone={left <= 0 ? 'bad' : left < 3_600_000 ? 'warn' : 'dim'}>
			{left <= 0 ? notify.overdue(duration(left)) : notify.inTime(duration(left))}
		</State>
	);
}

function Weighed({ measure: { options, chosen } }: { readonly measure: ContainmentView }) {
	const weighed = (option: (typeof options)[number], criterion: string) =>
		option.weighed.find((each) => each.criterion === criterion);
	return (
		<details className="mx-d">
			<summary>{words.weighed(options.length)}</summary>
			<table className="mx">
				<thead>
					<tr>
						<th scope="col">{words.criterion}</th>
						{options.map((each) => (
							<th key={each.name} scope="col">
								{visible(each.name)} {each.name === chosen && <Badge tone="ac">{words.chosen}</Badge>}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{Object.entries(CRITERION_NAMES).map(([criterion, name]) => (
						<tr key={criterion}>
							<th scope="row">{name}</th>
							{options.map((option) => {
								const said = weighed(option, criterion);
								const rating: Rating = said?.rating ?? 'unknown';
								return (
									<td key={option.name}>
										<RatingMark rating={rating} />
										{said?.because && <span className="sec blk wrap">{visible(said.because)}</span>}
									</td>
								);
							})}
						</tr>
					))}
				</tbody>
			</table>
		</details>
	);
}
