/** Asked where a note tells of what lies back: why it is written only now, or why that is not late. Never needed to seal. */
import { Clock } from 'lucide-react';
import type { Typed } from '../../hooks/useDraft';
import { State } from '../../parts/Badge';
import { duration } from '../../parts/measure';
import { late as words } from '../../words/writing';

interface LateReasonProps {
	readonly byMs: number;
	readonly typed: Typed;
	readonly change: (next: Partial<Typed>) => void;
}

/** What one key says; the first two why it is late, the third why it is not. */
export const REASONS: readonly {
	readonly name: string;
	readonly says: Pick<Typed, 'lateBecause' | 'notLateBecause'>;
}[] = [
	{ name: words.busyShort, says: { lateBecause: words.busy, notLateBecause: null } },
	{ name: words.toldShort, says: { lateBecause: words.told, notLateBecause: null } },
	{ name: words.foundShort, says: { lateBecause: null, notLateBecause: words.found } },
];

export function LateReason({ byMs, typed, change }: LateReasonProps) {
	const said = typed.lateBecause !== null && typed.lateBecause !== '';
	return (
		<div className="cmp-l">
			<State tone="warn" icon={Clock}>
				{words.observed(duration(byMs))}
			</State>
			{typed.notLateBecause === null ? (
				<>
					<input
						className="in in-s"
						aria-label={words.label}
						placeholder={words.placeholder}
						maxLength={2000}
						value={typed.lateBecause ?? ''}
						onChange={(event) => change({ lateBecause: event.target.value === '' ? null : event.target.value })}
					/>
					{!said &&
						REASONS.map(({ name, says }) => (
							<button key={name} type="button" className="lnk nw" onClick={() => change(says)}>
								{name}
							</button>
						))}
				</>
			) : (
				<>
					<span>
						{words.isNot} {typed.notLateBecause}
					</span>
					<button type="button" className="lnk nw push" onClick={() => change({ notLateBecause: null })}>
						{words.takeBack}
					</button>
				</>
			)}
		</div>
	);
}

/** True where nothing says why a late note is late, or that it is not. */
export const isUnsaid = ({ lateBecause, notLateBecause }: Typed): boolean =>
	(lateBecause ?? '').trim() === '' && notLateBecause === null;
