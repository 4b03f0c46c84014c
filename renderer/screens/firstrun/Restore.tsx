/** Restoring a backup into this device's empty notebook folder; what follows is the unlock screen. */
import { HardDriveUpload } from 'lucide-react';
import { useState } from 'react';
import type { RestoreView } from '../../../shared/views';
import { useFiles } from '../../hooks/useFiles';
import { useJob } from '../../hooks/useJob';
import { Button } from '../../parts/Button';
import { Dialogue } from '../../parts/Dialogue';
import { FolderChoice } from '../../parts/FolderChoice';
import { bytes, count } from '../../parts/measure';
import { Note } from '../../parts/Note';
import { Progress } from '../../parts/Progress';
import { Refused } from '../../parts/Refused';
import { Stamp } from '../../parts/Stamp';
import { backup, restoring as words } from '../../words/backup';
import { visible } from '../../words/seen';

interface RestoreProps {
	readonly onClose: () => void;
	/** The notebook is there, locked. */
	readonly onRestored: () => void;
}

export function Restore({ onClose, onRestored }: RestoreProps) {
	const files = useFiles('backup', false);
	const job = useJob('backup.restore');
	const [done, setDone] = useState<RestoreView | null>(null);
	const folder = files.files[0] ?? null;
	const restore = async () => {
		if (!folder || job.busy) return;
		const restored = await job.act({ from: folder.ticket });
		files.clear();
		if (restored) setDone(restored);
	};
	return (
		<Dialogue
			title={words.title}
			about={words.about}
			width={640}
			mayClose={!job.busy && !done}
			onClose={onClose}
			onSubmit={() => (done ? onRestored() : void restore())}
			foot={
				<>
					<span className="push" />
					{done ? (
						<Button type="submit" tone="primary" autoFocus>
							{words.unlock}
						</Button>
					) : (
						<Button
							type="submit"
							tone="primary"
							icon={HardDriveUpload}
							keys="Ctrl Enter"
							disabled={job.busy || !folder}
						>
							{words.make}
						</Button>
					)}
				</>
			}
		>
			{done ? (
				<>
					<Note tone="ok" role="status">
						<span className="strong">{words.done(visible(done.name))}</span> {words.doneMore}
					</Note>
					<dl className="kv">
						<dt>{words.from}</dt>
						<dd>
							{words.fromIs(visible(done.where))} <Stamp at={done.madeAt} />
						</dd>
						<dt>{backup.holds}</dt>
						<dd>{backup.holdsIs(`${count(done.files)} files`, bytes(done.sizeBytes))}</dd>
						<dt>{backup.read}</dt>
						<dd>{backup.readIs[done.readBack]}</dd>
						<dt>{backup.place}</dt>
						<dd className="mono wrap">{visible(done.folder)}</dd>
					</dl>
				</>
			) : (
				<FolderChoice
					label={words.folder}
					help={words.folderHelp}
					chosen={folder?.name ?? null}
					choose={words.choose}
					disabled={job.busy}
					onChoose={() => void files.pick()}
				/>
			)}
			{job.busy && (
				<Progress progress={job.progress} what={words.making} onCancel={job.cancel} cancelWord={words.stop} />
			)}
			<Refused refusal={job.refusal ?? files.refusal} />
		</Dialogue>
	);
}
