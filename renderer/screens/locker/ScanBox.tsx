/** The one field that a scanner types into. A scanner is a keyboard: what it types while no field has the focus comes here. */
import { ScanBarcode } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { TextBox } from '../../parts/Field';
import { stock as words } from '../../words/locker';

export function ScanBox({ onRead }: { readonly onRead: (text: string) => void }) {
	const box = useRef<HTMLInputElement>(null);
	const [text, setText] = useState('');
	useEffect(() => {
		const press = (event: KeyboardEvent) => {
			if (event.key.length !== 1 || event.ctrlKey || event.altKey || event.metaKey) return;
			const { target } = event;
			if (target instanceof HTMLElement && target.closest('input:not([type="checkbox"]), textarea')) return;
			if (event.key === ' ' || document.querySelector('[role="listbox"]')) return;
			// Focused in time: the character itself lands in the field.
			box.current?.focus();
		};
		window.addEventListener('keydown', press, { capture: true });
		return () => window.removeEventListener('keydown', press, { capture: true });
	}, []);
	return (
		<div className="row">
			<ScanBarcode className="ic ic-l dim" aria-hidden />
			<div className="grow">
				<TextBox
					ref={box}
					label={words.scan}
					help={words.scanHelp}
					value={text}
					onChange={setText}
					autoFocus
					spellCheck={false}
					onKeyDown={(event) => {
						if (event.key !== 'Enter' || event.ctrlKey) return;
						event.preventDefault();
						if (text.trim() !== '') onRead(text.trim());
						setText('');
					}}
				/>
			</div>
		</div>
	);
}
