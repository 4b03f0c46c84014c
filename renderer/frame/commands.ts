/** What the palette can do: the same acts as buttons and keys, named once. */
import {
	Archive,
	BadgeCheck,
	BellRing,
	BookUser,
	Briefcase,
	ChartColumn,
	ChartNoAxesGantt,
	ClipboardList,
	FileInput,
	FileKey,
	FileOutput,
	FolderOpen,
	GitCompare,
	GitMerge,
	GraduationCap,
	HardDriveDownload,
	Keyboard,
	KeyRound,
	Layers,
	Lock,
	type LucideIcon,
	NotebookPen,
	Package,
	PencilLine,
	Plus,
	Printer,
	RefreshCw,
	ScrollText,
	Search,
	Server,
	Settings,
	Siren,
	TrafficCone,
	UserPlus,
	Users,
} from 'lucide-react';
import type { CaseId } from '../../shared/vocabulary';
import type { Above, Place } from '../hooks/usePlace';
import { palette } from '../words/palette';

export interface Command {
	readonly id: string;
	readonly name: string;
	readonly icon: LucideIcon;
	readonly keys?: string;
	readonly act: () => void;
}

export interface Means {
	readonly go: (place: Place) => void;
	readonly open: (above: Above) => void;
	readonly lock: () => void;
	readonly print: () => void;
	/** The case at hand. */
	readonly case: CaseId | null;
	/** It is no real incident. */
	readonly exercise: boolean;
	/** False where the case is closed. */
	readonly writable: boolean;
}

export function commandsFor({ go, open, lock, print, case: at, exercise, writable }: Means): readonly Command[] {
	const { act } = palette;
	const inCase: readonly Command[] =
		at === null
			? []
			: [
					...(writable
						? [
								{ id: 'add item', name: act.addItem, icon: Plus, keys: 'Ctrl E', act: () => open('add item') },
								{
									id: 'import indicators',
									name: act.importIndicators,
									icon: FileInput,
									act: () => open('import indicators'),
								},
								{ id: 'title case', name: act.titleCase, icon: PencilLine, act: () => open('title case') },
							]
						: []),
					...(exercise
						? [
								{
									id: 'exercise',
									name: act.exercise,
									icon: TrafficCone,
									act: () => go({ at: 'case', case: at, tab: 'exercise' }),
								},
							]
						: []),
					{
						id: 'notebook',
						name: act.notebook,
						icon: NotebookPen,
						act: () => go({ at: 'case', case: at, tab: 'notebook' }),
					},
					{
						id: 'timeline',
						name: act.timeline,
						icon: ChartNoAxesGantt,
						act: () => go({ at: 'case', case: at, tab: 'timeline' }),
					},
					{
						id: 'incident',
						name: act.incident,
						icon: ClipboardList,
						act: () => go({ at: 'case', case: at, tab: 'incident' }),
					},
					{ id: 'hosts', name: act.hosts, icon: Server, act: () => go({ at: 'case', case: at, tab: 'hosts' }) },
					{
						id: 'evidence',
						name: act.evidence,
						icon: Package,
						act: () => go({ at: 'case', case: at, tab: 'evidence' }),
					},
					{ id: 'paper', name: act.paper, icon: Printer, act: () => open('paper') },
					{
						id: 'export indicators',
						name: act.exportIndicators,
						icon: FileOutput,
						act: () => open('export indicators'),
					},
					{ id: 'report', name: act.report, icon: ScrollText, act: () => open('report') },
					{ id: 'figures', name: act.figures, icon: ChartColumn, act: () => go({ at: 'figures', of: at }) },
					{
						id: 'acquire',
						name: act.acquire,
						icon: HardDriveDownload,
						act: () => go({ at: 'case', case: at, tab: 'acquire' }),
					},
					{
						id: 'compare',
						name: act.compare,
						icon: GitCompare,
						act: () => go({ at: 'case', case: at, tab: 'compare' }),
					},
					{ id: 'notify', name: act.notify, icon: BellRing, act: () => go({ at: 'case', case: at, tab: 'notify' }) },
					{ id: 'export', name: act.export, icon: FileOutput, act: () => go({ at: 'case', case: at, tab: 'export' }) },
					{ id: 'after', name: act.after, icon: GraduationCap, act: () => go({ at: 'case', case: at, tab: 'after' }) },
				];
	return [
		...inCase,
		{ id: 'quick entry', name: act.quickEntry, icon: NotebookPen, keys: 'Ctrl J', act: () => open('quick entry') },
		{ id: 'crisis', name: act.crisis, icon: Siren, keys: 'F9', act: () => open('crisis') },
		{ id: 'new case', name: act.newCase, icon: Plus, keys: 'Ctrl N', act: () => open('new case') },
		{ id: 'begin exercise', name: act.beginExercise, icon: TrafficCone, act: () => open('exercise') },
		{ id: 'bring in', name: act.bringIn, icon: GitMerge, act: () => open('bring in') },
		{ id: 'admit', name: act.admit, icon: UserPlus, act: () => open('admit person') },
		{ id: 'import', name: act.importPerson, icon: FileKey, act: () => open('import person') },
		{ id: 'passphrase', name: act.passphrase, icon: KeyRound, act: () => open('change passphrase') },
		{ id: 'export key', name: act.exportKey, icon: FileKey, act: () => open('export key') },
		{ id: 'rotate key', name: act.rotateKey, icon: RefreshCw, act: () => open('rotate key') },
		{ id: 'make paper', name: act.makePaper, icon: ScrollText, act: () => open('make paper') },
		{ id: 'test paper', name: act.testPaper, icon: ScrollText, act: () => open('test paper') },
		{ id: 'backup', name: act.backup, icon: HardDriveDownload, act: () => open('backup') },
		{ id: 'cases', name: act.cases, icon: FolderOpen, act: () => go({ at: 'cases' }) },
		{ id: 'locker', name: act.locker, icon: Archive, act: () => go({ at: 'locker' }) },
		{ id: 'baselines', name: act.baselines, icon: Layers, act: () => go({ at: 'baselines' }) },
		{ id: 'search', name: act.search, icon: Search, keys: 'Ctrl F', act: () => go({ at: 'search' }) },
		{ id: 'contacts', name: act.contacts, icon: BookUser, act: () => go({ at: 'contacts' }) },
		{ id: 'ready', name: act.ready, icon: Briefcase, act: () => go({ at: 'ready' }) },
		{ id: 'all figures', name: act.allFigures, icon: ChartColumn, act: () => go({ at: 'figures' }) },
		{ id: 'people', name: act.people, icon: Users, act: () => go({ at: 'people' }) },
		{ id: 'verify', name: act.verify, icon: BadgeCheck, act: () => go({ at: 'verify' }) },
		{ id: 'settings', name: act.settings, icon: Settings, act: () => go({ at: 'settings' }) },
		{ id: 'print', name: act.print, icon: Printer, keys: 'Ctrl P', act: print },
		{ id: 'keys', name: act.keys, icon: Keyboard, keys: '?', act: () => open('keys') },
		{ id: 'lock', name: act.lock, icon: Lock, keys: 'Ctrl L', act: lock },
	];
}
