/** The figures of one case: elapsed times with bars, the measures, each with the entries it follows from. */
import type { CaseMetrics, Elapsed } from '../../../shared/views';
import { type Column, Columns } from '../../parts/Columns';
import { EntryLinks } from '../../parts/EntryLinks';
import { RangeBar } from '../../parts/RangeBar';
import { spanWords, stageWords, timesWords, figures as words } from '../../words/figures';
import { phaseName } from '../../words/phases';
import { visible } from '../../words/seen';
import { Costs } from './Costs';

const STAGE_COLUMNS: readonly Column[] = [
	{ name: words.stage },
	{ name: words.sinceStart },
	{ name: words.sinceDiscovery, width: 'fg-b' },
	{ name: words.entries },
];
const MEASURE_COLUMNS: readonly Column[] = [
	{ name: words.measure, width: 'fg-n' },
	{ name: words.figure },
	{ name: words.entries },
];

interface CaseFiguresProps {
	readonly metrics: CaseMetrics;
	readonly onGo: (entry: string) => void;
}

export function CaseFigures({ metrics, onGo }: CaseFiguresProps) {
	return (
		<>
			{metrics.exercise && <p className="st tone-warn">{words.exercise}</p>}
			<Stages {...{ metrics, onGo }} />
			<Measures {...{ metrics, onGo }} />
			<Costs {...{ metrics, onGo }} />
		</>
	);
}

function Stages({ metrics, onGo }: CaseFiguresProps) {
	const longest = Math.max(0, ...metrics.stages.map(({ sinceStart: { mostMs, leastMs } }) => mostMs ?? leastMs ?? 0));
	const whole = Math.max(
		longest,
		...metrics.stages.map(({ sinceDiscovery: { mostMs, leastMs } }) => mostMs ?? leastMs ?? 0),
	);
	return (
		<section className="pn" aria-label={words.stages}>
			<div className="pn-h">
				<h2>{words.stages}</h2>
				<span className="dim ell">{words.key}</span>
			</div>
			<table className="tb">
				<Columns of={STAGE_COLUMNS} />
				<tbody>
					{metrics.stages.map(({ stage, because, sinceStart, sinceDiscovery }) => (
						<tr key={stage}>
							<th scope="row">{stageWords(stage)}</th>
							{because !== null ? (
								<td colSpan={2} className="dim">
									{visible(words.because(because))}
								</td>
							) : (
								<>
									<td>{visible(spanWords(sinceStart))}</td>
									<td>
										{visible(spanWords(sinceDiscovery))}
										<Bar name={stageWords(stage)} figure={sinceDiscovery} of={whole} />
									</td>
								</>
							)}
							<td>
								{because === null && <Refs entries={[...sinceStart.entries, ...sinceDiscovery.entries]} onGo={onGo} />}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}

export function Bar({ name, figure, of }: { readonly name: string; readonly figure: Elapsed; readonly of: number }) {
	if (figure.leastMs === null) return null;
	const label = words.bar(name, spanWords(figure));
	return <RangeBar label={label} least={figure.leastMs} most={figure.mostMs} of={of} />;
}

function Refs({ entries, onGo }: { readonly entries: readonly string[]; readonly onGo: (entry: string) => void }) {
	return (
		<span className="refs">
			<EntryLinks entries={[...new Set(entries)]} onGo={onGo} most={4} />
		</span>
	);
}

function Measures({ metrics, onGo }: CaseFiguresProps) {
	const { labor, signs, cause, vector, vulnerabilities, victims, related, impact } = metrics;
	const counting = labor.parts.filter(({ replaced }) => replaced === null).length;
	const known = counting === 0 ? '' : `; ${words.ofCases(labor.known, counting)} ${words.known.toLowerCase()}`;
	const span = (name: string, figure: Elapsed, more = '') => ({
		...{ name, said: `${visible(spanWords(figure))}${more}`, entries: figure.entries },
	});
	const told = (name: string, { what, entries }: CaseMetrics['cause']) => ({
		...{ name, said: what === null ? words.notKnown : visible(what), entries },
	});
	const levels = (of: readonly { readonly name: string }[]) => of.map(({ name }) => visible(name)).join(', ');
	const rows: readonly { readonly name: string; readonly said: string; readonly entries: readonly string[] }[] = [
		span(words.others.labor, labor.total, known),
		span(words.others.response, metrics.response),
		span(words.others.toManagement, metrics.toManagement),
		span(words.others.toExternal, metrics.toExternal),
		...metrics.phases.map(({ phase, open, entered, back }) =>
			span(
				words.phaseOpen(phaseName(phase)),
				open,
				entered === 0 ? '' : `; ${timesWords('entered', entered)}, ${timesWords('gone back to', back)}`,
			),
		),
		...signs.map(({ type, recorded, validated, falseAlarms, undecided, entries }) => ({
			name: words.signs[type],
			said: words.signCount(recorded, validated, falseAlarms, undecided),
			entries,
		})),
		told(words.cause, cause),
		told(words.vector, vector),
		told(words.vulnerabilities, vulnerabilities),
		told(words.victims, victims),
		told(words.related, related),
		...impact.map(({ factor, difference, history }) => ({
			name: words.difference[factor],
			said:
				history.length === 0
					? words.notRated
					: difference === null
						? words.unchanged
						: words.changed(levels(difference.first), levels(difference.last)),
			entries: history.map(({ entry }) => entry),
		})),
	];
	return (
		<section className="pn" aria-label={words.measures}>
			<div className="pn-h">
				<h2>{words.measures}</h2>
			</div>
			<table className="tb">
				<Columns of={MEASURE_COLUMNS} />
				<tbody>
					{rows.map(({ name, said, entries }) => (
						<tr key={name}>
							<th scope="row">{name}</th>
							<td>{said}</td>
							<td>
								<Refs entries={entries} onGo={onGo} />
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}
