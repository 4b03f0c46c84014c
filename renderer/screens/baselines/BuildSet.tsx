/** Building a set of known files out of lists, once; afterwards it is looked up from disk. */
import { DatabaseZap, FilePlus2 } from 'lucide-react';
import { useState } from 'react';
import type { HashsetView, PickedFile } from '../../../shared/views';
import type { DigestName } from '../../../shared/vocabulary';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { useFiles } from '../../hooks/useFiles';
import { useJob } from '../../hooks/useJob';
import { ActFoot } from '../../parts/ActFoot';
import { Button } from '../../parts/Button';
import { Dialogue } from '../../parts/Dialogue';
import { DigestOfLines } from '../../parts/DigestOfLines';
import { TextBox } from '../../parts/Field';
import { FileChip } from '../../parts/FileChip';
import { FolderChoice } from '../../parts/FolderChoice';
import { bytes } from '../../parts/measure';
import { Note } from '../../parts/Note';
import { Progress } from '../../parts/Progress';
import { Radios } from '../../parts/Radios';
import { Refused, refusedFor } from '../../parts/Refused';
import { known as words } from '../../words/baselines';
import { parts } from '../../words/parts';

export function BuildSet({ onClose }: { readonly onClose: () => void }) {
	const { act, busy, refusal, progress, cancel } = useJob('hashset.build');
	const place = useAct('file.place');
	const lists = useFiles('list');
	const [to, setTo] = useState<PickedFile | null>(null);
	const [kind, setKind] = useState<'good' | 'bad'>('good');
	const [name, setName] = useState('');
	const [digest, setDigest] = useState<DigestName | null>(null);
	const files = lists.files.map((file) => file.ticket);
	const open =
		useAnswer('baseline.look', files.length > 0 ? { files: files.slice(0, 1000) } : null).value?.digests ?? [];
	const lines = open.find((one) => one === digest) ?? open[0];
	const [built, setBuilt] = useState<HashsetView | null>(null);
	const build = async () => {
		if (built) return onClose();
		if (!to || lists.files.length === 0 || busy) return;
		const done = await act({
			from: files,
			to: to.ticket,
			kind,
			// Told of all lists, so only where it is not what is taken for it anyway.
			...(lines && lines !== open[0] ? { digest: lines } : {}),
			...(name.trim() === '' ? {} : { name: name.trim() }),
		});
		// A ticket is good for one use.
		lists.clear();
		setTo(null);
		if (done) setBuilt(done);
	};
	return (
		<Dialogue
			title={words.buildTitle}
			about={words.buildAbout}
			width={640}
			mayClose={!busy}
			onClose={onClose}
			onSubmit={() => void build()}
			foot={
				built ? (
					<Button type="submit" className="push" tone="primary" autoFocus>
						{parts.done}
					</Button>
				) : (
					<ActFoot
						busy={busy}
						ready={to !== null && lists.files.length > 0}
						doing={words.doing}
						needs={words.buildNeeds}
						cancel={words.cancel}
						act={words.buildNow}
						icon={DatabaseZap}
						onCancel={onClose}
					/>
				)
			}
		>
			{built ? (
				<Note tone="ok" role="status">
					{words.built(bytes(built.sizeBytes))}
				</Note>
			) : (
				<>
					<fieldset className="f fs-0">
						<legend className="lb fp-l">{words.lists}</legend>
						<div className="row">
							<Button icon={FilePlus2} disabled={busy} autoFocus onClick={() => void lists.pick()}>
								{lists.files.length === 0 ? words.chooseLists : words.chooseMore}
							</Button>
						</div>
						<div className="chips">
							{lists.files.map((file) => (
								<FileChip
									key={file.ticket}
									name={file.name}
									sizeBytes={file.sizeBytes}
									onRemove={() => lists.remove(file)}
								/>
							))}
						</div>
					</fieldset>
					{lines && <DigestOfLines digests={open} value={lines} onChange={setDigest} />}
					<Radios
						label={words.kind}
						value={kind}
						onChange={setKind}
						options={[
							{ id: 'good', name: words.kinds.good, more: words.goodMore },
							{ id: 'bad', name: words.kinds.bad, more: words.badMore },
						]}
					/>
					<TextBox
						label={words.name}
						optional
						value={name}
						onChange={setName}
						maxLength={200}
						error={refusedFor(refusal, 'name')}
					/>
					<FolderChoice
						label={words.to}
						help={refusedFor(refusal, 'to') ?? words.toHelp}
						chosen={to?.name ?? null}
						choose={words.chooseTo}
						disabled={busy}
						onChoose={() =>
							void place.act({ purpose: 'list', suggestion: words.fileName }).then((file) => file && setTo(file))
						}
					/>
				</>
			)}
			{busy && <Progress progress={progress} what={words.doing} onCancel={cancel} cancelWord={words.stop} />}
			<Refused refusal={refusal ?? place.refusal} fields={['name', 'to']} />
		</Dialogue>
	);
}
