/** Another tool's acquisition log: it is read and shown, then compared with the image, then sealed with what that found. */
import { Stamp as SealIcon } from 'lucide-react';
import { useState } from 'react';
import type { CaseView, LogPreview } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { useFiles } from '../../hooks/useFiles';
import { useJob } from '../../hooks/useJob';
import { ActDialogue } from '../../parts/ActDialogue';
import { Choice } from '../../parts/Choice';
import { FilePick } from '../../parts/FilePick';
import { Progress } from '../../parts/Progress';
import { Refused, refusedFor } from '../../parts/Refused';
import { StatedDigests } from '../../parts/StatedDigests';
import { StatedRun } from '../../parts/StatedRun';
import { Waiting } from '../../parts/Waiting';
import { toolStated, logs as words } from '../../words/acquisition-logs';
import { parts } from '../../words/parts';
import { visible } from '../../words/seen';

interface ImportLogProps {
	readonly view: CaseView;
	/** With the id of what was sealed, or null where nothing was. */
	readonly onClose: (log: string | null) => void;
}

export function ImportLog({ view, onClose }: ImportLogProps) {
	const items = useAnswer('evidence.list', { case: view.case }).value ?? [];
	const log = useFiles('acquisition-log', false);
	const image = useFiles('evidence', false);
	const folder = useFiles('folder', false);
	const look = useAct('acquisition-log.preview');
	const take = useJob('acquisition-log.import');
	const [tag, setTag] = useState<string | null>(null);
	const [preview, setPreview] = useState<LogPreview | null>(null);
	const [number, setNumber] = useState(1);
	const chosen = tag ?? (items.length === 1 ? (items[0]?.tag ?? null) : null);
	const against = preview?.wants === 'folder' ? folder : image;
	const picked = against.files[0] ?? null;
	const run = preview?.runs[number - 1];
	const refusal = log.refusal ?? against.refusal ?? take.refusal ?? look.refusal;
	const choose = async () => {
		const [file] = await log.pick();
		if (!file) return;
		take.clear();
		setPreview(null);
		setNumber(1);
		setPreview((await look.act({ case: view.case, file: file.ticket })) ?? null);
	};
	const seal = async () => {
		if (chosen === null || preview === null) return;
		const done = await take.act({
			...{ case: view.case, tag: chosen, file: preview.file, sha256: preview.sha256, run: number },
			...(picked ? { image: picked.ticket } : {}),
		});
		if (done) return onClose(done.view.log);
		// A ticket is good for one use.
		setPreview(null);
		for (const used of [log, image, folder]) used.clear();
	};
	return (
		<ActDialogue
			title={words.title}
			about={words.about}
			width={860}
			words={{
				doing: look.busy ? words.reading : words.doing,
				needs: preview === null ? words.needsFile : words.needsItem,
				cancel: parts.cancelNothing,
				act: picked ? words.act : words.actWithout,
			}}
			icon={SealIcon}
			busy={look.busy || take.busy}
			ready={preview !== null && chosen !== null}
			onClose={() => onClose(null)}
			onAct={() => void seal()}
		>
			<FilePick
				label={words.file}
				choose={words.choose}
				help={words.help}
				file={log.files[0] ?? null}
				autoFocus
				error={refusedFor(refusal, 'file')}
				onPick={() => void choose()}
				onRemove={() => {
					log.clear();
					setPreview(null);
				}}
			/>
			{look.busy && <Waiting what={words.reading} />}
			<Choice
				label={words.item}
				value={chosen}
				onChange={setTag}
				options={items.map((item) => ({ id: item.tag, name: item.tag, quiet: visible(item.description) }))}
				error={refusedFor(refusal, 'tag')}
			/>
			{preview && preview.runs.length > 1 && (
				<Choice
					label={words.run}
					value={String(number)}
					onChange={(next) => setNumber(Number(next))}
					options={preview.runs.map((each, at) => ({
						id: String(at + 1),
						name: words.runOf(at + 1, preview.runs.length),
						quiet: visible(each.startedAt ?? ''),
					}))}
				/>
			)}
			{preview && run && (
				<fieldset className="bx col gap-5">
					<legend>{words.show(visible(toolStated(run)))}</legend>
					<StatedRun run={run} />
					<StatedDigests digests={run.digests} all={run.digestCount} />
				</fieldset>
			)}
			{preview && (
				<FilePick
					label={preview.wants === 'folder' ? words.folder : words.image}
					choose={preview.wants === 'folder' ? words.chooseFolder : words.chooseImage}
					help={preview.wants === 'folder' ? words.folderHelp : words.imageHelp}
					file={picked}
					error={refusedFor(refusal, 'image')}
					onPick={() => void against.pick()}
					onRemove={against.clear}
				/>
			)}
			{take.busy && (
				<Progress progress={take.progress} what={words.comparing} onCancel={take.cancel} cancelWord={words.stop} />
			)}
			<Refused refusal={refusal} fields={['file', 'tag', 'image']} />
		</ActDialogue>
	);
}
