/** The icon of a kind of entry; the word always stands beside it. */
import {
	ArrowLeftRight,
	Ban,
	BookLock,
	CircleHelp,
	CornerDownRight,
	FilePlus2,
	FolderCheck,
	FolderOpen,
	FolderPlus,
	type LucideIcon,
	NotebookPen,
	Package,
	ShieldAlert,
	UserPlus,
	Wrench,
} from 'lucide-react';

const ICONS: Readonly<Record<string, LucideIcon>> = {
	'note.written': NotebookPen,
	'note.corrected': CornerDownRight,
	'evidence.registered': Package,
	'custody.transferred': ArrowLeftRight,
	'custody.received': ArrowLeftRight,
	'custody.refused': Ban,
	'person.admitted': UserPlus,
	'case.opened': FolderPlus,
	'case.closed': FolderCheck,
	'case.reopened': FolderOpen,
	'case.exported': FilePlus2,
	'notebook.created': BookLock,
	'unlock.refused': ShieldAlert,
	'ledger.recovered': Wrench,
};

export function KindIcon({ kind }: { readonly kind: string }) {
	const Icon = ICONS[kind.replace(/\/[0-9]+$/, '')] ?? CircleHelp;
	return <Icon className="ic" aria-hidden />;
}
