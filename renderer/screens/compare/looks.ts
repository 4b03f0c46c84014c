/** What each state looks like: icon, pattern, tone. Two states never share a pattern. */
import {
	CircleCheck,
	CircleDashed,
	CircleX,
	FileCheck,
	FileClock,
	FileMinus,
	FileOutput,
	FilePenLine,
	FilePlus,
	FileQuestion,
	Files,
	FileX,
	type LucideIcon,
} from 'lucide-react';
import type { ComparisonState, KnownView } from '../../../shared/views';
import type { Pattern } from '../../parts/PatternBar';

/** In the order in which they stand in the bar. */
export const DIFFERENT = [
	'modified',
	'added',
	'moved',
	'copied',
	'removed',
	'touched',
	'unreadable',
	'not-checked',
] as const satisfies readonly ComparisonState[];

export const ICONS: Readonly<Record<ComparisonState, LucideIcon>> = {
	modified: FilePenLine,
	added: FilePlus,
	moved: FileOutput,
	copied: Files,
	removed: FileMinus,
	touched: FileClock,
	unreadable: FileX,
	'not-checked': FileQuestion,
	unchanged: FileCheck,
};

export const PATTERNS: Readonly<Record<(typeof DIFFERENT)[number], Pattern>> = {
	modified: 'solid',
	added: 'slant',
	moved: 'upright',
	copied: 'back',
	removed: 'empty',
	touched: 'dots',
	unreadable: 'level',
	'not-checked': 'cross',
};

export const KNOWN: Readonly<
	Record<KnownView['verdict'], { readonly icon: LucideIcon; readonly tone?: 'ok' | 'bad' }>
> = {
	bad: { icon: CircleX, tone: 'bad' },
	unknown: { icon: CircleDashed },
	good: { icon: CircleCheck, tone: 'ok' },
};
