/** Pausing, resuming and cancelling: each act by itself, its refusal kept for the screen. */
import { useState } from 'react';
import type { Refusal } from '../../shared/refusal';
import type { AcquisitionView } from '../../shared/views';
import { ask } from '../notebook';
import { useAct } from './useAct';
import { useJob } from './useJob';

export function useAcquisitionControl() {
	const pausing = useAct('acquisition.pause');
	const [refused, setRefused] = useState<Refusal | null>(null);
	const cancelling = useAct('acquisition.cancel');
	const checking = useJob('acquisition.verify');
	const named = ({ case: at, acquisition }: AcquisitionView) => ({ case: at, acquisition });
	const pause = async (views: readonly AcquisitionView[]) => {
		for (const view of views) await pausing.act(named(view));
	};
	// Resuming answers when the copy has ended, and several go on at once; nobody waits for that here.
	const resume = (view: AcquisitionView) => {
		void ask('acquisition.resume', named(view)).then((answer) => setRefused(answer.ok ? null : answer.refusal));
	};
	const resumeAll = (views: readonly AcquisitionView[]) => views.forEach(resume);
	const cancel = (view: AcquisitionView) => cancelling.act(named(view));
	const verify = (view: AcquisitionView) =>
		checking.act({ case: view.case, tag: view.tag, acquisition: view.acquisition });
	return {
		pause,
		resume,
		resumeAll,
		cancel,
		verify,
		cancelling: cancelling.busy,
		checking,
		refusal: pausing.refusal ?? refused ?? cancelling.refusal ?? checking.refusal,
	};
}

export type Control = ReturnType<typeof useAcquisitionControl>;
