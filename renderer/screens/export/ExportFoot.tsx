/** The act of writing: always in sight, with its progress and its refusal. */
import { FileOutput } from 'lucide-react';
import type { Refusal } from '../../../shared/refusal';
import type { Job } from '../../hooks/useJob';
import { dialogOpen, useKeys } from '../../hooks/useKeys';
import { Button } from '../../parts/Button';
import { Progress } from '../../parts/Progress';
import { Refused } from '../../parts/Refused';
import { OPENED_BY } from '../../parts/WhoOpens';
import { exporting as words } from '../../words/casefile';
import { rollback } from '../../words/rollback';

interface ExportFootProps {
	readonly summary: string;
	readonly job: Job<'casefile.export'>;
	/** True while entries are missing from the case and nobody has acknowledged it. */
	readonly stopped: boolean;
	/** What is still to be typed of who can open the file. */
	readonly missing: string | null;
	/** Of choosing the place. */
	readonly refusal: Refusal | null;
	readonly onWrite: () => void;
}

export function ExportFoot({ summary, job, stopped, missing, refusal, onWrite }: ExportFootProps) {
	const ready = !stopped && missing === null;
	useKeys({ 'Ctrl+Enter': () => ready && !job.busy && !dialogOpen() && onWrite() });
	return (
		<div className="ex-f">
			<Refused refusal={refusal ?? job.refusal} fields={OPENED_BY} />
			{job.busy ? (
				<Progress progress={job.progress} what={words.writing} onCancel={job.cancel} cancelWord={words.cancel} />
			) : (
				<div className="row">
					<div className="grow">
						<div className="med">{summary}</div>
						<div className="help">{stopped ? rollback.noExport : (missing ?? words.writeAbout)}</div>
					</div>
					<Button size="l" tone="primary" icon={FileOutput} keys="Ctrl Enter" disabled={!ready} onClick={onWrite}>
						{words.write}
					</Button>
				</div>
			)}
		</div>
	);
}
