/** The paths that need not equal the baseline, each with why that is right. */
import { Plus, X } from 'lucide-react';
import { Button } from '../../parts/Button';
import { TextBox } from '../../parts/Field';
import { proof as words } from '../../words/compare';
import { visible } from '../../words/seen';

export interface Exception {
	readonly id: number;
	readonly path: string;
	readonly reason: string;
}

export const NO_EXCEPTION: Exception = { id: -1, path: '', reason: '' };

interface ExceptionsProps {
	readonly value: readonly Exception[];
	readonly onChange: (value: readonly Exception[]) => void;
}

export function Exceptions({ value, onChange }: ExceptionsProps) {
	const change = (id: number, part: Partial<Exception>) =>
		onChange(value.map((each) => (each.id === id ? { ...each, ...part } : each)));
	const free = Math.min(0, ...value.map((each) => each.id)) - 1;
	return (
		<fieldset className="bx">
			<legend>{words.exceptions}</legend>
			<ul className="col gap-4 xc-p">
				{value.map((each) => (
					<li key={each.id} className="row-e">
						<TextBox
							label={words.path}
							className="mono"
							value={each.path}
							onChange={(path) => change(each.id, { path })}
							maxLength={4096}
						/>
						<TextBox
							label={words.reason}
							value={each.reason}
							onChange={(reason) => change(each.id, { reason })}
							maxLength={2000}
						/>
						<Button
							tone="quiet"
							icon={X}
							aria-label={words.remove(each.path === '' ? words.empty : visible(each.path))}
							onClick={() => onChange(value.filter((other) => other.id !== each.id))}
						/>
					</li>
				))}
			</ul>
			<Button size="s" icon={Plus} onClick={() => onChange([...value, { ...NO_EXCEPTION, id: free }])}>
				{words.add}
			</Button>
		</fieldset>
	);
}
