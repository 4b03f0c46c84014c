/** One of two or three, each with a sentence of its own. */
import { Label, Radio, RadioGroup } from 'react-aria-components';

interface RadiosProps<T extends string> {
	readonly label: string;
	readonly options: readonly { readonly id: T; readonly name: string; readonly more: string }[];
	readonly value: T;
	readonly onChange: (value: T) => void;
	/** In a dialog whose first field it is. */
	readonly autoFocus?: boolean;
}

export function Radios<T extends string>({ label, options, value, onChange, autoFocus = false }: RadiosProps<T>) {
	return (
		<RadioGroup
			className="f"
			value={value}
			onChange={(id) => {
				const chosen = options.find((option) => option.id === id);
				if (chosen) onChange(chosen.id);
			}}
		>
			<Label className="lb">{label}</Label>
			<div className="ul-h">
				{options.map((option) => (
					<Radio key={option.id} value={option.id} className="ul-r" autoFocus={autoFocus && option.id === value}>
						<span className="box rad" aria-hidden />
						<span className="med nw">{option.name}</span>
						<span className="dim t1 ell">{option.more}</span>
					</Radio>
				))}
			</div>
		</RadioGroup>
	);
}
