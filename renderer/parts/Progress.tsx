/** Long work: a bar beside its numbers, the average speed, the end as a clock time, and a way to stop it. */
import { CircleStop } from 'lucide-react';
import type { JobProgress } from '../../shared/views';
import { parts } from '../words/parts';
import { visible } from '../words/seen';
import { Button } from './Button';
import { bytes, count, duration, offsetHere, wall } from './measure';

export function Progress({
	progress,
	what,
	onCancel,
	cancelWord = parts.cancel,
}: {
	readonly progress: JobProgress | null;
	readonly what: string;
	readonly onCancel?: () => void;
	readonly cancelWord?: string;
}) {
	const byBytes = progress !== null && progress.totalBytes > 0;
	const done = progress ? (byBytes ? progress.doneBytes : progress.doneItems) : 0;
	const total = progress ? (byBytes ? progress.totalBytes : progress.totalItems) : 0;
	const share = total > 0 ? Math.min(1, done / total) : 0;
	return (
		<div className="job">
			<div className="row">
				<span className="med ell grow" role="status">
					{progress ? visible(progress.what) : what}
				</span>
				<span className="dim">{progress && total > 0 ? `${Math.floor(share * 100)} %` : parts.starting}</span>
				{onCancel && (
					<Button size="s" icon={CircleStop} onClick={onCancel}>
						{cancelWord}
					</Button>
				)}
			</div>
			<progress className="pgs" aria-label={parts.progress(what)} value={share} max={1} />
			{progress && total > 0 && (
				<div className="row dim t1">
					<span>
						{byBytes
							? parts.of(bytes(progress.doneBytes), bytes(progress.totalBytes))
							: parts.of(count(done), count(total))}
					</span>
					{byBytes && progress.totalItems > 1 && (
						<span>{`${parts.of(count(progress.doneItems), parts.files(progress.totalItems))}`}</span>
					)}
					{progress.bytesPerSecond > 0 && <span>{parts.perSecond(bytes(progress.bytesPerSecond))}</span>}
					{progress.msLeft !== null && (
						<span className="push">{parts.left(duration(progress.msLeft), endsAt(progress.msLeft))}</span>
					)}
				</div>
			)}
		</div>
	);
}

function endsAt(msLeft: number): string {
	const at = new Date(Date.now() + msLeft).toISOString();
	return wall(at, offsetHere(at)).time.slice(0, 5);
}
