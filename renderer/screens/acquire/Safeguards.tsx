/** What guarded this acquisition: what the program did itself, and, told apart, what people stated. */
import { CircleCheck, CircleDashed, MessageSquareQuote, TriangleAlert } from 'lucide-react';
import type { AcquiredView, AcquisitionView } from '../../../shared/views';
import { State } from '../../parts/Badge';
import { bytes } from '../../parts/measure';
import { source as words } from '../../words/acquire';
import { visible } from '../../words/seen';

interface SafeguardsProps {
	readonly view: AcquisitionView;
	readonly source: AcquiredView;
}

export function Safeguards({ view, source }: SafeguardsProps) {
	return (
		<div className="is is-last">
			<h3 className="lab">{words.safeguards}</h3>
			<ul className="col gap-3">
				<li>
					<State tone="ok" icon={CircleCheck} top>
						{words.readOnly}
					</State>
				</li>
				{source.movements.length > 0 && (
					<li>
						<State tone="warn" icon={TriangleAlert} top>
							{words.moved(source.movements.map((each) => visible(each)).join(', '))}
						</State>
					</li>
				)}
				{view.freeBytes !== null && (
					<li>
						<State
							tone={view.freeBytes < (view.totalBytes ?? 0) - view.doneBytes ? 'warn' : 'ok'}
							icon={view.freeBytes < (view.totalBytes ?? 0) - view.doneBytes ? TriangleAlert : CircleCheck}
							top
						>
							{words.free(bytes(view.freeBytes))}
						</State>
					</li>
				)}
				<li>
					{view.writeBlocker === null ? (
						<State tone="warn" icon={TriangleAlert} top>
							{words.noBlocker}
						</State>
					) : (
						<Stated text={words.blocker(visible(view.writeBlocker))} />
					)}
				</li>
				{view.tool !== null && (
					<li>
						<Stated text={words.tool(visible(view.tool))} />
					</li>
				)}
				{view.operator !== null && (
					<li>
						<Stated text={words.operator(visible(view.operator))} />
					</li>
				)}
				<li>
					{view.targetStatement === null ? (
						<State tone="dim" icon={CircleDashed} top>
							{words.noTarget}
						</State>
					) : (
						<Stated text={words.target(visible(view.targetStatement))} />
					)}
				</li>
			</ul>
		</div>
	);
}

/** Somebody's word for it: the program did not check it. */
function Stated({ text }: { readonly text: string }) {
	return (
		<State tone="dim" icon={MessageSquareQuote} top>
			<span className="vh">{words.stated} </span>
			<span className="wrap" title={words.stated}>
				{text}
			</span>
		</State>
	);
}
