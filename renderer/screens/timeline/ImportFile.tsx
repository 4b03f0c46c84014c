/** Another program's timeline is taken in, with what the person knows of its clock and its zone. */
import { useState } from 'react';
import { useAnswer } from '../../hooks/useAnswer';
import { useFiles } from '../../hooks/useFiles';
import { useJob } from '../../hooks/useJob';
import { ActDialogue } from '../../parts/ActDialogue';
import { Choice } from '../../parts/Choice';
import { TextBox } from '../../parts/Field';
import { FilePick } from '../../parts/FilePick';
import { Progress } from '../../parts/Progress';
import { Refused, refusedFor } from '../../parts/Refused';
import { parts } from '../../words/parts';
import { visible } from '../../words/seen';
import { importTimeline as words } from '../../words/timeline';

const NONE = 'none';

export function ImportFile({ case: of, onClose }: { readonly case: string; readonly onClose: () => void }) {
	const { act, busy, refusal, progress, cancel } = useJob('timeline.import');
	const { files, pick, remove, clear } = useFiles('list', false);
	const hosts = useAnswer('hosts.show', { case: of }).value?.hosts ?? [];
	const [host, setHost] = useState(NONE);
	const [zone, setZone] = useState('');
	const [source, setSource] = useState('');
	const file = files[0] ?? null;
	const seal = async () => {
		if (!file || busy) return;
		const done = await act({
			...{ case: of, file: file.ticket },
			...(host === NONE ? {} : { host }),
			...(zone.trim() === '' ? {} : { zone: zone.trim() }),
			...(source.trim() === '' ? {} : { source: source.trim() }),
		});
		if (done) return onClose();
		// A ticket is good for one use.
		clear();
	};
	return (
		<ActDialogue
			title={words.title}
			about={words.about}
			width={640}
			words={{ ...words, cancel: parts.cancelNothing }}
			busy={busy}
			ready={file !== null}
			onClose={onClose}
			onAct={() => void seal()}
		>
			<FilePick
				label={words.file}
				choose={words.choose}
				help={words.help}
				file={file}
				autoFocus
				error={refusedFor(refusal, 'file')}
				onPick={() => void pick()}
				onRemove={() => file && remove(file)}
			/>
			<div className="fr-g two">
				<Choice
					label={words.host}
					value={host}
					onChange={setHost}
					options={[
						{ id: NONE, name: words.everyHost },
						...hosts.map(({ host: id, name }) => ({ id, name: visible(name) })),
					]}
				/>
				<TextBox
					label={words.zone}
					optional
					help={words.zoneHelp}
					value={zone}
					onChange={setZone}
					maxLength={64}
					error={refusedFor(refusal, 'zone')}
				/>
			</div>
			<TextBox label={words.source} optional value={source} onChange={setSource} maxLength={500} />
			{busy && <Progress progress={progress} what={words.doing} onCancel={cancel} cancelWord={words.stop} />}
			<Refused refusal={refusal} fields={['file', 'zone']} />
		</ActDialogue>
	);
}
