/** A row of filters, one of them on. */
interface SegmentsProps<T extends string> {
	readonly label: string;
	readonly options: readonly { readonly id: T; readonly name: string; readonly count?: number }[];
	readonly value: T;
	readonly onChange: (value: T) => void;
}

export function Segments<T extends string>({ label, options, value, onChange }: SegmentsProps<T>) {
	return (
		<fieldset className="seg" aria-label={label}>
			{options.map((option) => (
				<button
					key={option.id}
					type="button"
					aria-pressed={option.id === value}
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
