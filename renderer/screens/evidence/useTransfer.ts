/**
 * A hand-over in the making: its terms, the releaser's passphrase once it was checked, the receiver's. It is recorded
 * when both have signed, or declined by the releaser; nothing of it outlives the dialog.
 */
import { useState } from 'react';
import type { CaseView, ItemView, Person } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useOnPaper } from './OnPaper';

interface Terms {
	readonly reason: string;
	readonly place: string;
	readonly condition: string;
}

interface TransferOf {
	readonly view: CaseView;
	readonly item: ItemView;
	/** Those who may receive it. */
	readonly receivers: readonly Person[];
	/** It was recorded or declined. */
	readonly onDone: () => void;
}

export function useTransfer({ view, item, receivers, onDone }: TransferOf) {
	const check = useAct('person.check');
	const record = useAct('custody.transfer');
	const decline = useAct('custody.decline');
	const paper = useOnPaper();
	const [to, setTo] = useState<string | null>(null);
	const [terms, setTerms] = useState<Terms>({ reason: '', place: '', condition: '' });
	const [from, setFrom] = useState({ passphrase: '', signed: false });
	const [receiving, setReceiving] = useState('');
	const receiver = receivers.find((person) => person.keyId === to) ?? null;
	const about = { case: view.case, tag: item.cite };
	const [reason, place, condition] = [terms.reason.trim(), terms.place.trim(), terms.condition.trim()];
	const agreed = receiver !== null && reason !== '';
	return {
		...{ receiver, setTo, terms, from, receiving, setReceiving, paper },
		setTerms: (more: Partial<Terms>) => setTerms((before) => ({ ...before, ...more })),
		/** Typed anew, it has to be checked anew. */
		setRelease: (passphrase: string) => setFrom({ passphrase, signed: false }),
		checking: check.busy,
		busy: check.busy || record.busy || decline.busy,
		notChecked: check.refusal,
		refusal: record.refusal ?? decline.refusal,
		mayRelease: agreed && from.passphrase !== '',
		mayRecord: from.signed && receiving !== '',
		release: async () => {
			if (!agreed || from.passphrase === '') return;
			if (await check.act({ ...about, person: item.holder.keyId, passphrase: from.passphrase }))
				setFrom({ ...from, signed: true });
		},
		record: async () => {
			if (!receiver || receiving === '' || !paper.ready) return;
			if (!(await check.act({ ...about, person: receiver.keyId, passphrase: receiving }))) return;
			const done = await record.act({
				...{ ...about, reason, to: receiver.keyId, fromPassphrase: from.passphrase, toPassphrase: receiving },
				...(place === '' ? {} : { place }),
				...(condition === '' ? {} : { condition }),
				...paper.said,
			});
			if (done) onDone();
		},
		decline: async () => {
			if (!receiver || reason === '') return;
			if (await decline.act({ ...about, reason, to: receiver.keyId, fromPassphrase: from.passphrase })) onDone();
		},
	};
}

export type Transfer = ReturnType<typeof useTransfer>;
