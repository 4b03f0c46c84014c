/** Registering an item: what identifies it, where it is, its files digested while they are read once. */
import { FolderSearch, Stamp as SealIcon } from 'lucide-react';
import { useState } from 'react';
import type { CaseView } from '../../../shared/views';
import type { Instant } from '../../../shared/vocabulary';
import { useAnswer } from '../../hooks/useAnswer';
import { useFiles } from '../../hooks/useFiles';
import { useJob } from '../../hooks/useJob';
import { usePlace } from '../../hooks/usePlace';
import { usePlaces } from '../../hooks/usePlaces';
import { Button } from '../../parts/Button';
import { Choice } from '../../parts/Choice';
import { Dialogue } from '../../parts/Dialogue';
import { TextBox } from '../../parts/Field';
import { FileChip } from '../../parts/FileChip';
import { FileDrop } from '../../parts/FileDrop';
import { instantOf, MomentField } from '../../parts/MomentField';
import { bytes } from '../../parts/measure';
import { PlaceBox } from '../../parts/PlaceBox';
import { Progress } from '../../parts/Progress';
import { Refused, refusedFor } from '../../parts/Refused';
import { addItem as words } from '../../words/evidence';
import { onPaper as onPaperWords, photographs } from '../../words/paper';
import { visible } from '../../words/seen';
import { Pictures, useOnPaper } from './OnPaper';

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
	'collectorName',
	'collectorTitle',
	'collectorPhone',
	'authorityNumber',
	'owner',
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
	collectorName: 200,
	collectorTitle: 200,
	collectorPhone: 100,
	authorityNumber: 200,
	owner: 200,
};
const NO_AUTHORITY = 'none';
type Authority = keyof typeof words.authorities | typeof NO_AUTHORITY;
const AUTHORITIES = [
	{ id: NO_AUTHORITY as Authority, name: words.noAuthority },
	...Object.entries(words.authorities).map(([id, name]) => ({ id: id as Authority, name })),
];

export function AddItem({ view }: { readonly view: CaseView }) {
	const { go, open } = usePlace();
	const { act, busy, refusal, progress, cancel } = useJob('evidence.register');
	const { files, refusal: notPicked, pick, drop, remove } = useFiles('evidence');
	const places = usePlaces();
	const next = useAnswer('evidence.next-tag', { case: view.case });
	const [texts, setTexts] = useState<Partial<Record<TextName, string>>>({});
	const [type, setType] = useState<'digital' | 'physical'>('digital');
	const [collected, setCollected] = useState<string | null>(null);
	const [authority, setAuthority] = useState<Authority>(NO_AUTHORITY);
	const [quantity, setQuantity] = useState('');
	const pictures = useFiles('attachment');
	const paper = useOnPaper();
	const [onPaper, setOnPaper] = useState(false);
	const pieces = quantity.trim();
	const ready =
		(texts.description ?? '').trim() !== '' && /^([1-9][0-9]{0,6})?$/.test(pieces) && (!onPaper || paper.ready);
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
			...(authority === NO_AUTHORITY ? {} : { authority }),
			...(pieces === '' ? {} : { quantity: Number(pieces) }),
			...(files.length > 0 ? { files: files.map((file) => file.ticket) } : {}),
			...(pictures.files.length > 0 ? { photographs: pictures.files.map((file) => file.ticket) } : {}),
			...(onPaper ? paper.said : {}),
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
				{box('tag', { help: next.value ? words.tagNext(visible(next.value.tag)) : words.tagHelp })}
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
					<PlaceBox
						label={words.storedAt}
						places={places}
						optional
						value={texts.storedAt ?? ''}
						onChange={(value) => setTexts({ ...texts, storedAt: value })}
						error={refusedFor(refusal, 'storedAt')}
					/>
					{box('condition')}
					<MomentField label={words.observed} value={collected} onChange={setCollected} />
				</div>
			</fieldset>
			<fieldset className="bx">
				<legend>{words.who}</legend>
				<div className="fr-g ai-4">
					{box('collectorName')}
					{box('collectorTitle')}
					{box('collectorPhone')}
					{box('owner')}
					<Choice label={words.authority} value={authority} onChange={setAuthority} options={AUTHORITIES} />
					{box('authorityNumber')}
					<TextBox
						label={words.quantity}
						optional
						value={quantity}
						onChange={setQuantity}
						error={refusedFor(refusal, 'quantity')}
						inputMode="numeric"
						maxLength={7}
					/>
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
			<Pictures label={photographs.list} choose={photographs.choose} {...pictures} />
			<label className="row t1">
				<input
					type="checkbox"
					className="cbx"
					checked={onPaper}
					onChange={(event) => setOnPaper(event.target.checked)}
				/>
				{onPaperWords.section}
			</label>
			{onPaper && paper.fields(refusal, true)}
			<Refused refusal={refusal ?? notPicked ?? pictures.refusal} fields={[...TEXTS, 'quantity', 'lateBecause']} />
		</Dialogue>
	);
}
