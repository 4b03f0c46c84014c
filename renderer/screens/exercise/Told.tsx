/** What the team knows so far: who takes part, the clock, the narrative, every inject that was shown, and how it ended. */
import type { CaseView, ExerciseView } from '../../../shared/views';
import { EntryLinks } from '../../parts/EntryLinks';
import { Stamp } from '../../parts/Stamp';
import { exercise as words } from '../../words/exercise';
import { visible } from '../../words/seen';
import { Clock } from './Clock';

interface ToldProps {
	readonly view: CaseView;
	readonly exercise: ExerciseView;
	readonly running: boolean;
	readonly onGo: (entry: string) => void;
}

export function Told({ view, exercise, running, onGo }: ToldProps) {
	const { facilitator, participants, place, timeOfDay, ended, narrative } = exercise;
	const supposed = [place, timeOfDay].filter((each) => each !== null);
	const shown = exercise.injects.flatMap((each) => (each.shown ? [{ ...each, shown: each.shown }] : []));
	const rows: readonly (readonly [string, string | null])[] = [
		[words.scenario, `${exercise.scenario}  ${exercise.name}`],
		[words.supposed, supposed.length > 0 ? supposed.join(', ') : null],
		[words.ledBy, facilitator],
		[words.takePart, participants.length > 0 ? participants.join(', ') : null],
	];
	return (
		<section className="xr-l" aria-label={words.told} data-pane>
			<Clock view={view} exercise={exercise} running={running} />
			{ended && (
				<div className="pn">
					<div className="pn-h">
						<h2>{words.ended}</h2>
						<span className="push t1 dim">
							<Stamp at={ended.at} /> <EntryLinks entries={[ended.entry]} onGo={onGo} />
						</span>
					</div>
					<dl className="kv xr-k">
						<dt>{words.wentWell}</dt>
						<dd>{visible(ended.wentWell ?? words.nothingSaid, { lines: true })}</dd>
						<dt>{words.wentBadly}</dt>
						<dd>{visible(ended.wentBadly ?? words.nothingSaid, { lines: true })}</dd>
					</dl>
				</div>
			)}
			<div className="pn">
				<div className="pn-h">
					<h2>{words.told}</h2>
				</div>
				<ol className="xr-s">
					{[...shown].reverse().map(({ inject, minute, says, shown: { entry, at } }) => (
						<li key={inject}>
							<p className="lab">
								{words.afterMinutes(minute)}
								<span className="dim">
									{' '}
									{words.shownAt} <Stamp at={at} show="time" />
								</span>{' '}
								<EntryLinks entries={[entry]} onGo={onGo} />
							</p>
							<p>{says === null ? words.withheld : visible(says, { lines: true })}</p>
						</li>
					))}
					<li>
						<p className="lab">
							{words.atStart}
							<span className="dim">
								{' '}
								<Stamp at={exercise.begunAt} show="time" />
							</span>{' '}
							<EntryLinks entries={[exercise.entry]} onGo={onGo} />
						</p>
						{narrative.length === 0 && <p className="dim">{words.narrativeWithheld}</p>}
						{narrative.map((paragraph) => (
							<p key={paragraph}>{visible(paragraph)}</p>
						))}
					</li>
				</ol>
				<dl className="kv xr-k xr-e">
					{rows.flatMap(([name, text]) =>
						text === null ? [] : [<dt key={name}>{name}</dt>, <dd key={`${name} is`}>{visible(text)}</dd>],
					)}
				</dl>
			</div>
		</section>
	);
}
