/** After how many minutes without input the notebook locks itself; kept when the field is left, or by Enter. */
import { useEffect, useState } from 'react';
import { TextBox } from '../../parts/Field';
import { settings as words } from '../../words/settings';

export function LockAfter({
	minutes,
	error,
	onChange,
}: {
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
			label={words.lockAfter}
			help={words.lockAfterHelp}
			error={error}
			inputMode="numeric"
			className="set-n"
			maxLength={3}
			value={text}
			onChange={setText}
			onBlur={keep}
			onKeyDown={(event) => {
				if (event.key === 'Enter') keep();
			}}
		/>
	);
}
