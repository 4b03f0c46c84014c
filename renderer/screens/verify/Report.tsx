/** The verification report: verdict, every check, who signed, and what it does not prove. It prints as it reads. */
import { ClipboardCopy, Printer, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { VerifyReport } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useCopy } from '../../hooks/useCopy';
import { Button } from '../../parts/Button';
import { ExerciseBand } from '../../parts/ExerciseMark';
import { Refused } from '../../parts/Refused';
import { ReportSides } from '../../parts/ReportSides';
import { ReportTable } from '../../parts/ReportTable';
import { ReportVerdict } from '../../parts/ReportVerdict';
import { reportText } from '../../parts/reportText';
import { Stamp } from '../../parts/Stamp';
import { verifying } from '../../words/casefile';
import { exerciseBand } from '../../words/exercise';
import { report as words } from '../../words/report';

interface ReportProps {
	readonly report: VerifyReport;
	/** The file's name, or that it is this notebook. */
	readonly title: string;
	readonly what: string;
	readonly at: string;
	readonly onAnother: () => void;
}

export function Report({ report, title, what, at, onAnother }: ReportProps) {
	const print = useAct('page.print');
	const copy = useCopy();
	const [copied, setCopied] = useState(false);
	return (
		<div className="vr">
			<section className="vr-l" data-pane>
				<div className="pr-h">{words.printTitle}</div>
				<ReportVerdict verdict={report.verdict}>
					<Button icon={RotateCcw} tone="quiet" onClick={onAnother}>
						{verifying.another}
					</Button>
					<Button icon={ClipboardCopy} onClick={async () => setCopied(await copy(reportText(report, title, at)))}>
						{copied ? words.copied : words.copy}
					</Button>
					<Button tone="primary" icon={Printer} keys="Ctrl P" onClick={() => void print.act({})}>
						{words.print}
					</Button>
				</ReportVerdict>
				{report.exercise && <ExerciseBand says={exerciseBand.ofFile} />}
				<Refused refusal={print.refusal} />
				<dl className="vr-m">
					<div>
						<dt>{what}</dt>
						<dd className="mono wrap">{title}</dd>
					</div>
					<div>
						<dt>{verifying.checkedAt}</dt>
						<dd>
							<Stamp at={at} />
						</dd>
					</div>
				</dl>
				<ReportTable report={report} />
			</section>
			<aside className="insp vr-r" aria-label={words.signers} data-pane>
				<div className="insp-b">
					<ReportSides report={report} />
				</div>
			</aside>
		</div>
	);
}
