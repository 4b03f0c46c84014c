/** After a release or a receipt: the case file that carries it to the other laptop is written and verified. */
import { FileOutput } from 'lucide-react';
import { useState } from 'react';
import type { CaseView, ExportView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useJob } from '../../hooks/useJob';
import { Button } from '../../parts/Button';
import { Dialogue } from '../../parts/Dialogue';
import { Fingerprint } from '../../parts/Digest';
import { encryptionOf, IN_CLEAR, missingIn, namedFor } from '../../parts/encryption';
import { Note } from '../../parts/Note';
import { Progress } from '../../parts/Progress';
import { Refused } from '../../parts/Refused';
import { OPENED_BY, WhoOpens } from '../../parts/WhoOpens';
import { encrypted } from '../../words/encrypted';
import { markedName } from '../../words/exercise';
import { carry as words } from '../../words/handover';
import { visible } from '../../words/seen';

interface CarryProps {
	readonly view: CaseView;
	readonly title: string;
	readonly about?: string;
	readonly tag: string;
	/** The entry that the file is written for. */
	readonly entry: string;
	readonly onClose: () => void;
}

export function Carry({ view, title, about, tag, entry, onClose }: CarryProps) {
	const place = useAct('file.place');
	const job = useJob('casefile.export');
	const [encryption, setEncryption] = useState(IN_CLEAR);
	const encrypt = encryptionOf(encryption);
	const [done, setDone] = useState<ExportView | null>(null);
	const write = async () => {
		if (!encrypt || job.busy) return;
		const name = markedName(`${nameOf(view.number)}_${nameOf(tag)}_${entry}.zip`, view.exercise);
		const target = await place.act({ purpose: 'casefile', suggestion: namedFor(encryption, name) });
		if (!target) return;
		const made = await job.act({
			case: view.case,
			to: target.ticket,
			purpose: words.purpose(visible(tag).slice(0, 200), entry),
			...encrypt,
		});
		if (!made) return;
		setEncryption(IN_CLEAR);
		setDone(made);
	};
	return (
		<Dialogue
			title={title}
			about={about}
			width={640}
			mayClose={!job.busy}
			onClose={onClose}
			onSubmit={() => void (done ? onClose() : write())}
			foot={
				<>
					<span className="dim t1" role="status">
						{missingIn(encryption)}
					</span>
					<span className="push" />
					{!done && (
						<Button tone="quiet" keys="Esc" disabled={job.busy} onClick={onClose}>
							{words.later}
						</Button>
					)}
					<Button
						type="submit"
						tone="primary"
						keys="Ctrl Enter"
						autoFocus
						disabled={job.busy || !encrypt}
						{...(done ? {} : { icon: FileOutput })}
					>
						{done ? words.done : words.write}
					</Button>
				</>
			}
		>
			{!done && !job.busy && <WhoOpens value={encryption} onChange={setEncryption} refusal={job.refusal} />}
			{job.busy && (
				<Progress progress={job.progress} what={words.writing} onCancel={job.cancel} cancelWord={words.stop} />
			)}
			{done && (
				<>
					<Note tone="ok" role="status">
						<span className="strong">{words.wrote(visible(done.fileName))}</span> {words.names(visible(tag), entry)}
					</Note>
					<p className="sec">{words.aloud}</p>
					<Fingerprint text={done.fingerprint} />
					{done.encryptedTo?.[0] === 'passphrase' && <p className="sec">{encrypted.tellPassphrase}</p>}
				</>
			)}
			<Refused refusal={place.refusal ?? job.refusal} fields={OPENED_BY} />
		</Dialogue>
	);
}

/** Only letters, digits, dot and dash, as a file name takes them everywhere. */
const nameOf = (text: string): string => text.replace(/[^A-Za-z0-9.-]+/g, '-').slice(0, 24) || 'case';
