/** Recording one step of a plan: done with which tool and what it gave, or skipped for a reason. */
import { useState } from 'react';
import type { VolatilePlanView, VolatileStepView } from '../../../shared/views';
import { useFiles } from '../../hooks/useFiles';
import { useJob } from '../../hooks/useJob';
import { ActDialogue } from '../../parts/ActDialogue';
import { TextArea, TextBox } from '../../parts/Field';
import { FilePick } from '../../parts/FilePick';
import { Progress } from '../../parts/Progress';
import { Radios } from '../../parts/Radios';
import { Refused, refusedFor } from '../../parts/Refused';
import { volatile as words } from '../../words/acquire';

interface RecordStepProps {
	readonly plan: VolatilePlanView;
	readonly step: VolatileStepView;
	readonly onClose: (recorded: boolean) => void;
}

export function RecordStep({ plan, step, onClose }: RecordStepProps) {
	const { act, busy, refusal, progress, cancel } = useJob('volatile.record');
	const files = {
		tool: useFiles('list', false),
		known: useFiles('list', false),
		output: useFiles('attachment', false),
	};
	const [state, setState] = useState<'done' | 'skipped'>('done');
	const [reason, setReason] = useState('');
	const [command, setCommand] = useState('');
	const ready = state === 'done' || reason.trim() !== '';
	const record = async () => {
		if (!ready || busy) return;
		const tickets = Object.fromEntries(
			Object.entries(files).flatMap(
				([
					name,
					{
						files: [file],
					},
				]) => (file ? [[name, file.ticket]] : []),
			),
		);
		const done = await act({
			case: plan.case,
			plan: plan.plan,
			step: step.step,
			state,
			...(reason.trim() === '' ? {} : { reason: reason.trim() }),
			...(state === 'done' && command.trim() !== '' ? { command } : {}),
			...(state === 'done' ? tickets : {}),
		});
		if (done) return onClose(true);
		// A ticket is good for one use.
		for (const used of Object.values(files)) used.clear();
	};
	const pick = (name: keyof typeof files, label: string, help: string) => (
		<FilePick
			label={label}
			choose={words.choose}
			file={files[name].files[0] ?? null}
			help={help}
			error={refusedFor(refusal, name)}
			onPick={() => void files[name].pick()}
			onRemove={() => files[name].clear()}
		/>
	);
	return (
		<ActDialogue
			title={words.recordTitle(step.step)}
			about={step.what}
			width={680}
			words={{ doing: words.doing, needs: words.needsReason, cancel: words.cancel, act: words.sealStep }}
			busy={busy}
			ready={ready}
			onClose={() => onClose(false)}
			onAct={() => void record()}
		>
			<Radios
				label={words.state}
				value={state}
				onChange={setState}
				options={[
					{ id: 'done', name: words.done, more: words.doneMore },
					{ id: 'skipped', name: words.skipped, more: words.skippedMore },
				]}
			/>
			<TextBox
				label={words.reason}
				optional={state === 'done'}
				value={reason}
				onChange={setReason}
				maxLength={2000}
				error={refusedFor(refusal, 'reason')}
			/>
			{state === 'done' && (
				<>
					<TextArea label={words.ran} optional value={command} onChange={setCommand} rows={2} maxLength={10_000} />
					<div className="bl-g">
						{pick('tool', words.tool, words.toolHelp)}
						{pick('known', words.known, words.knownHelp)}
					</div>
					{pick('output', words.output, words.outputHelp)}
				</>
			)}
			{busy && <Progress progress={progress} what={words.doing} onCancel={cancel} />}
			<Refused refusal={refusal} fields={['reason', 'tool', 'known', 'output']} />
		</ActDialogue>
	);
}
