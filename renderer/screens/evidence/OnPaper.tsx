/** What was first written on paper: when, why it is entered later, who signed, and photographs of the paper. */
import { useState } from 'react';
import type { Refusal } from '../../../shared/refusal';
import type { Instant, Ticket } from '../../../shared/vocabulary';
import { type Files, useFiles } from '../../hooks/useFiles';
import { TextBox } from '../../parts/Field';
import { FilesBox } from '../../parts/FilesBox';
import { instantOf, MomentField } from '../../parts/MomentField';
import { Refused, refusedFor } from '../../parts/Refused';
import { onPaper as words } from '../../words/paper';

/** What a question takes of it. */
interface Said {
	readonly doneAt?: Instant;
	readonly lateBecause?: string;
	readonly signedOnPaper?: string[];
	readonly attachments?: Ticket[];
}

interface Typed {
	readonly doneAt: string | null;
	readonly late: string;
	readonly names: string;
}

export interface OnPaper {
	/** Whether there was paper at all. */
	readonly was: boolean;
	readonly setWas: (was: boolean) => void;
	readonly typed: Typed;
	readonly type: (more: Partial<Typed>) => void;
	readonly photographs: Files;
	/** Empty where there was none, whatever was typed before. */
	readonly said: Said;
	/** False while a time stands there without the reason. */
	readonly ready: boolean;
}

export function useOnPaper(): OnPaper {
	const photographs = useFiles('attachment');
	const [was, setWas] = useState(false);
	const [typed, setTyped] = useState<Typed>({ doneAt: null, late: '', names: '' });
	const at = instantOf(typed.doneAt) as Instant | null;
	const late = typed.late.trim();
	const signed = typed.names
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');
	const { files } = photographs;
	const said: Said = {
		...(at === null ? {} : { doneAt: at, lateBecause: late }),
		...(signed.length > 0 ? { signedOnPaper: signed } : {}),
		...(files.length > 0 ? { attachments: files.map(({ ticket }) => ticket) } : {}),
	};
	return {
		...{ was, setWas, typed, photographs },
		type: (more) => setTyped((before) => ({ ...before, ...more })),
		said: was ? said : {},
		ready: !was || at === null || late !== '',
	};
}

interface OnPaperProps {
	readonly paper: OnPaper;
	readonly refusal: Refusal | null;
}

/** Behind a box to tick, as most acts were on no paper. */
export function OnPaperSection({ paper, refusal }: OnPaperProps) {
	return (
		<>
			<label className="row t1">
				<input
					type="checkbox"
					className="cbx"
					checked={paper.was}
					onChange={(event) => paper.setWas(event.target.checked)}
				/>
				{words.section}
			</label>
			{paper.was && <OnPaperFields paper={paper} refusal={refusal} />}
		</>
	);
}

export function OnPaperFields({ paper: { typed, type, photographs }, refusal }: OnPaperProps) {
	return (
		<>
			<div className="fr-g two">
				<MomentField label={words.doneAt} value={typed.doneAt} onChange={(doneAt) => type({ doneAt })} />
				{instantOf(typed.doneAt) !== null && (
					<TextBox
						label={words.lateBecause}
						value={typed.late}
						onChange={(late) => type({ late })}
						error={refusedFor(refusal, 'lateBecause') ?? refusedFor(refusal, 'doneAt')}
						maxLength={2000}
					/>
				)}
			</div>
			<TextBox
				label={words.names}
				optional
				help={words.namesHelp}
				value={typed.names}
				onChange={(names) => type({ names })}
				error={refusedFor(refusal, 'signedOnPaper')}
				maxLength={1000}
			/>
			<FilesBox label={words.photographs} choose={words.choose} {...photographs} />
			<Refused refusal={photographs.refusal} />
		</>
	);
}
