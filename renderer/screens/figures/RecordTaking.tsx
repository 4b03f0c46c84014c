/** Recording what the incident cost, or who worked on it for how long. */
import { useState } from 'react';
import type { CostSort } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { TextBox } from '../../parts/Field';
import { Refused } from '../../parts/Refused';
import { Segments } from '../../parts/Segments';
import { figures, taking as words } from '../../words/figures';

interface RecordTakingProps {
	readonly case: string;
	readonly onClose: () => void;
}

const HOURS = /^[0-9]{1,4}([.,][0-9]{1,2})?$/;
const inMinutes = (hours: string): number => Math.round(Number(hours.trim().replace(',', '.')) * 60);

export function RecordTaking({ case: of, onClose }: RecordTakingProps) {
	const cost = useAct('cost.record');
	const labor = useAct('labor.record');
	const [is, setIs] = useState<'cost' | 'work'>('cost');
	const [sort, setSort] = useState<CostSort>('damage');
	const [what, setWhat] = useState('');
	const [who, setWho] = useState('');
	const [least, setLeast] = useState('');
	const [most, setMost] = useState('');
	const [currency, setCurrency] = useState('EUR');
	const [basis, setBasis] = useState('');
	const busy = cost.busy || labor.busy;
	const given = (text: string) => text.trim() !== '';
	const oddHours = is === 'work' && [least, most].some((text) => given(text) && !HOURS.test(text.trim()));
	const half = given(most) && !given(least);
	const ready = given(what) && !half && !oddHours && (is === 'cost' || given(who));
	const submit = async () => {
		if (!ready || busy) return;
		if (is === 'work') {
			const more = given(most) ? { most: inMinutes(most) } : {};
			const minutes = given(least) ? { minutes: { least: inMinutes(least), ...more } } : {};
			if (await labor.act({ case: of, who: { name: who.trim() }, what: what.trim(), ...minutes })) onClose();
			return;
		}
		const sum = { currency: currency.trim(), least: least.trim(), ...(given(most) ? { most: most.trim() } : {}) };
		const more = { ...(given(least) ? { amount: sum } : {}), ...(given(basis) ? { basis: basis.trim() } : {}) };
		if (await cost.act({ case: of, sort, what: what.trim(), ...more })) onClose();
	};
	return (
		<ActDialogue
			title={words.title}
			about={words.about}
			words={words}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<div className="row">
				<Segments
					label={words.is}
					value={is}
					onChange={setIs}
					options={[
						{ id: 'cost', name: words.cost },
						{ id: 'work', name: words.work },
					]}
				/>
				{is === 'cost' && (
					<Segments
						label={words.sort}
						value={sort}
						onChange={setSort}
						options={[
							{ id: 'damage', name: figures.sort.damage },
							{ id: 'handling', name: figures.sort.handling },
						]}
					/>
				)}
			</div>
			<TextBox label={words.what} help={words.whatHelp} value={what} onChange={setWhat} maxLength={2000} />
			{is === 'work' && <TextBox label={words.who} value={who} onChange={setWho} maxLength={200} />}
			<div className="fr-g two">
				<TextBox
					label={is === 'cost' ? words.least : words.hours}
					error={oddHours ? words.hoursWrong : undefined}
					optional
					value={least}
					onChange={setLeast}
					inputMode="decimal"
					maxLength={24}
				/>
				<TextBox
					label={is === 'cost' ? words.most : words.mostHours}
					optional
					value={most}
					onChange={setMost}
					inputMode="decimal"
					maxLength={24}
				/>
			</div>
			{is === 'cost' && (
				<div className="fr-g two">
					<TextBox
						label={words.currency}
						help={words.currencyHelp}
						value={currency}
						onChange={(text) => setCurrency(text.toUpperCase())}
						maxLength={3}
					/>
					<TextBox label={words.basis} optional value={basis} onChange={setBasis} maxLength={2000} />
				</div>
			)}
			<Refused refusal={cost.refusal ?? labor.refusal} />
		</ActDialogue>
	);
}
