/** Making a baseline of another tool's list. */
import { FilePlus2 } from 'lucide-react';
import { useState } from 'react';
import type { Takes } from '../../../shared/contract';
import type { DigestName } from '../../../shared/vocabulary';
import { useAnswer } from '../../hooks/useAnswer';
import { useFiles } from '../../hooks/useFiles';
import { useJob } from '../../hooks/useJob';
import { ActDialogue } from '../../parts/ActDialogue';
import { Choice } from '../../parts/Choice';
import { DigestOfLines } from '../../parts/DigestOfLines';
import { TextBox } from '../../parts/Field';
import { FilePick } from '../../parts/FilePick';
import { Progress } from '../../parts/Progress';
import { Refused, refusedFor } from '../../parts/Refused';
import { importing as words } from '../../words/baselines';

type Format = NonNullable<Takes<'baseline.import'>['format']>;
type Style = keyof typeof words.styles;

export function ImportBaseline({ onClose }: { readonly onClose: (baseline: string | null) => void }) {
	const { act, busy, refusal, progress, cancel } = useJob('baseline.import');
	const { files, pick, remove, clear } = useFiles('list', false);
	const [format, setFormat] = useState<Format | 'auto'>('auto');
	const [style, setStyle] = useState<Style>('auto');
	const [root, setRoot] = useState('');
	const [host, setHost] = useState('');
	const [digest, setDigest] = useState<DigestName | null>(null);
	const file = files[0] ?? null;
	const told = format === 'auto' || format === 'sha256sum';
	const open = useAnswer('baseline.look', file && told ? { files: [file.ticket] } : null).value?.digests ?? [];
	const lines = open.find((name) => name === digest) ?? open[0];
	const start = async () => {
		if (!file || busy) return;
		const done = await act({
			file: file.ticket,
			...(format === 'auto' ? {} : { format }),
			...(lines ? { digest: lines } : {}),
			...(style === 'auto' ? {} : { pathStyle: style }),
			...(root === '' ? {} : { root }),
			...(host.trim() === '' ? {} : { host: host.trim() }),
		});
		if (done) return onClose(done.baseline);
		// A ticket is good for one use.
		clear();
	};
	return (
		<ActDialogue
			title={words.title}
			about={words.about}
			width={640}
			words={{ doing: words.doing, needs: words.needs, cancel: words.cancel, act: words.start }}
			icon={FilePlus2}
			busy={busy}
			ready={file !== null}
			onClose={() => onClose(null)}
			onAct={() => void start()}
		>
			<FilePick
				label={words.file}
				choose={words.chooseFile}
				help={words.fileHelp}
				file={file}
				autoFocus
				error={refusedFor(refusal, 'file')}
				onPick={() => void pick()}
				onRemove={() => file && remove(file)}
			/>
			{lines && <DigestOfLines digests={open} value={lines} onChange={setDigest} />}
			<div className="bl-g">
				<Choice
					label={words.format}
					value={format}
					onChange={setFormat}
					error={refusedFor(refusal, 'format')}
					options={[
						{ id: 'auto', name: words.found },
						...(Object.keys(words.formats) as Format[]).map((id) => ({ id, name: words.formats[id] })),
					]}
				/>
				<Choice
					label={words.style}
					value={style}
					onChange={setStyle}
					options={(Object.keys(words.styles) as Style[]).map((id) => ({ id, name: words.styles[id] }))}
				/>
				<TextBox
					label={words.root}
					optional
					help={words.rootHelp}
					value={root}
					onChange={setRoot}
					maxLength={4096}
					error={refusedFor(refusal, 'root')}
				/>
				<TextBox
					label={words.host}
					optional
					value={host}
					onChange={setHost}
					maxLength={255}
					error={refusedFor(refusal, 'host')}
				/>
			</div>
			{busy && <Progress progress={progress} what={words.doing} onCancel={cancel} cancelWord={words.stop} />}
			<Refused refusal={refusal} fields={['file', 'format', 'root', 'host']} />
		</ActDialogue>
	);
}
