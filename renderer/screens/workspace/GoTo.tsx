/** Going to an entry by its number. */
import { useState } from 'react';
import type { CaseView, EntryView } from '../../../shared/views';
import { Button } from '../../parts/Button';
import { Dialogue } from '../../parts/Dialogue';
import { TextBox } from '../../parts/Field';
import { goTo as words } from '../../words/workspace';

interface GoToProps {
	readonly view: CaseView;
	readonly entries: readonly EntryView[];
	readonly onGo: (ref: string) => void;
	readonly onClose: () => void;
}

export function GoTo({ view, entries, onGo, onClose }: GoToProps) {
	const [typed, setTyped] = useState('');
	const [error, setError] = useState<string | undefined>(undefined);
	const letter = view.heads.find((head) => head.mine)?.letter ?? view.heads[0]?.letter ?? 'A';
	const go = () => {
		const wanted = typed.trim().replace(/^#/, '').toUpperCase();
		const ref = /^[0-9]+$/.test(wanted) ? `${letter}-${wanted}` : wanted;
		if (entries.some((entry) => entry.ref === ref)) onGo(ref);
		else setError(words.none(ref));
	};
	return (
		<Dialogue
			title={words.title}
			width={400}
			onClose={onClose}
			onSubmit={go}
			foot={
				<>
					<span className="push" />
					<Button tone="quiet" keys="Esc" onClick={onClose}>
						{words.cancel}
					</Button>
					<Button type="submit" tone="primary" keys="Enter" disabled={typed.trim() === ''}>
						{words.go}
					</Button>
				</>
			}
		>
			<TextBox
				label={words.label}
				value={typed}
				onChange={setTyped}
				help={words.help(entries.at(-1)?.ref ?? `${letter}-1`)}
				error={error}
				className="mono"
				autoFocus
			/>
		</Dialogue>
	);
}
