/** How far others could show that the case was not written anew, and what to give them: a receipt, a timestamp. */
import { FileKey, Stamp as StampIcon, Ticket } from 'lucide-react';
import { useState } from 'react';
import type { CaseView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useFiles } from '../../hooks/useFiles';
import { Button } from '../../parts/Button';
import { Cited } from '../../parts/Cited';
import { Refused } from '../../parts/Refused';
import { outside as words } from '../../words/outside';
import { visible } from '../../words/seen';
import { CheckReceipt } from './CheckReceipt';

export function Outside({ view, stopped }: { readonly view: CaseView; readonly stopped: boolean }) {
	const place = useAct('file.place');
	const save = useAct('receipt.save');
	const request = useAct('timestamp.request');
	const attach = useAct('timestamp.attach');
	const answers = useFiles('timestamp', false);
	const [done, setDone] = useState<string | null>(null);
	const busy = save.busy || request.busy || attach.busy;
	const begin = () => {
		setDone(null);
		for (const { clear } of [place, save, request, attach]) clear();
	};
	const onSave = async () => {
		begin();
		const target = await place.act({ purpose: 'receipt', suggestion: words.receiptName(view.number) });
		const saved = target && (await save.act({ case: view.case, to: target.ticket }));
		if (saved) setDone(words.saved(saved.entry, visible(saved.path)));
	};
	const onRequest = async () => {
		begin();
		const target = await place.act({ purpose: 'timestamp', suggestion: words.requestName(view.number) });
		const asked = target && (await request.act({ case: view.case, to: target.ticket }));
		if (asked) setDone(words.requested(asked.of, visible(asked.path)));
	};
	const onAttach = async () => {
		begin();
		const [file] = await answers.pick();
		answers.clear();
		const attached = file && (await attach.act({ case: view.case, file: file.ticket }));
		if (attached) {
			const { of, authority, at } = attached.timestamp;
			setDone(words.attached(of, visible(authority), at));
		}
	};
	return (
		<section className="ex-s" aria-label={words.title}>
			<div className="ex-sh">
				<span className="no">7</span>
				<h2>{words.title}</h2>
				<span className="dim ell" title={words.about}>
					{words.about}
				</span>
			</div>
			<div className="ex-o">
				<ul className="ex-os">
					{view.anchored.map(({ chain, sentence }) => (
						<li key={chain}>
							<Cited text={visible(sentence)} />
						</li>
					))}
				</ul>
				<div className="ex-oa">
					<Button icon={Ticket} disabled={busy || stopped} onClick={() => void onSave()}>
						{words.receipt}
					</Button>
					<span className="help">{words.receiptAbout}</span>
				</div>
				<CheckReceipt view={view} disabled={busy} />
				<div className="ex-oa">
					<Button icon={FileKey} disabled={busy || stopped} onClick={() => void onRequest()}>
						{words.request}
					</Button>
					<span className="help">{words.requestAbout}</span>
				</div>
				<div className="ex-oa">
					<Button icon={StampIcon} disabled={busy || stopped} onClick={() => void onAttach()}>
						{words.attach}
					</Button>
					<span className="help">{words.attachAbout}</span>
				</div>
				<Refused refusal={place.refusal ?? save.refusal ?? request.refusal ?? attach.refusal ?? answers.refusal} />
				{done !== null && (
					<p className="med" role="status">
						{done}
					</p>
				)}
			</div>
		</section>
	);
}
