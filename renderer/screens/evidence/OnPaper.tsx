/** What was first written on paper: when, why it is entered later, who signed, and photographs of the paper. */
import { FolderSearch } from 'lucide-react';
import { useState } from 'react';
import type { Refusal } from '../../../shared/refusal';
import type { PickedFile } from '../../../shared/views';
import type { Instant, Ticket } from '../../../shared/vocabulary';
import { useFiles } from '../../hooks/useFiles';
import { Button } from '../../parts/Button';
import { TextBox } from '../../parts/Field';
import { FileChip } from '../../parts/FileChip';
import { FileDrop } from '../../parts/FileDrop';
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

export interface OnPaper {
	readonly said: Said;
	/** False while a time stands there without the reason. */
	readonly ready: boolean;
	readonly fields: (refusal: Refusal | null, late: boolean) => React.ReactNode;
}

export function useOnPaper(): OnPaper {
	const { files, refusal: notPicked, pick, drop, remove } = useFiles('attachment');
	const [doneAt, setDoneAt] = useState<string | null>(null);
	const [late, setLate] = useState('');
	const [names, setNames] = useState('');
	const at = instantOf(doneAt) as Instant | null;
	const signed = names
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');
	const said: Said = {
		...(at === null ? {} : { doneAt: at, lateBecause: late.trim() }),
		...(signed.length > 0 ? { signedOnPaper: signed } : {}),
		...(files.length > 0 ? { attachments: files.map(({ ticket }) => ticket) } : {}),
	};
	return {
		said,
		ready: at === null || late.trim() !== '',
		fields: (refusal, withTime) => (
			<>
				{withTime && (
					<div className="fr-g two">
						<MomentField label={words.doneAt} value={doneAt} onChange={setDoneAt} />
						{at !== null && (
							<TextBox
								label={words.lateBecause}
								value={late}
								onChange={setLate}
								error={refusedFor(refusal, 'lateBecause') ?? refusedFor(refusal, 'doneAt')}
								maxLength={2000}
							/>
						)}
					</div>
				)}
				<TextBox
					label={words.names}
					optional
					help={words.namesHelp}
					value={names}
					onChange={setNames}
					error={refusedFor(refusal, 'signedOnPaper')}
					maxLength={1000}
				/>
				<Pictures label={words.photographs} choose={words.choose} {...{ files, pick, drop, remove }} />
				<Refused refusal={notPicked} />
			</>
		),
	};
}

interface PicturesProps {
	readonly label: string;
	readonly choose: string;
	readonly files: readonly PickedFile[];
	readonly pick: () => Promise<readonly PickedFile[]>;
	readonly drop: (files: File[]) => Promise<readonly PickedFile[]>;
	readonly remove: (file: PickedFile) => void;
}

/** Files picked or dropped, each with its name. */
export function Pictures({ label, choose, files, pick, drop, remove }: PicturesProps) {
	return (
		<FileDrop className="bx-d" label={label} onFiles={(dropped) => void drop(dropped)}>
			<div className="row">
				<span className="lab grow">{label}</span>
				<Button size="s" icon={FolderSearch} aria-label={`${label}: ${choose}`} onClick={() => void pick()}>
					{choose}
				</Button>
			</div>
			{files.length > 0 && (
				<div className="chips">
					{files.map((file) => (
						<FileChip key={file.ticket} name={file.name} sizeBytes={file.sizeBytes} onRemove={() => remove(file)} />
					))}
				</div>
			)}
		</FileDrop>
	);
}
