/** The four times, as exactly as they were said and no more; what does not fit is pointed out. */
import type { IncidentTimeView, IncidentView, TimeSaid } from '../../../shared/views';
import { Button } from '../../parts/Button';
import { type Column, Columns } from '../../parts/Columns';
import { EntryLinks } from '../../parts/EntryLinks';
import { Note } from '../../parts/Note';
import { LocalStamp, Stamp } from '../../parts/Stamp';
import { incident as words } from '../../words/incident';
import { visible } from '../../words/seen';

const COLUMNS: readonly Column[] = [
	{ name: words.which, width: 'inc-k' },
	{ name: words.when },
	{ name: words.how },
	{ name: words.entry, width: 'inc-x' },
	{ name: words.set, width: 'inc-x', quiet: true },
];

interface TimesProps {
	readonly view: IncidentView;
	readonly onGo: (entry: string) => void;
	readonly onSet?: (time: IncidentTimeView) => void;
}

export function Times({ view, onGo, onSet }: TimesProps) {
	return (
		<section className="pn" aria-label={words.times}>
			<div className="pn-h">
				<h2>{words.times}</h2>
			</div>
			<table className="tb">
				<Columns of={COLUMNS} />
				<tbody>
					{view.times.map((each) => (
						<tr key={each.time}>
							<th scope="row" className="td-h">
								{words.time[each.time]}
							</th>
							<td>
								{each.last ? <Said said={each.last} state={each.state} /> : <State state={each.state} />}
								{each.history.length > 1 && <span className="sub">{words.earlier(each.history.length - 1)}</span>}
							</td>
							<td className="sec">{each.last?.reason ? visible(each.last.reason) : ''}</td>
							<td>
								<span className="refs">
									<EntryLinks entries={each.history.map(({ entry }) => entry).reverse()} onGo={onGo} most={3} />
								</span>
							</td>
							<td className="acts">
								{onSet && (
									<Button size="s" aria-label={words.setNamed(words.time[each.time])} onClick={() => onSet(each)}>
										{words.set}
									</Button>
								)}
							</td>
						</tr>
					))}
				</tbody>
			</table>
			{view.findings.length > 0 && (
				<div className="pn-b col gap-4">
					{view.findings.map(({ sentence, entries }) => (
						<Note key={`${sentence} ${entries.join()}`} tone="warn">
							{sentence}{' '}
							<span className="refs">
								<EntryLinks entries={entries} onGo={onGo} />
							</span>
						</Note>
					))}
				</div>
			)}
		</section>
	);
}

function Said({ said, state }: { readonly said: TimeSaid; readonly state: IncidentTimeView['state'] }) {
	const { stated, offset } = said;
	if (stated === null) return <State state={state} />;
	const within = stated.accuracyMs === undefined ? {} : { accuracyMs: stated.accuracyMs };
	if (!('at' in stated)) return <LocalStamp at={stated.local} {...within} />;
	return <Stamp at={stated.at} {...(offset === null ? {} : { offset })} {...within} />;
}

const State = ({ state }: { readonly state: IncidentTimeView['state'] }) => (
	<span className={state === 'unknown' ? 'med' : 'dim'}>{words.timeStates[state]}</span>
);
