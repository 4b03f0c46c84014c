/**
 * Beginning a comparison: which baseline, with what, by which rules. It runs on behind the dialog, which closes
 * when nothing was refused.
 */
import { GitCompare } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { BaselineView, CaseView, ComparedAttribute, ComparisonView } from '../../../shared/views';
import type { DigestName } from '../../../shared/vocabulary';
import { useAnswer } from '../../hooks/useAnswer';
import { useComparisons } from '../../hooks/useComparisons';
import { useEarlyPress } from '../../hooks/useEarlyPress';
import { useFiles } from '../../hooks/useFiles';
import { ActFoot } from '../../parts/ActFoot';
import { Choice } from '../../parts/Choice';
import { Dialogue } from '../../parts/Dialogue';
import { DigestOfLines } from '../../parts/DigestOfLines';
import { FolderChoice } from '../../parts/FolderChoice';
import { Note } from '../../parts/Note';
import { Radios } from '../../parts/Radios';
import { Refused, refusedFor } from '../../parts/Refused';
import { Tick } from '../../parts/Tick';
import { compare, comparing as words } from '../../words/compare';
import { baselineOption } from './baselineOption';
import { KnownSets } from './KnownSets';

const REFUSED_WITHIN_MS = 700;

type To = 'folder' | 'file' | 'baseline';
const IGNORABLE = ['mode', 'uid', 'gid', 'links', 'mtime', 'ctime'] as const satisfies readonly ComparedAttribute[];

interface StartProps {
	readonly view: CaseView;
	/** Null while they are read; a press of the key that starts counts once they are. */
	readonly baselines: readonly BaselineView[] | null;
	/** The comparison in hand: its rules are offered again. */
	readonly like?: ComparisonView;
	readonly onClose: () => void;
	readonly onDone: (comparison: string) => void;
}

export function StartComparison({ view, baselines: read, like, onClose, onDone }: StartProps) {
	const baselines = read ?? [];
	const { job, run } = useComparisons();
	const files = { folder: useFiles('folder', false), file: useFiles('list', false) };
	const [picked, setBaseline] = useState<string | null>(null);
	const [to, setTo] = useState<To>('folder');
	const [digest, setDigest] = useState<DigestName | null>(null);
	const [second, setSecond] = useState<string | null>(null);
	const [ignore, setIgnore] = useState<readonly ComparedAttribute[]>(like?.ignored ?? []);
	const [ignoreCase, setIgnoreCase] = useState(like?.ignoreCase ?? false);
	const [quick, setQuick] = useState(false);
	const [known, setKnown] = useState(true);
	const baseline = picked ?? like?.baseline ?? baselines.at(-1)?.baseline ?? null;
	const chosen = to === 'baseline' ? null : (files[to].files[0] ?? null);
	const open =
		useAnswer('baseline.look', to === 'file' && chosen ? { files: [chosen.ticket] } : null).value?.digests ?? [];
	const lines = open.find((name) => name === digest) ?? open[0];
	const needs =
		baseline === null && read !== null
			? words.needsBaseline
			: chosen === null && second === null
				? words.needsTarget
				: null;
	// What cannot begin is refused at once and stands in the dialog; what comes later stands on the screen behind.
	useEffect(() => {
		if (!job.busy) return undefined;
		const wait = setTimeout(onClose, REFUSED_WITHIN_MS);
		return () => clearTimeout(wait);
	}, [job.busy, onClose]);
	const start = async () => {
		if (needs !== null || baseline === null || job.busy) return;
		const done = await run({
			case: view.case,
			baseline,
			target: chosen ? { file: chosen.ticket, ...(lines ? { digest: lines } : {}) } : { baseline: second ?? '' },
			...(quick ? { quick } : {}),
			...(ignore.length > 0 ? { ignore: [...ignore] } : {}),
			...(ignoreCase ? { ignoreCase } : {}),
			...(known ? {} : { withoutKnown: true }),
		});
		// A ticket is good for one use.
		for (const used of Object.values(files)) used.clear();
		if (!done) return;
		onDone(done.comparison);
		onClose();
	};
	const early = useEarlyPress(read !== null, `${chosen?.ticket ?? ''} ${second ?? ''}`, () => void start());
	return (
		<Dialogue
			title={words.title}
			about={words.about}
			width={760}
			onClose={onClose}
			onSubmit={early.press}
			foot={
				<ActFoot
					busy={job.busy || early.waits}
					ready={needs === null}
					doing={words.doing}
					needs={needs ?? ''}
					cancel={words.cancel}
					act={words.start}
					icon={GitCompare}
					onCancel={onClose}
				/>
			}
		>
			<Choice
				label={words.baseline}
				value={baseline}
				onChange={setBaseline}
				options={baselines.map(baselineOption)}
				error={refusedFor(job.refusal, 'baseline')}
			/>
			<div className="bl-g">
				<Radios
					label={words.target}
					value={to}
					onChange={(next) => {
						setTo(next);
						setSecond(null);
					}}
					options={[
						{ id: 'folder', name: words.folder, more: words.folderMore },
						{ id: 'file', name: words.file, more: words.fileMore },
						{ id: 'baseline', name: words.other, more: words.otherMore },
					]}
				/>
				{to === 'baseline' ? (
					<Choice
						label={words.second}
						value={second}
						onChange={setSecond}
						options={baselines.filter((each) => each.baseline !== baseline).map(baselineOption)}
					/>
				) : (
					<div className="col gap-4">
						<FolderChoice
							label={to === 'folder' ? words.folder : words.file}
							help={refusedFor(job.refusal, 'target') ?? (to === 'folder' ? words.folderHelp : words.fileMore)}
							chosen={chosen?.name ?? null}
							choose={to === 'folder' ? words.chooseFolder : words.chooseFile}
							disabled={job.busy}
							onChoose={() => void files[to].pick()}
							autoFocus={to === 'folder'}
						/>
						{lines && <DigestOfLines digests={open} value={lines} onChange={setDigest} />}
					</div>
				)}
			</div>
			<fieldset className="bx">
				<legend>{words.rules}</legend>
				<div className="col gap-4">
					<div className="cbs">
						<span className="dim">{words.ignore}</span>
						{IGNORABLE.map((name) => (
							<Tick
								key={name}
								checked={ignore.includes(name)}
								onChange={(on) => setIgnore(on ? [...ignore, name] : ignore.filter((each) => each !== name))}
							>
								{compare.attributes[name]}
							</Tick>
						))}
					</div>
					<Tick checked={ignoreCase} onChange={setIgnoreCase}>
						{words.ignoreCase}
					</Tick>
					<Tick checked={quick} onChange={setQuick}>
						{words.quick}
					</Tick>
					<p className="help">{compare.notRecorded}</p>
				</div>
			</fieldset>
			{quick && <Note tone="warn">{words.quickWarns}</Note>}
			<KnownSets asked={known} onChange={setKnown} />
			<Refused refusal={job.refusal} fields={['baseline', 'target']} />
		</Dialogue>
	);
}
