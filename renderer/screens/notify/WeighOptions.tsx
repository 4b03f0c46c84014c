/** Options beside each other, weighed by the six criteria of SP 800-61 r2, §3.3.1: for, neither, against, unknown; and why. */
import { Plus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Rating } from '../../../shared/views';
import { Button } from '../../parts/Button';
import { Segments } from '../../parts/Segments';
import { CRITERION_NAMES, contain as words } from '../../words/notify';
import { CRITERIA, fresh, MOST_OPTIONS, type Option, RATINGS } from './options';

interface WeighOptionsProps {
	readonly options: readonly Option[];
	readonly onChange: (options: readonly Option[]) => void;
}

export function WeighOptions({ options, onChange }: WeighOptionsProps) {
	const first = useRef<HTMLInputElement>(null);
	useEffect(() => first.current?.focus(), []);
	const change = (row: number, next: Partial<Option>) =>
		onChange(options.map((each) => (each.row === row ? { ...each, ...next } : each)));
	return (
		<div className="col gap-3">
			<table className="mx mx-w">
				<thead>
					<tr>
						<th scope="col">{words.criterion}</th>
						{options.map((each, n) => (
							<th key={each.row} scope="col">
								<input
									{...(n === 0 ? { ref: first } : {})}
									className="in"
									aria-label={words.option(n + 1)}
									placeholder={words.option(n + 1)}
									value={each.name}
									onChange={(event) => change(each.row, { name: event.target.value })}
									maxLength={200}
									autoComplete="off"
									spellCheck={false}
								/>
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{CRITERIA.map((criterion) => (
						<tr key={criterion}>
							<th scope="row">{CRITERION_NAMES[criterion]}</th>
							{options.map((each, n) => (
								<td key={each.row}>
									<Cell
										label={`${each.name.trim() || words.option(n + 1)}, ${CRITERION_NAMES[criterion] ?? criterion}`}
										rating={each.ratings[criterion] ?? 'unknown'}
										because={each.because[criterion] ?? ''}
										onRate={(rating) => change(each.row, { ratings: { ...each.ratings, [criterion]: rating } })}
										onSay={(text) => change(each.row, { because: { ...each.because, [criterion]: text } })}
									/>
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
			{options.length < MOST_OPTIONS && (
				<div>
					<Button
						size="s"
						icon={Plus}
						onClick={() => onChange([...options, fresh(Math.max(...options.map(({ row }) => row)) + 1)])}
					>
						{words.addOption}
					</Button>
				</div>
			)}
		</div>
	);
}

interface CellProps {
	readonly label: string;
	readonly rating: Rating;
	readonly because: string;
	readonly onRate: (rating: Rating) => void;
	readonly onSay: (text: string) => void;
}

function Cell({ label, rating, because, onRate, onSay }: CellProps) {
	return (
		<div className="mx-c">
			<Segments
				label={label}
				value={rating}
				onChange={onRate}
				options={RATINGS.map((id) => ({ id, name: words.ratings[id] }))}
			/>
			<input
				className="in in-s"
				aria-label={`${words.because}: ${label}`}
				placeholder={words.because}
				value={because}
				onChange={(event) => onSay(event.target.value)}
				maxLength={2000}
				autoComplete="off"
			/>
		</div>
	);
}
