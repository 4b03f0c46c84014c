/** Backing the notebook up: where to, how far, and what came of it; or reading in full what stands there. */
import { HardDriveDownload, ScanSearch } from 'lucide-react';
import { useState } from 'react';
import type { BackupCheckView, BackupView, NotebookStatus } from '../../../shared/views';
import { useFiles } from '../../hooks/useFiles';
import { useJob } from '../../hooks/useJob';
import { usePlace } from '../../hooks/usePlace';
import { useStatus } from '../../hooks/useStatus';
import { BackupAge } from '../../parts/BackupAge';
import { Button } from '../../parts/Button';
import { Dialogue } from '../../parts/Dialogue';
import { FolderChoice } from '../../parts/FolderChoice';
import { Progress } from '../../parts/Progress';
import { Refused } from '../../parts/Refused';
import { backup as words } from '../../words/backup';
import { Checked, Made } from './Outcome';

export function BackUp({ status }: { readonly status: NotebookStatus }) {
	const { open } = usePlace();
	const { again } = useStatus();
	const files = useFiles('backup', false);
	const making = useJob('backup.make');
	const checking = useJob('backup.check');
	const [made, setMade] = useState<BackupView | null>(null);
	const [checked, setChecked] = useState<BackupCheckView | null>(null);
	const folder = files.files[0] ?? null;
	const busy = making.busy || checking.busy;
	const make = async () => {
		if (!folder || busy) return;
		checking.clear();
		const outcome = await making.act({ to: folder.ticket });
		// A ticket is good for one use.
		files.clear();
		if (!outcome) return;
		setMade(outcome);
		again();
	};
	const check = async () => {
		if (!folder || busy) return;
		making.clear();
		const outcome = await checking.act({ from: folder.ticket });
		files.clear();
		if (outcome) setChecked(outcome);
	};
	const close = () => open(null);
	const finished = made !== null || checked !== null;
	return (
		<Dialogue
			title={words.title}
			about={words.about}
			width={640}
			mayClose={!busy}
			onClose={close}
			onSubmit={() => (finished ? close() : void make())}
			foot={
				<>
					<span className="push" />
					{finished ? (
						<>
							<Button
								tone="quiet"
								onClick={() => {
									setMade(null);
									setChecked(null);
								}}
							>
								{words.again}
							</Button>
							<Button type="submit" tone="primary" autoFocus>
								{words.close}
							</Button>
						</>
					) : (
						<>
							<Button icon={ScanSearch} disabled={busy || !folder} onClick={() => void check()}>
								{words.check}
							</Button>
							<Button
								type="submit"
								tone="primary"
								icon={HardDriveDownload}
								keys="Ctrl Enter"
								disabled={busy || !folder}
							>
								{words.make}
							</Button>
						</>
					)}
				</>
			}
		>
			{made && <Made made={made} />}
			{checked && <Checked checked={checked} />}
			{!finished && (
				<>
					<BackupAge backup={status.backup} />
					<FolderChoice
						label={words.folder}
						help={words.folderHelp}
						chosen={folder?.name ?? null}
						choose={words.choose}
						disabled={busy}
						onChoose={() => void files.pick()}
					/>
				</>
			)}
			{making.busy && (
				<Progress progress={making.progress} what={words.making} onCancel={making.cancel} cancelWord={words.stop} />
			)}
			{checking.busy && (
				<Progress
					progress={checking.progress}
					what={words.checking}
					onCancel={checking.cancel}
					cancelWord={words.stopCheck}
				/>
			)}
			<Refused refusal={making.refusal ?? checking.refusal ?? files.refusal} />
		</Dialogue>
	);
}
