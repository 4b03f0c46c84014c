/** One observed event: what happened, and when as its source says it. */
import { useState } from 'react';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { ActDialogue } from '../../parts/ActDialogue';
import { Choice } from '../../parts/Choice';
import { TextArea, TextBox } from '../../parts/Field';
import { Refused, refusedFor } from '../../parts/Refused';
import { StatedTimeField, statedOf, useTypedTime } from '../../parts/StatedTime';
import { parts } from '../../words/parts';
import { visible } from '../../words/seen';
import { recordEvent as words } from '../../words/timeline';

const NONE = 'none';

export function RecordEvent({ case: of, onClose }: { readonly case: string; readonly onClose: () => void }) {
	const { act, busy, refusal } = useAct('event.record');
	const hosts = useAnswer('hosts.show', { case: of }).value?.hosts ?? [];
	const [text, setText] = useState('');
	const [time, setTime] = useTypedTime();
	const [found, setFound] = useState('');
	const [host, setHost] = useState(NONE);
	const [clockOf, setClockOf] = useState(NONE);
	const [source, setSource] = useState('');
	const [cites, setCites] = useState('');
	const when = statedOf(time);
	const ready = text.trim() !== '' && when !== undefined;
	const listed = cites.split(/[\s,;]+/).filter((each) => each !== '');
	const seal = async () => {
		if (busy || when === undefined || text.trim() === '') return;
		const done = await act({
			...{ case: of, text: text.trim(), time: when },
			...(found.trim() === '' ? {} : { found: found.trim() }),
			...(host === NONE ? {} : { host }),
			...(clockOf === NONE ? {} : { clockOf }),
			...(source.trim() === '' ? {} : { source: source.trim() }),
			...(listed.length === 0 ? {} : { cites: listed }),
		});
		if (done) onClose();
	};
	const named = hosts.map(({ host: id, name }) => ({ id, name: visible(name) }));
	return (
		<ActDialogue
			title={words.title}
			about={words.about}
			width={720}
			words={{ ...words, doing: parts.sealing, cancel: parts.cancelNothing }}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void seal()}
		>
			<TextArea
				label={words.text}
				value={text}
				onChange={(value) => setText(value.replaceAll('\n', ' '))}
				error={refusedFor(refusal, 'text')}
				maxLength={8000}
				autoFocus
			/>
			<StatedTimeField label={words.time} value={time} onChange={setTime} />
			<div className="fr-g two">
				<TextBox label={words.found} optional value={found} onChange={setFound} maxLength={200} />
				<TextBox label={words.source} optional value={source} onChange={setSource} maxLength={500} />
				{named.length > 0 && (
					<>
						<Choice
							label={words.host}
							value={host}
							onChange={setHost}
							options={[{ id: NONE, name: words.noHost }, ...named]}
						/>
						<Choice
							label={words.clockOf}
							value={clockOf}
							onChange={setClockOf}
							options={[{ id: NONE, name: words.noClock }, ...named]}
						/>
					</>
				)}
			</div>
			<TextBox
				label={words.cites}
				optional
				value={cites}
				onChange={setCites}
				maxLength={2000}
				error={refusedFor(refusal, 'cites')}
			/>
			<Refused refusal={refusal} fields={['text', 'cites']} />
		</ActDialogue>
	);
}
