/** One of a few: a select whose list is ours, so that it looks the same on every system. */
import { Check, ChevronDown } from 'lucide-react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { parts } from '../words/parts';

export interface Option<T extends string> {
	readonly id: T;
	readonly name: string;
	readonly quiet?: string;
}

interface ChoiceProps<T extends string> {
	readonly label: string;
	readonly options: readonly Option<T>[];
	readonly value: T | null;
	readonly onChange: (value: T) => void;
	readonly small?: boolean;
	readonly placeholder?: string;
	readonly error?: string | undefined;
	readonly disabled?: boolean;
}

export function Choice<T extends string>({
	label,
	options,
	value,
	onChange,
	small = false,
	placeholder = parts.select,
	error,
	disabled = false,
}: ChoiceProps<T>) {
	return (
		<Select
			className="f"
			placeholder={placeholder}
			isDisabled={disabled}
			value={value}
			onChange={(key) => {
				const chosen = options.find((option) => option.id === key);
				if (chosen) onChange(chosen.id);
			}}
		>
			<Label className="lb">{label}</Label>
			<Button className={small ? 'in in-s in-b' : 'in in-b'}>
				<SelectValue className="ell">{({ selectedText }) => selectedText || placeholder}</SelectValue>
				<ChevronDown className="ic chev" aria-hidden />
			</Button>
			{error && <span className="help tone-bad">{error}</span>}
			<Popover className="pop pop-list" offset={4}>
				<ListBox className="lst" items={options}>
					{(option) => (
						<ListBoxItem className="lst-i" id={option.id} textValue={option.name}>
							{({ isSelected }) => (
								<>
									<Check className={isSelected ? 'ic tone-ac' : 'ic gone'} aria-hidden />
									<span className="ell">{option.name}</span>
									{option.quiet && <span className="dim t1">{option.quiet}</span>}
								</>
							)}
						</ListBoxItem>
					)}
				</ListBox>
			</Popover>
		</Select>
	);
}
