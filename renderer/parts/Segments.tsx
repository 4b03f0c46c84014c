/**
 * A row of filters, one of them on. One stop for Tab, whatever their number; arrows go along the row and choose, as with radio
 * buttons. So a table of such rows is crossed with one key each.
 */
import type { KeyboardEvent } from 'react';

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

interface SegmentsProps<T extends string> {
	readonly label: string;
	readonly options: readonly { readonly id: T; readonly name: string; readonly count?: number }[];
	readonly value: T;
	readonly onChange: (value: T) => void;
}

export function Segments<T extends string>({ label, options, value, onChange }: SegmentsProps<T>) {
	const move = (event: KeyboardEvent<HTMLFieldSetElement>) => {
		const step = STEPS[event.key];
		if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
		event.preventDefault();
		const from = options.findIndex((option) => option.id === value);
		const to = (from + step + options.length) % options.length;
		event.currentTarget.querySelectorAll('button')[to]?.focus();
		const next = options[to];
		if (next) onChange(next.id);
	};
	return (
		<fieldset className="seg" aria-label={label} onKeyDown={move}>
			{options.map((option) => (
				<button
					key={option.id}
					type="button"
					aria-pressed={option.id === value}
					tabIndex={option.id === value ? 0 : -1}
					className={option.id === value ? 'on' : ''}
					onClick={() => onChange(option.id)}
				>
					{option.name}
					{option.count !== undefined && <span className="n">{option.count}</span>}
				</button>
			))}
		</fieldset>
	);
}
