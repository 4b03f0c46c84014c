/** Two states of one thing, attribute by attribute: = where they are the same, ≠ where they differ, and a word for it. */
import { Equal, EqualNot, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { parts } from '../words/parts';

export interface Attribute {
	readonly name: string;
	/** Null: one side does not say, so nobody can tell. */
	readonly same: boolean | null;
	readonly before: ReactNode;
	readonly after: ReactNode;
}

interface SideBySideProps {
	readonly label: string;
	readonly before: ReactNode;
	readonly after: ReactNode;
	readonly rows: readonly Attribute[];
}

export function SideBySide({ label, before, after, rows }: SideBySideProps) {
	return (
		<table className="dft" aria-label={label}>
			<colgroup>
				<col className="w-a" />
				<col className="w-m" />
				<col />
				<col />
			</colgroup>
			<thead>
				<tr>
					<th scope="col">
						<span className="vh">{parts.attribute}</span>
					</th>
					<th scope="col">
						<span className="vh">{parts.comparison}</span>
					</th>
					<th scope="col">{before}</th>
					<th scope="col">{after}</th>
				</tr>
			</thead>
			<tbody>
				{rows.map((row) => (
					<tr key={row.name}>
						<th scope="row">{row.name}</th>
						<td>
							<SameMark same={row.same} />
						</td>
						<td>{row.before}</td>
						<td>{row.after}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

function SameMark({ same }: { readonly same: boolean | null }) {
	const Icon = same === null ? Minus : same ? Equal : EqualNot;
	const says = same === null ? parts.notKnown : same ? parts.isSame : parts.isDifferent;
	return (
		<span className={same === false ? 'tone-warn' : 'dim'} title={says}>
			<Icon className="ic ic-s" aria-hidden />
			<span className="vh">{says}</span>
		</span>
	);
}
