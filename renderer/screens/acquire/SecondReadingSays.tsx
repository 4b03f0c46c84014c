/** What reading the copy again found, from the medium or only through the cache, and where it differs. */
import { CircleAlert, CircleCheck, CircleDashed, CircleX } from 'lucide-react';
import type { AcquiredView } from '../../../shared/views';
import { State } from '../../parts/Badge';
import { count } from '../../parts/measure';
import { source as words } from '../../words/acquire';
import { visible } from '../../words/seen';

export function SecondReadingSays({ source: { secondReading: reading } }: { readonly source: AcquiredView }) {
	if (!reading) return <span className="dim">–</span>;
	const { result, from, damaged } = reading;
	const [tone, icon] =
		result === 'differs'
			? (['bad', CircleX] as const)
			: result === 'not-done'
				? (['dim', CircleDashed] as const)
				: from === 'cache'
					? (['warn', CircleAlert] as const)
					: (['ok', CircleCheck] as const);
	return (
		<>
			<State tone={tone} icon={icon} top>
				{words.secondSays[`${result} ${from}`] ?? result}
			</State>
			{damaged.length > 0 && (
				<>
					<p className="lab">{words.damaged}</p>
					<ul className="mono t1">
						{damaged.map((each) => (
							<li key={`${each.file ?? ''} ${each.from}`} className="wrap">
								{placeOf(each)}
								{each.because !== null && `: ${words.damagedBecause[each.because]}`}
							</li>
						))}
					</ul>
				</>
			)}
		</>
	);
}

/** A file by its name; which bytes, where it has none or they are not read. */
function placeOf({ file, from, toExclusive, because }: NonNullable<AcquiredView['secondReading']>['damaged'][number]) {
	const bytes = `${count(from)} – ${count(toExclusive)}`;
	if (file === null) return bytes;
	return because === null ? visible(file) : `${visible(file)}, ${bytes}`;
}
