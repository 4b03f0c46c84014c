/** What a log states of one run besides its digests; what it lacks or contradicts stands first. */
import type { LogRunView } from '../../shared/views';
import { saysZone, logs as words } from '../words/acquisition-logs';
import { visible } from '../words/seen';
import { Note } from './Note';

const MOST_NAMES = 5;

export function StatedRun({ run }: { readonly run: LogRunView }) {
	const { outcome, outcomeSays, badSectors, names, nameCount, remarks } = run;
	const sectors =
		badSectors === null
			? null
			: [badSectors.count ?? words.notSaidHowMany, badSectors.says].filter((part) => part !== null).join(': ');
	const rest = nameCount - MOST_NAMES;
	const named = [...names.slice(0, MOST_NAMES), ...(rest > 0 ? [words.more(rest)] : [])].join(', ');
	const rows: readonly (readonly [name: string, text: string | null])[] = [
		[words.started, withZone(run.startedAt)],
		[words.ended, withZone(run.endedAt)],
		[words.outcome, outcomeSays ?? words.outcomes[outcome]],
		[words.badSectors, sectors],
		...Object.entries(run.stated).map(([fact, text]) => [words.facts[fact as keyof typeof words.facts], text] as const),
		[words.names, nameCount === 0 ? null : named],
	];
	return (
		<div className="col gap-5">
			{remarks.map((remark) => (
				<Note key={remark} tone="warn">
					{visible(remark)}
				</Note>
			))}
			<dl className="kv">
				{rows.flatMap(([name, text]) =>
					text === null
						? []
						: [
								<dt key={`${name} is`}>{name}</dt>,
								<dd key={name} className="wrap">
									{visible(text)}
								</dd>,
							],
				)}
			</dl>
		</div>
	);
}

/** A time as the log has it; without a zone nobody knows which it was. */
const withZone = (time: string | null): string | null => (time === null || saysZone(time) ? time : words.zone(time));
