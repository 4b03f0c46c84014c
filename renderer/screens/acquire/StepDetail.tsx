/** One step of a plan: what to run, after which standard, and what was recorded of it. */
import { CircleCheck, CircleX, ClipboardCheck, TriangleAlert } from 'lucide-react';
import type { VolatileStepView } from '../../../shared/views';
import { State } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { CopyButton } from '../../parts/Digest';
import { FileDigests } from '../../parts/FileDigests';
import { source, volatile as words } from '../../words/acquire';
import { visible } from '../../words/seen';

const CHECKS = {
	'as known': { icon: CircleCheck, tone: 'ok' },
	differs: { icon: CircleX, tone: 'bad' },
	unknown: { icon: TriangleAlert, tone: 'warn' },
} as const;

interface StepDetailProps {
	readonly step: VolatileStepView;
	readonly onEntry: (ref: string) => void;
	/** Left out where it is recorded already, or nothing can be written. */
	readonly onRecord?: () => void;
}

export function StepDetail({ step, onEntry, onRecord }: StepDetailProps) {
	return (
		<aside className="insp" aria-label={words.step} data-pane>
			<div className="ih">
				<h2 className="t4 ell">{`${step.step}. ${step.what}`}</h2>
			</div>
			<div className="insp-b">
				<div className="is">
					<p>{step.what}</p>
					<p className="help">{step.standard}</p>
				</div>
				<div className="is">
					<h3 className="lab">{words.commands}</h3>
					<ul className="col gap-3">
						{step.commands.map((command) => (
							<li key={command} className="row-t">
								<code className="mono wrap grow">{command}</code>
								<CopyButton text={command} what={words.copy} />
							</li>
						))}
					</ul>
				</div>
				{step.state !== 'open' && (
					<div className="is is-last">
						<h3 className="lab">{words.states[step.state]}</h3>
						<div className="col gap-3">
							{step.reason !== null && <p>{visible(step.reason, { lines: true })}</p>}
							{step.command !== null && <code className="mono wrap">{visible(step.command, { lines: true })}</code>}
							{step.tool && (
								<>
									<State tone={CHECKS[step.tool.check].tone} icon={CHECKS[step.tool.check].icon} top>
										{words.toolSays[step.tool.check]}
									</State>
									<span className="med">{visible(step.tool.name)}</span>
									<FileDigests digests={step.tool.digests} />
								</>
							)}
							{step.output !== null && <p>{words.outputIs(visible(step.output))}</p>}
							{step.entry !== null && (
								<p>
									{source.entry}{' '}
									<button type="button" className="lnk" onClick={() => step.entry && onEntry(step.entry)}>
										{step.entry}
									</button>
								</p>
							)}
						</div>
					</div>
				)}
			</div>
			{onRecord && (
				<div className="if">
					<Button tone="primary" icon={ClipboardCheck} keys="R" onClick={onRecord}>
						{words.record}
					</Button>
				</div>
			)}
		</aside>
	);
}
