/** Taking in a baseline file of another Sealbook, with the signature that lies beside it. */
import { FileInput } from 'lucide-react';
import { useFiles } from '../../hooks/useFiles';
import { useJob } from '../../hooks/useJob';
import { ActDialogue } from '../../parts/ActDialogue';
import { FilePick } from '../../parts/FilePick';
import { Progress } from '../../parts/Progress';
import { Refused, refusedFor } from '../../parts/Refused';
import { importing as words } from '../../words/baselines';

export function RegisterBaseline({ onClose }: { readonly onClose: (baseline: string | null) => void }) {
	const { act, busy, refusal, progress, cancel } = useJob('baseline.register');
	const { files, pick, remove, clear } = useFiles('list', false);
	const file = files[0] ?? null;
	const register = async () => {
		if (!file || busy) return;
		const done = await act({ file: file.ticket });
		if (done) return onClose(done.baseline);
		// A ticket is good for one use.
		clear();
	};
	return (
		<ActDialogue
			title={words.registerTitle}
			about={words.registerAbout}
			words={{ doing: words.doing, needs: words.needs, cancel: words.cancel, act: words.register }}
			icon={FileInput}
			busy={busy}
			ready={file !== null}
			onClose={() => onClose(null)}
			onAct={() => void register()}
		>
			<FilePick
				label={words.registerFile}
				choose={words.chooseFile}
				file={file}
				autoFocus
				error={refusedFor(refusal, 'file')}
				onPick={() => void pick()}
				onRemove={() => file && remove(file)}
			/>
			{busy && <Progress progress={progress} what={words.doing} onCancel={cancel} cancelWord={words.stop} />}
			<Refused refusal={refusal} fields={['file']} />
		</ActDialogue>
	);
}
