/** Registering an item: what identifies it, where it is, its files digested while they are read once. */
import { FolderSearch, Stamp as SealIcon } from 'lucide-react';
import { useState } from 'react';
import type { CaseView } from '../../../shared/views';
import type { Instant } from '../../../shared/vocabulary';
import { useFiles } from '../../hooks/useFiles';
import { useJob } from '../../hooks/useJob';
import { usePlace } from '../../hooks/usePlace';
import { Button } from '../../parts/Button';
import { Choice } from '../../parts/Choice';
import { Dialogue } from '../../parts/Dialogue';
import { TextBox } from '../../parts/Field';
import { FileChip } from '../../parts/FileChip';
import { FileDrop } from '../../parts/FileDrop';
import { instantOf, MomentField } from '../../parts/MomentField';
import { bytes } from '../../parts/measure';
import { Progress } from '../../parts/Progress';
import { Refused, refusedFor } from '../../parts/Refused';
import { addItem as words } from '../../words/evidence';

const TEXTS = [
	'tag',
	'description',
	'serial',
	'model',
	'hostname',
	'mac',
	'ip',
	'foundAt',
	'storedAt',
	'condition',
] as const;
type TextName = (typeof TEXTS)[number];
const LENGTHS: Readonly<Record<TextName, number>> = {
	tag: 40,
	description: 2000,
	serial: 200,
	model: 200,
	hostname: 255,
	mac: 200,
	ip: 200,
	foundAt: 500,
	storedAt: 500,
	condition: 500,
};

export function AddItem({ view }: { readonly view: CaseView }) {
	const { go, open } = usePlace();
	const { act, busy, refusal, progress, cancel } = useJob('evidence.register');
	const { files, refusal: notPicked, pick, drop, remove } = useFiles('evidence');
	const [texts, setTexts] = useState<Partial<Record<TextName, string>>>({});
	const [type, setType] = useState<'digital' | 'physical'>('digital');
	const [collected, setCollected] = useState<string | null>(null);
	const ready = (texts.description ?? '').trim() !== '';
	const box = (
		name: TextName,
		more: { readonly optional?: boolean; readonly help?: string; readonly autoFocus?: boolean } = { optional: true },
	) => (
		<TextBox
			label={words[name]}
			value={texts[name] ?? ''}
			onChange={(value) => setTexts({ ...texts, [name]: value })}
			error={refusedFor(refusal, name)}
			maxLength={LENGTHS[name]}
			{...more}
		/>
	);
	const submit = async () => {
		if (!ready || busy) return;
		const given = Object.fromEntries(
			TEXTS.map((name) => [name, texts[name]?.trim() ?? '']).filter(([, value]) => value !== ''),
		);
		const at = instantOf(collected);
		const receipt = await act({
			case: view.case,
			description: '',
			...given,
			type,
			...(at === null ? {} : { observedAt: at as Instant }),
			...(files.length > 0 ? { files: files.map((file) => file.ticket) } : {}),
		});
		if (receipt) go({ at: 'case', case: view.case, tab: 'evidence', item: receipt.ref });
	};
	return (
		<Dialogue
			title={words.title}
			about={words.about}
			width={860}
			mayClose={!busy}
			onClose={() => open(null)}
			onSubmit={() => void submit()}
			foot={
				<>
					<span className="dim t1" role="status">
						{ready ? words.seals : words.needs}
					</span>
					<span className="push" />
					<Button tone="quiet" keys="Esc" disabled={busy} onClick={() => open(null)}>
						{words.cancel}
					</Button>
					<Button type="submit" tone="primary" icon={SealIcon} keys="Ctrl Enter" disabled={!ready || busy}>
						{words.add}
					</Button>
				</>
			}
		>
			<div className="fr-g ai-1">
				{box('description', { autoFocus: true })}
				{box('tag', { help: words.tagHelp })}
				<Choice
					label={words.type}
					value={type}
					onChange={setType}
					options={[
						{ id: 'digital', name: words.digital },
						{ id: 'physical', name: words.physical },
					]}
				/>
			</div>
			<fieldset className="bx">
				<legend>{words.identify}</legend>
				<div className="fr-g ai-5">
					{box('serial')}
					{box('model')}
					{box('hostname')}
					{box('mac')}
					{box('ip')}
				</div>
			</fieldset>
			<fieldset className="bx">
				<legend>{words.keep}</legend>
				<div className="fr-g ai-4">
					{box('foundAt')}
					{box('storedAt')}
					{box('condition')}
					<MomentField label={words.observed} value={collected} onChange={setCollected} />
				</div>
			</fieldset>
			<FileDrop className="bx-d" onFiles={(dropped) => void drop(dropped)}>
				<div className="row">
					<span className="lab">{words.files}</span>
					<span className="dim t1 grow">
						{files.length === 0
							? words.filesHelp
							: words.chosen(files.length, bytes(files.reduce((sum, file) => sum + file.sizeBytes, 0)))}
					</span>
					<Button size="s" icon={FolderSearch} disabled={busy} onClick={() => void pick()}>
						{words.choose}
					</Button>
				</div>
				{files.length > 0 && (
					<div className="chips">
						{files.map((file) => (
							<FileChip
								key={file.ticket}
								name={file.name}
								sizeBytes={file.sizeBytes}
								{...(busy ? {} : { onRemove: () => remove(file) })}
							/>
						))}
					</div>
				)}
				{busy && <Progress progress={progress} what={words.reading} onCancel={cancel} cancelWord={words.stop} />}
			</FileDrop>
			<Refused refusal={refusal ?? notPicked} fields={TEXTS} />
		</Dialogue>
	);
}
