/** A phase is entered or left, for a reason. */
import type { CaseView, HostGroupView, PhaseId } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ReasonDialog } from '../../parts/ReasonDialog';
import { moving as words } from '../../words/handling';
import { phaseName } from '../../words/phases';
import { visible } from '../../words/seen';

interface PhaseMoveProps {
	readonly view: CaseView;
	readonly group: HostGroupView | null;
	readonly phase: PhaseId;
	readonly act: 'enter' | 'leave';
	readonly onClose: () => void;
}

export function PhaseMove({ view, group, phase, act, onClose }: PhaseMoveProps) {
	const send = useAct(act === 'enter' ? 'phase.enter' : 'phase.leave');
	const submit = async (reason: string) => {
		const of = group ? { group: group.group } : {};
		if (await send.act({ case: view.case, phase, reason, ...of })) onClose();
	};
	return (
		<ReasonDialog
			title={words[act](phaseName(phase))}
			about={words.about(group === null ? null : visible(group.name))}
			label={words.reason}
			act={words.act[act]}
			busy={send.busy}
			refusal={send.refusal}
			onSeal={(reason) => void submit(reason)}
			onClose={onClose}
		/>
	);
}
