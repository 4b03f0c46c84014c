/** A receipt that somebody kept, held against the case; where it shows a fork by one key, the proof to give to others. */
import { FileSearch, Save } from 'lucide-react';
import { useState } from 'react';
import type { CaseView, ReceiptChecked } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useFiles } from '../../hooks/useFiles';
import { Button } from '../../parts/Button';
import { Note } from '../../parts/Note';
import { Refused } from '../../parts/Refused';
import { outside as words } from '../../words/outside';
import { visible } from '../../words/seen';

export function CheckReceipt({ view, disabled }: { readonly view: CaseView; readonly disabled: boolean }) {
	const check = useAct('receipt.check');
	const place = useAct('file.place');
	const kept = useFiles('receipt', false);
	const [checked, setChecked] = useState<ReceiptChecked | null>(null);
	const busy = disabled || check.busy;
	const onCheck = async () => {
		setChecked(null);
		for (const { clear } of [check, place, kept]) clear();
		const [file] = await kept.pick();
		if (file) setChecked((await check.act({ case: view.case, file: file.ticket })) ?? null);
	};
	const onSave = async (of: ReceiptChecked) => {
		const target = await place.act({ purpose: 'receipt', suggestion: words.proofName(view.number) });
		if (target && of.file)
			setChecked((await check.act({ case: view.case, file: of.file, proofTo: target.ticket })) ?? null);
	};
	return (
		<>
			<div className="ex-oa">
				<Button icon={FileSearch} disabled={busy} onClick={() => void onCheck()}>
					{words.check}
				</Button>
				<span className="help">{words.checkAbout}</span>
			</div>
			<Refused refusal={check.refusal ?? place.refusal ?? kept.refusal} />
			{checked && (
				<Note tone={checked.state === 'reached' ? 'ok' : 'bad'} role="status">
					{visible(checked.sentence)} {checked.proof !== null && words.proofSaved(visible(checked.proof))}
				</Note>
			)}
			{checked?.file && (
				<div className="ex-oa">
					<Button icon={Save} disabled={busy} onClick={() => void onSave(checked)}>
						{words.saveProof}
					</Button>
					<span className="help">{words.saveProofAbout}</span>
				</div>
			)}
		</>
	);
}
