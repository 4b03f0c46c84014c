/** How an acquisition or a source stands: its icon, its tone, and whether it goes on. */
import {
	CircleCheck,
	CircleDashed,
	CircleDot,
	CirclePause,
	CircleSlash,
	CircleX,
	type LucideIcon,
	RotateCcw,
	TriangleAlert,
	Unplug,
} from 'lucide-react';
import type { AcquiredState, AcquisitionState, AcquisitionView } from '../../../shared/views';
import type { Tone } from '../../parts/Badge';

type Standing = AcquiredState | AcquisitionState;

export const LOOKS: Readonly<Record<Standing, { readonly icon: LucideIcon; readonly tone: Tone }>> = {
	queued: { icon: CircleDashed, tone: 'dim' },
	running: { icon: CircleDot, tone: 'ac' },
	reading: { icon: CircleDot, tone: 'ac' },
	verifying: { icon: RotateCcw, tone: 'ok' },
	paused: { icon: CirclePause, tone: 'warn' },
	interrupted: { icon: Unplug, tone: 'warn' },
	complete: { icon: CircleCheck, tone: 'ok' },
	partial: { icon: TriangleAlert, tone: 'warn' },
	changed: { icon: TriangleAlert, tone: 'warn' },
	differs: { icon: CircleX, tone: 'bad' },
	cancelled: { icon: CircleSlash, tone: 'dim' },
};

export const isRunning = ({ state }: Pick<AcquisitionView, 'state'>): boolean => state === 'running';
/** Paused or interrupted: it can go on. */
export const isHeld = ({ state }: Pick<AcquisitionView, 'state'>): boolean =>
	state === 'paused' || state === 'interrupted';
export const isOpen = (view: Pick<AcquisitionView, 'state'>): boolean => isRunning(view) || isHeld(view);

/** Whole percents, never 100 before it is all. */
export const percent = (done: number, total: number | null): number =>
	total === null ? 0 : total === 0 ? 100 : done >= total ? 100 : Math.min(99, Math.floor((done / total) * 100));
