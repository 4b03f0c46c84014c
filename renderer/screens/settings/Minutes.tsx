/** A span in minutes that the person sets; kept when the field is left, or by Enter. */
import { useEffect, useState } from 'react';
import { TextBox } from '../../parts/Field';

export function Minutes({
	label,
	help,
	minutes,
	error,
	onChange,
}: {
	readonly label: string;
	readonly help: string;
	readonly minutes: number;
	readonly error: string | undefined;
	readonly onChange: (minutes: number) => void;
}) {
	const [text, setText] = useState(String(minutes));
	useEffect(() => setText(String(minutes)), [minutes]);
	const keep = () => {
		const typed = Number(text);
		if (text.trim() !== '' && typed === minutes) return;
		if (text.trim() === '' || !Number.isInteger(typed)) setText(String(minutes));
		else onChange(typed);
	};
	return (
		<TextBox
			label={label}
			help={help}
			error={error}
			inputMode="numeric"
			className="set-n"
			maxLength={4}
			value={text}
			onChange={setText}
			onBlur={keep}
			onKeyDown={(event) => {
				if (event.key === 'Enter') keep();
			}}
		/>
	);
}
