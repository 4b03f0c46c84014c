/** What lies above the place, one thing at a time; what is about a case stands only while a case is shown. */
import type { CaseView, NotebookStatus } from '../../shared/views';
import { type Above, usePlace } from '../hooks/usePlace';
import { isWritable } from '../parts/writable';
import { BackUp } from '../screens/backup/BackUp';
import { BeginExercise } from '../screens/cases/BeginExercise';
import { BringIn } from '../screens/cases/BringIn';
import { NewCase } from '../screens/cases/NewCase';
import { BeginCrisis } from '../screens/crisis/BeginCrisis';
import { AddItem } from '../screens/evidence/AddItem';
import { PrintPaper } from '../screens/evidence/PrintPaper';
import { PrintReport } from '../screens/export/PrintReport';
import { ExportIndicators } from '../screens/hosts/ExportIndicators';
import { ImportIndicators } from '../screens/hosts/ImportIndicators';
import { ChangePassphrase } from '../screens/keys/ChangePassphrase';
import { ExportKey } from '../screens/keys/ExportKey';
import { RotateKey } from '../screens/keys/RotateKey';
import { Answered } from '../screens/notify/Answered';
import { AdmitPerson } from '../screens/people/AdmitPerson';
import { ImportPerson } from '../screens/people/ImportPerson';
import { QuickEntry } from '../screens/quick/QuickEntry';
import { MakePaper } from '../screens/recovery/MakePaper';
import { TestPaper } from '../screens/recovery/TestPaper';
import { TitleCase } from '../screens/workspace/TitleCase';
import type { Command } from './commands';
import { KeysHelp } from './KeysHelp';
import { Palette } from './Palette';

interface OverlayProps {
	readonly status: NotebookStatus;
	/** The case that is shown; null where none is. */
	readonly view: CaseView | null;
	readonly commands: readonly Command[];
}

export function Overlay({ status, view, commands }: OverlayProps) {
	const { above, open } = usePlace();
	const { me } = status;
	// What is written in a hurry goes to the case in sight, where it still takes entries.
	const at = view && isWritable(view) ? view.case : null;
	if (above === null) return null;
	if (typeof above === 'object')
		return <Answered case={above.case} escalation={above.escalation} onClose={() => open(null)} />;
	switch (above) {
		case 'palette':
			return <Palette view={view} commands={commands} />;
		case 'keys':
			return <KeysHelp />;
		case 'quick entry':
			return <QuickEntry at={at} />;
		case 'crisis':
			return <BeginCrisis at={at} />;
		case 'new case':
			return <NewCase />;
		case 'exercise':
			return <BeginExercise />;
		case 'bring in':
			return <BringIn />;
		case 'admit person':
			return <AdmitPerson />;
		case 'import person':
			return <ImportPerson />;
		case 'backup':
			return <BackUp status={status} />;
		case 'export key':
			return me && <ExportKey me={me} />;
		case 'rotate key':
			return <RotateKey />;
		case 'make paper':
			return <MakePaper status={status} />;
		case 'test paper':
			return <TestPaper />;
		case 'change passphrase':
			return me && <ChangePassphrase me={me} />;
		default:
			return view && <AboveCase above={above} view={view} />;
	}
}

interface AboveCaseProps {
	readonly above: Extract<
		Above,
		'title case' | 'add item' | 'paper' | 'report' | 'import indicators' | 'export indicators'
	>;
	readonly view: CaseView;
}

function AboveCase({ above, view }: AboveCaseProps) {
	const { go, open } = usePlace();
	const close = () => open(null);
	switch (above) {
		case 'title case':
			return <TitleCase view={view} onClose={close} />;
		case 'add item':
			return <AddItem view={view} />;
		case 'paper':
			return <PrintPaper view={view} onClose={close} />;
		case 'report':
			return <PrintReport view={view} onClose={close} />;
		case 'import indicators':
			return (
				<ImportIndicators
					view={view}
					onClose={(entry) =>
						entry === undefined ? close() : go({ at: 'case', case: view.case, tab: 'notebook', entry })
					}
				/>
			);
		case 'export indicators':
			return <ExportIndicators view={view} onClose={close} />;
		default:
			return above satisfies never;
	}
}
