/** Asks once before an acquisition ends for good. */
import { CircleX } from 'lucide-react';
import type { AcquisitionView } from '../../../shared/views';
import type { Control } from '../../hooks/useAcquisitionControl';
import { Button } from '../../parts/Button';
import { Dialogue } from '../../parts/Dialogue';
import { Refused } from '../../parts/Refused';
import { acquire as words } from '../../words/acquire';
import { visible } from '../../words/seen';

interface CancelProps {
	readonly view: AcquisitionView;
	readonly control: Control;
	readonly onClose: () => void;
}

export function CancelAcquisition({ view, control, onClose }: CancelProps) {
	const cancel = async () => {
		if (await control.cancel(view)) onClose();
	};
	return (
		<Dialogue
			title={words.cancelTitle(visible(view.tag))}
			mayClose={!control.cancelling}
			onClose={onClose}
			onSubmit={() => void cancel()}
			foot={
				<>
					<span className="push" />
					<Button tone="quiet" keys="Esc" disabled={control.cancelling} onClick={onClose} autoFocus>
						{words.keep}
					</Button>
					<Button type="submit" tone="bad" icon={CircleX} keys="Ctrl Enter" disabled={control.cancelling}>
						{words.cancelNow}
					</Button>
				</>
			}
		>
			<p>{words.cancelAbout}</p>
			<Refused refusal={control.refusal} />
		</Dialogue>
	);
}
