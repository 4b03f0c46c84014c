/** Defining a ladder, or a change of one: levels from the first to the highest. */
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { ContactView, LadderView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { Button } from '../../parts/Button';
import { Choice } from '../../parts/Choice';
import { TextBox } from '../../parts/Field';
import { Note } from '../../parts/Note';
import { Refused, refusedFor } from '../../parts/Refused';
import { ladder as words } from '../../words/contacts';
import { visible } from '../../words/seen';

interface Level {
	/** Tells rows apart while they are typed. */
	readonly row: number;
	readonly contacts: readonly (string | null)[];
	readonly wait: string;
	readonly tries: string;
}

const NOBODY = 'nobody';
const fresh = (row: number): Level => ({ row, contacts: [null, null], wait: '15', tries: '2' });

interface DefineLadderProps {
	readonly ladder: LadderView | null;
	readonly contacts: readonly ContactView[];
	readonly onClose: () => void;
}

export function DefineLadder({ ladder, contacts, onClose }: DefineLadderProps) {
	const { act, busy, refusal } = useAct('ladder.define');
	const [name, setName] = useState(visible(ladder?.name ?? ''));
	const [levels, setLevels] = useState<readonly Level[]>(() =>
		ladder
			? ladder.levels.map((each, row) => ({
					row,
					contacts: each.contacts.length > 1 ? each.contacts : [...each.contacts, null],
					wait: String(each.waitMinutes),
					tries: String(each.tries),
				}))
			: [fresh(0)],
	);
	const people = contacts
		.filter((each) => each.retired === null)
		.map((each) => ({ id: each.contact, name: visible(each.name), quiet: visible(each.role ?? '') }));
	const change = (row: number, next: Partial<Level>) =>
		setLevels(levels.map((each) => (each.row === row ? { ...each, ...next } : each)));
	const ready =
		name.trim() !== '' &&
		levels.every(
			({ contacts: [first], wait, tries }) => first && /^[1-9]\d{0,3}$/.test(wait) && /^[1-9]\d?$/.test(tries),
		);
	const submit = async () => {
		if (!ready) return;
		const done = await act({
			...(ladder ? { ladder: ladder.ladder } : {}),
			name: name.trim(),
			levels: levels.map((each) => ({
				contacts: each.contacts.filter((id) => id !== null),
				waitMinutes: Number(each.wait),
				tries: Number(each.tries),
			})),
		});
		if (done) onClose();
	};
	return (
		<ActDialogue
			title={ladder ? words.change(visible(ladder.name)) : words.title}
			about={words.about}
			width={820}
			words={words}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<TextBox
				label={words.name}
				value={name}
				onChange={setName}
				error={refusedFor(refusal, 'name')}
				maxLength={200}
				autoFocus
			/>
			{people.length === 0 && <Note tone="warn">{words.noContacts}</Note>}
			<ol className="lv">
				{levels.map((level, n) => (
					<li key={level.row}>
						<span className="rg-n">{n + 1}</span>
						{level.contacts.map((chosen, at) => (
							<Choice
								key={`${level.row} ${String(at)}`}
								label={at === 0 ? words.first : words.second}
								options={at === 0 ? people : [{ id: NOBODY, name: words.nobody }, ...people]}
								value={chosen ?? (at === 0 ? null : NOBODY)}
								onChange={(id) =>
									change(level.row, {
										contacts: level.contacts.map((each, i) => (i === at ? (id === NOBODY ? null : id) : each)),
									})
								}
							/>
						))}
						<TextBox
							label={words.wait}
							inputMode="numeric"
							value={level.wait}
							onChange={(wait) => change(level.row, { wait })}
							maxLength={4}
						/>
						<TextBox
							label={words.tries}
							inputMode="numeric"
							value={level.tries}
							onChange={(tries) => change(level.row, { tries })}
							maxLength={2}
						/>
						<Button
							size="s"
							tone="quiet"
							icon={X}
							aria-label={words.remove(n + 1)}
							disabled={levels.length === 1}
							onClick={() => setLevels(levels.filter(({ row }) => row !== level.row))}
						/>
					</li>
				))}
			</ol>
			<div>
				<Button
					size="s"
					icon={Plus}
					disabled={levels.length >= 20}
					onClick={() => setLevels([...levels, fresh(Math.max(...levels.map(({ row }) => row)) + 1)])}
				>
					{words.addLevel}
				</Button>
			</div>
			<Refused refusal={refusal} fields={['name']} />
		</ActDialogue>
	);
}
