/** A step is ticked with its proof, begun, skipped for a reason, or what stands is withdrawn. Each is signed and sealed. */
import { useState } from 'react';
import type { CaseView, HostGroupView, StepView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { TextBox } from '../../parts/Field';
import { Radios } from '../../parts/Radios';
import { Refused, refusedFor } from '../../parts/Refused';
import { nameOf } from '../../parts/SignerName';
import { type StepAct, stepping as words } from '../../words/handling';
import { visible } from '../../words/seen';

interface StepDialogProps {
	readonly view: CaseView;
	readonly group: HostGroupView | null;
	readonly step: StepView;
	readonly begin: StepAct;
	/** The entry that is open: what is ticked is most often proved by it. */
	readonly cited: string | null;
	readonly onClose: () => void;
}

export function StepDialog({ view, group, step, begin, cited, onClose }: StepDialogProps) {
	const tick = useAct('checklist.tick');
	const skip = useAct('checklist.skip');
	const withdraw = useAct('checklist.withdraw');
	const [what, setWhat] = useState<StepAct>(begin);
	const [proof, setProof] = useState(cited ?? '');
	const [said, setSaid] = useState('');
	const ticking = what === 'wholly' || what === 'in part';
	const busy = tick.busy || skip.busy || withdraw.busy;
	const ready = ticking || said.trim() !== '';
	const refusal = tick.refusal ?? skip.refusal ?? withdraw.refusal;
	const submit = async () => {
		if (!ready) return;
		const about = { case: view.case, step: step.step, ...(group ? { group: group.group } : {}) };
		const remark = said.trim();
		const entries = proof.split(/[\s,;]+/).filter((each) => each !== '');
		const done = ticking
			? await tick.act({
					...{ ...about, extent: what },
					...(entries.length > 0 ? { proof: entries } : {}),
					...(remark === '' ? {} : { remark }),
				})
			: await (what === 'skip' ? skip : withdraw).act({ ...about, reason: remark });
		if (done) onClose();
	};
	const acts = (['wholly', 'in part', 'skip', 'withdraw'] as const).filter(
		(each) => each !== 'withdraw' || step.stands !== null,
	);
	return (
		<ActDialogue
			title={words.title(visible(step.step), visible(step.name))}
			about={words.about(group === null ? null : visible(group.name))}
			words={words}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<Radios
				label={words.what}
				options={acts.map((id) => ({ id, ...words.options[id] }))}
				value={what}
				onChange={setWhat}
			/>
			{ticking && (
				<TextBox
					label={words.proof}
					optional
					help={words.proofHelp}
					className="mono"
					value={proof}
					onChange={setProof}
					error={refusedFor(refusal, 'entry')}
					maxLength={2000}
				/>
			)}
			<TextBox
				label={ticking ? words.remark : words.reason}
				optional={ticking}
				value={said}
				onChange={setSaid}
				error={refusedFor(refusal, 'reason')}
				maxLength={2000}
				autoFocus
			/>
			{step.acts.length > 0 && (
				<div>
					<h3 className="lab">{words.before}</h3>
					<ul className="t1 sec">
						{step.acts.map((act) => (
							<li key={act.entry}>
								{words.said(act.state, act.entry, act.by === null ? '' : nameOf(act.by))}
								{act.said !== null && `: ${visible(act.said)}`}
								{act.withdrawn !== null && `, ${words.withdrawn(act.withdrawn.entry)}`}
							</li>
						))}
					</ul>
				</div>
			)}
			<Refused refusal={refusal} fields={['entry', 'reason']} />
		</ActDialogue>
	);
}
