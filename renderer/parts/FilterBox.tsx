/** A box that filters the list beside it; `/` leads to it, Esc empties it. */
import { Search } from 'lucide-react';
import type { Ref } from 'react';

export function FilterBox({
	label,
	value,
	onChange,
	ref,
	small = false,
}: {
	readonly label: string;
	readonly value: string;
	readonly onChange: (value: string) => void;
	readonly ref?: Ref<HTMLInputElement>;
	readonly small?: boolean;
}) {
	return (
		<span className={small ? 'in in-s in-w flt' : 'in in-w flt'}>
			<Search className="ic" aria-hidden />
			<input
				ref={ref}
				type="search"
				aria-label={label}
				aria-keyshortcuts="/"
				placeholder={label}
				value={value}
				onChange={(event) => onChange(event.target.value)}
				onKeyDown={(event) => {
					if (event.key !== 'Escape') return;
					event.preventDefault();
					onChange('');
					event.currentTarget.blur();
				}}
			/>
			{value === '' && <kbd aria-hidden>/</kbd>}
		</span>
	);
}
