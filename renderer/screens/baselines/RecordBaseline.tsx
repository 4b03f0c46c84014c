/** Recording a tree as a baseline: which, by which rules, with which digests; signed by whoever is here. */
import { Layers } from 'lucide-react';
import { useState } from 'react';
import type { PickedFile } from '../../../shared/views';
import type { DigestName } from '../../../shared/vocabulary';
import { useAct } from '../../hooks/useAct';
import { useFiles } from '../../hooks/useFiles';
import { useJob } from '../../hooks/useJob';
import { ActDialogue } from '../../parts/ActDialogue';
import { DigestTicks } from '../../parts/DigestTicks';
import { TextArea } from '../../parts/Field';
import { FolderChoice } from '../../parts/FolderChoice';
import { Note } from '../../parts/Note';
import { Progress } from '../../parts/Progress';
import { Refused, refusedFor } from '../../parts/Refused';
import { Tick } from '../../parts/Tick';
import { recording as words } from '../../words/baselines';

/** With the digest of what was recorded; null where nothing was. */
export function RecordBaseline({ onClose }: { readonly onClose: (baseline: string | null) => void }) {
	const { act, busy, refusal, progress, cancel } = useJob('baseline.record');
	const place = useAct('file.place');
	const source = useFiles('folder', false);
	const [to, setTo] = useState<PickedFile | null>(null);
	const [digests, setDigests] = useState<readonly DigestName[]>(['sha256']);
	const [include, setInclude] = useState('');
	const [exclude, setExclude] = useState('');
	const [quick, setQuick] = useState(false);
	const folder = source.files[0] ?? null;
	const needs = folder === null ? words.needs : !quick && digests.length === 0 ? words.needsDigest : null;
	const record = async () => {
		if (needs !== null || !folder || busy) return;
		const done = await act({
			source: folder.ticket,
			...(quick ? { quick } : { digests: [...digests] }),
			...(linesOf(include).length > 0 ? { include: linesOf(include) } : {}),
			...(linesOf(exclude).length > 0 ? { exclude: linesOf(exclude) } : {}),
			...(to ? { to: to.ticket } : {}),
		});
		if (done) return onClose(done.baseline);
		// A ticket is good for one use.
		source.clear();
		setTo(null);
	};
	const rule = (label: string, value: string, onChange: (text: string) => void, field: string) => (
		<TextArea
			label={label}
			optional
			help={words.rulesHelp}
			rows={2}
			spellCheck={false}
			value={value}
			onChange={onChange}
			error={refusedFor(refusal, field)}
		/>
	);
	return (
		<ActDialogue
			title={words.title}
			about={words.about}
			width={760}
			words={{ doing: words.doing, needs: needs ?? '', cancel: words.cancel, act: words.start }}
			icon={Layers}
			busy={busy}
			ready={needs === null}
			onClose={() => onClose(null)}
			onAct={() => void record()}
		>
			<FolderChoice
				label={words.source}
				help={refusedFor(refusal, 'source') ?? words.sourceHelp}
				chosen={folder?.name ?? null}
				choose={words.choose}
				disabled={busy}
				onChoose={() => void source.pick()}
				autoFocus
			/>
			{!quick && <DigestTicks label={words.digests} chosen={digests} onChange={setDigests} />}
			<Tick checked={quick} onChange={setQuick} disabled={busy}>
				{words.quick}
			</Tick>
			{quick && <Note tone="warn">{words.quickWarns}</Note>}
			<div className="bl-g">
				{rule(words.include, include, setInclude, 'include')}
				{rule(words.exclude, exclude, setExclude, 'exclude')}
			</div>
			<FolderChoice
				label={words.also}
				help={refusedFor(refusal, 'to') ?? words.toHelp}
				chosen={to?.name ?? null}
				choose={words.chooseTo}
				disabled={busy}
				onChoose={() =>
					void place.act({ purpose: 'list', suggestion: words.fileName }).then((file) => file && setTo(file))
				}
			/>
			{busy && <Progress progress={progress} what={words.doing} onCancel={cancel} cancelWord={words.stop} />}
			<Refused refusal={refusal ?? place.refusal} fields={['source', 'include', 'exclude', 'to']} />
		</ActDialogue>
	);
}

const linesOf = (text: string): string[] =>
	text
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');
