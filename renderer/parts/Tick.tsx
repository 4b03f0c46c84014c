/** A box to tick, with its words beside it. */
import type { ReactNode } from 'react';

interface TickProps {
	readonly checked: boolean;
	readonly onChange: (checked: boolean) => void;
	readonly disabled?: boolean;
	readonly children: ReactNode;
}

export function Tick({ checked, onChange, disabled = false, children }: TickProps) {
	return (
		<label className="chk">
			<input
				type="checkbox"
				className="cbx"
				checked={checked}
				disabled={disabled}
				onChange={(event) => onChange(event.target.checked)}
			/>
			<span>{children}</span>
		</label>
	);
}
