/** A place by its path: typed, or chosen from the places of the notebook while typing narrows them. Any other text stays possible. */
import { ChevronDown, CircleAlert } from 'lucide-react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { parts } from '../words/parts';

interface PlaceBoxProps {
	readonly label: string;
	readonly places: readonly string[];
	readonly value: string;
	readonly onChange: (value: string) => void;
	readonly optional?: boolean;
	readonly readOnly?: boolean;
	readonly autoFocus?: boolean;
	readonly error?: string | undefined;
}

export function PlaceBox({ label, places, value, onChange, optional, readOnly, autoFocus, error }: PlaceBoxProps) {
	return (
		<ComboBox
			className="f"
			allowsCustomValue
			inputValue={value}
			onInputChange={onChange}
			isReadOnly={readOnly ?? false}
			isInvalid={error !== undefined}
		>
			<Label>
				{label}
				{optional && <span className="opt-l"> {parts.optional}</span>}
			</Label>
			<span className="in in-w">
				<Input maxLength={500} autoFocus={autoFocus ?? false} />
				{places.length > 0 && (
					<Button className="copy" aria-label={parts.select}>
						<ChevronDown className="ic" aria-hidden />
					</Button>
				)}
			</span>
			{error && (
				<span className="help st st-top tone-bad" role="alert">
					<CircleAlert className="ic ic-s" aria-hidden />
					<span>{error}</span>
				</span>
			)}
			<Popover className="pop pop-list" offset={4}>
				<ListBox className="lst" items={places.map((path) => ({ id: path, path }))}>
					{({ id, path }) => (
						<ListBoxItem className="lst-i" id={id} textValue={path}>
							<span className="ell">{path}</span>
						</ListBoxItem>
					)}
				</ListBox>
			</Popover>
		</ComboBox>
	);
}
