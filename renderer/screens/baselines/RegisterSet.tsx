/** Registering a set of known files: it is read in full and checked before anything is entered. */
import { FileInput } from 'lucide-react';
import { useFiles } from '../../hooks/useFiles';
import { useJob } from '../../hooks/useJob';
import { ActDialogue } from '../../parts/ActDialogue';
import { FilePick } from '../../parts/FilePick';
import { Progress } from '../../parts/Progress';
import { Refused, refusedFor } from '../../parts/Refused';
import { known as words } from '../../words/baselines';

export function RegisterSet({ onClose }: { readonly onClose: () => void }) {
	const { act, busy, refusal, progress, cancel } = useJob('hashset.register');
	const { files, pick, clear } = useFiles('list', false);
	const file = files[0] ?? null;
	const register = async () => {
		if (!file || busy) return;
		if (await act({ set: file.ticket })) return onClose();
		// A ticket is good for one use.
		clear();
	};
	return (
		<ActDialogue
			title={words.registerTitle}
			about={words.registerAbout}
			words={{ doing: words.doing, needs: words.registerNeeds, cancel: words.cancel, act: words.registerNow }}
			icon={FileInput}
			busy={busy}
			ready={file !== null}
			onClose={onClose}
			onAct={() => void register()}
		>
			<FilePick
				label={words.file}
				choose={words.chooseFile}
				file={file}
				autoFocus
				error={refusedFor(refusal, 'set')}
				onPick={() => void pick()}
				onRemove={clear}
			/>
			{busy && <Progress progress={progress} what={words.doing} onCancel={cancel} cancelWord={words.stop} />}
			<Refused refusal={refusal} fields={['set']} />
		</ActDialogue>
	);
}
