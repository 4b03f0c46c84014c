/** When it ends, how long it took, what could not be read, when the copy was read again. */
import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import type { AcquisitionView } from '../../../shared/views';
import { State } from '../../parts/Badge';
import { duration, offsetHere, offsetText, wall } from '../../parts/measure';
import { Stamp } from '../../parts/Stamp';
import { acquire as words } from '../../words/acquire';
import { isRunning } from './standing';

export function JobFigures({ view }: { readonly view: AcquisitionView }) {
	const errors = view.sources.reduce((sum, each) => sum + each.badRangeCount, 0);
	return (
		<dl className="aq-k">
			{isRunning(view) && view.msLeft !== null && (
				<div>
					<dt>{words.ends(duration(view.msLeft))}</dt>
					<dd>
						<EndsAt msLeft={view.msLeft} />
					</dd>
				</div>
			)}
			{view.elapsedMs > 0 && (
				<div>
					<dt>{words.elapsed}</dt>
					<dd>{duration(view.elapsedMs)}</dd>
				</div>
			)}
			<div>
				<dt>{words.errors}</dt>
				<dd>
					{errors === 0 ? (
						words.noErrors
					) : (
						<State tone="warn" icon={TriangleAlert}>
							{words.errorCount(errors)}
						</State>
					)}
				</dd>
			</div>
			{view.verifiedAt !== null && view.verifiedAs !== null && (
				<div>
					<dt>{view.verifiedAs === 'equal' ? words.lastEqual : words.lastDiffers}</dt>
					<dd>
						<State
							tone={view.verifiedAs === 'equal' ? 'ok' : 'bad'}
							icon={view.verifiedAs === 'equal' ? CircleCheck : CircleX}
						>
							<Stamp at={view.verifiedAt} />
						</State>
					</dd>
				</div>
			)}
			{view.dueAt !== null && (
				<div>
					<dt>{words.nextDue}</dt>
					<dd>
						<Stamp at={view.dueAt} />
					</dd>
				</div>
			)}
		</dl>
	);
}

function EndsAt({ msLeft }: { readonly msLeft: number }) {
	const at = new Date(Date.now() + msLeft).toISOString();
	const offset = offsetHere(at);
	return (
		<time dateTime={at}>
			{wall(at, offset).time.slice(0, 5)}
			<span className="off">{offsetText(offset)}</span>
		</time>
	);
}
