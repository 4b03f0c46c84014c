/** How the handling is judged by the measures of §3.4.2, and the items of an audit: each with its answers and whose they are. */
import { useState } from 'react';
import type { Answer, ChoiceView, PartyView } from '../../../shared/views';
import { useAnswer } from '../../hooks/useAnswer';
import { usePlace } from '../../hooks/usePlace';
import { Button } from '../../parts/Button';
import { Columns } from '../../parts/Columns';
import { EntryLinks } from '../../parts/EntryLinks';
import { Refused } from '../../parts/Refused';
import { Waiting } from '../../parts/Waiting';
import { after, judged as words } from '../../words/after';
import { visible } from '../../words/seen';
import type { PartProps } from './After';
import { Judge, type JudgeAbout } from './Judge';

/** Of the list of measures: those that people judge; the others are counted. */
const JUDGED = ['objective-assessment', 'subjective-assessment'];

interface Given {
	readonly of: ChoiceView;
	readonly answer: Answer;
	readonly by: PartyView | null;
	readonly says: string | null;
	readonly entry: string;
}

interface Asked extends ChoiceView {
	readonly says: string;
}

export function Judged({ view, writable }: PartProps) {
	const { value: metrics, refusal, waiting } = useAnswer('metrics.show', { case: view.case });
	const measures = useAnswer('list.show', { list: 'metrics' }).value;
	const items = useAnswer('list.show', { list: 'audit-items' }).value;
	const [over, setOver] = useState<JudgeAbout | null>(null);
	if (!metrics || !measures || !items)
		return (
			<>
				<Refused refusal={refusal} />
				{waiting && <Waiting />}
			</>
		);
	const offered = (list: typeof measures) =>
		list.items
			.filter(({ retired }) => retired === null)
			.map(({ id, name, says, group }) => ({ id, name, says: says ?? '', group: group ?? '' }));
	const open = (is: JudgeAbout['is']) => (of: ChoiceView) => setOver({ is, of });
	return (
		<div className="af-l">
			<Table
				title={words.assessment}
				about={words.assessmentAbout}
				column={words.measure}
				asked={offered(measures).filter(({ group }) => JUDGED.includes(group))}
				given={metrics.assessments.map(({ measure, ...more }) => ({ of: measure, ...more }))}
				of={view.case}
				{...(writable ? { onJudge: open('measure') } : {})}
			/>
			<Table
				title={words.audit}
				about={words.auditAbout}
				column={words.item}
				asked={offered(items)}
				given={metrics.audit.map(({ item, ...more }) => ({ of: item, ...more }))}
				of={view.case}
				{...(writable ? { onJudge: open('item') } : {})}
			/>
			{over && <Judge case={view.case} about={over} onClose={() => setOver(null)} />}
		</div>
	);
}

interface TableProps {
	readonly title: string;
	readonly about: string;
	readonly column: string;
	readonly asked: readonly Asked[];
	readonly given: readonly Given[];
	readonly of: PartProps['view']['case'];
	readonly onJudge?: (of: ChoiceView) => void;
}

function Table({ title, about, column, asked, given, of, onJudge }: TableProps) {
	const { go } = usePlace();
	// What an entry names and no list here holds (any more) still has its answers shown.
	const others = given.map((each) => each.of).filter(({ id }) => !asked.some((each) => each.id === id));
	const rows = [...asked, ...new Map(others.map((each) => [each.id, { ...each, says: '' }])).values()];
	return (
		<section className="pn" aria-label={title}>
			<div className="pn-h">
				<h2>{title}</h2>
				<span className="dim ell">{about}</span>
			</div>
			<table className="tb tb-w">
				<Columns
					of={[
						{ name: column, width: 'af-w' },
						{ name: words.answers },
						{ name: after.seal, width: 'af-y', quiet: true },
					]}
				/>
				<tbody>
					{rows.map(({ id, name, says }) => {
						const own = given.filter((each) => each.of.id === id);
						return (
							<tr key={id}>
								<th scope="row" className="wrap">
									{visible(name)}
									<span className="sub wrap">{visible(says)}</span>
								</th>
								<td className="wrap">
									{own.length === 0 && <span className="dim">{words.nobody}</span>}
									{own.map((each) => (
										<p key={each.entry}>
											<span className="med">{words.answers4[each.answer]}</span>,{' '}
											{visible(each.by?.name ?? after.somebody)}
											{': '}
											{visible(each.says ?? '', { lines: true })}{' '}
											<EntryLinks
												entries={[each.entry]}
												onGo={(entry) => go({ at: 'case', case: of, tab: 'notebook', entry })}
											/>
										</p>
									))}
								</td>
								<td className="num">
									{onJudge && asked.some((each) => each.id === id) && (
										<Button size="s" aria-label={words.judgeName(visible(name))} onClick={() => onJudge({ id, name })}>
											{words.judge}
										</Button>
									)}
								</td>
							</tr>
						);
					})}
				</tbody>
			</table>
		</section>
	);
}
