/** Who read which case, what was refused and what was written out: the newest first, all of it on demand. */
import { useState } from 'react';
import { useAnswer } from '../../hooks/useAnswer';
import { Button } from '../../parts/Button';
import type { Column } from '../../parts/Columns';
import { count } from '../../parts/measure';
import { Refused } from '../../parts/Refused';
import { RoomTable } from '../../parts/RoomTable';
import { Stamp } from '../../parts/Stamp';
import { access as words } from '../../words/people';
import { visible } from '../../words/seen';

const COLUMNS: readonly Column[] = [
	{ name: words.when, width: 'w-adm' },
	{ name: words.who, width: 'w-org' },
	{ name: words.what },
	{ name: words.which },
];
/** As many as are looked at without asking for more. */
const FEW = 20;

export function AccessLog() {
	const { value, refusal } = useAnswer('access.list', {});
	const [all, setAll] = useState(false);
	const shown = all ? (value ?? []) : (value ?? []).slice(0, FEW);
	return (
		<section className="hm-2" aria-label={words.title}>
			<div className="hm-h">
				<h2 className="t4">{words.title}</h2>
				<span className="dim ell grow">{words.about}</span>
				{!all && value && value.length > FEW && (
					<Button size="s" onClick={() => setAll(true)}>
						{words.all(count(value.length))}
					</Button>
				)}
			</div>
			<Refused refusal={refusal} />
			{value?.length === 0 && <p className="none">{words.empty}</p>}
			{shown.length > 0 && (
				<RoomTable label={words.title} columns={COLUMNS} className="acl" onlyRead>
					{shown.map(({ entry, at, offset, by, what, times, number, about, ...more }) => (
						<tr key={entry}>
							<td>
								<Stamp at={at} offset={offset} />
								<span className="sub mono">{entry}</span>
							</td>
							<td>{visible(by ?? words.nobody)}</td>
							<td>{times > 1 ? words.times(words.names[what], count(times)) : words.names[what]}</td>
							<td className="wrap">
								{[number ?? more.case, about]
									.filter((each) => each !== null)
									.map((each) => visible(each))
									.join(', ')}
							</td>
						</tr>
					))}
				</RoomTable>
			)}
		</section>
	);
}
