/** What narrows the locker's list besides its text and its place: who holds it, its state, a kind of finding, what is due. */

import { useMemo } from 'react';
import type { LockerRow } from '../../../shared/views';
import { type LockerWanted, personOf } from '../../hooks/lockerRules';
import { Choice } from '../../parts/Choice';
import { nameOf } from '../../parts/SignerName';
import { locker as words } from '../../words/locker';

export interface Narrow {
	readonly person: string;
	readonly state: LockerRow['state'] | 'any';
	readonly finding: string;
	readonly due: keyof typeof words.dues | 'not';
}

const ANY = 'any';
export const NOT_NARROWED: Narrow = { person: ANY, state: ANY, finding: 'not', due: 'not' };

export const wantedOf = ({ person, state, finding, due }: Narrow): LockerWanted => ({
	person: person === ANY ? undefined : person,
	state: state === ANY ? undefined : state,
	finding: finding === 'not' ? undefined : finding === ANY ? '' : finding,
	due: due === 'not' ? undefined : due,
});

const STATES = [
	{ id: ANY as Narrow['state'], name: words.anyState },
	...(Object.keys(words.states) as LockerRow['state'][]).map((id) => ({ id, name: words.states[id] })),
];
const DUES = [
	{ id: 'not' as Narrow['due'], name: words.noDue },
	...(Object.keys(words.dues) as (keyof typeof words.dues)[]).map((id) => ({ id, name: words.dues[id] })),
];

interface NarrowByProps {
	readonly rows: readonly LockerRow[];
	readonly value: Narrow;
	readonly onChange: (narrow: Narrow) => void;
}

export function NarrowBy({ rows, value, onChange }: NarrowByProps) {
	const people = useMemo(() => {
		const found = new Map(rows.map((row) => [personOf(row), nameOf(row.holder)]));
		return [...found].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name));
	}, [rows]);
	const kinds = useMemo(() => [...new Set(rows.flatMap(({ findings }) => findings))].sort(), [rows]);
	return (
		<div className="lk-n">
			<Choice
				small
				label={words.person}
				value={value.person}
				onChange={(person) => onChange({ ...value, person })}
				options={[{ id: ANY, name: words.anybody }, ...people]}
			/>
			<Choice
				small
				label={words.state}
				value={value.state}
				onChange={(state) => onChange({ ...value, state })}
				options={STATES}
			/>
			<Choice
				small
				label={words.finding}
				value={value.finding}
				onChange={(finding) => onChange({ ...value, finding })}
				options={[
					{ id: 'not', name: words.noFinding },
					{ id: ANY, name: words.anyFinding },
					...kinds.map((id) => ({ id: id as string, name: id.replaceAll('-', ' ') })),
				]}
			/>
			<Choice
				small
				label={words.dueOf}
				value={value.due}
				onChange={(due) => onChange({ ...value, due })}
				options={DUES}
			/>
		</div>
	);
}
