/** The draft: dashed, because it is not in the ledger. It is kept as it is typed and sealed by Ctrl Enter. */
import { Paperclip, PencilLine, Stamp as SealIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Takes } from '../../../shared/contract';
import type { CaseView, PhaseId } from '../../../shared/views';
import type { Instant } from '../../../shared/vocabulary';
import { useFiles } from '../../hooks/useFiles';
import { useJob } from '../../hooks/useJob';
import { dialogOpen, useKeys } from '../../hooks/useKeys';
import { useStanding } from '../../hooks/useStanding';
import { Badge } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { FileChip } from '../../parts/FileChip';
import { FileDrop } from '../../parts/FileDrop';
import { Progress } from '../../parts/Progress';
import { Refused } from '../../parts/Refused';
import { Stamp } from '../../parts/Stamp';
import { composer as words } from '../../words/workspace';
import { type Accuracy, ComposerFields } from './ComposerFields';
import { pointsOut } from './checks';
import { DiscardDraft } from './DiscardDraft';
import { SealConfirm } from './SealConfirm';
import { useDraft } from './useDraft';

const ASKS_FROM = 200;

export function Composer({ view, phase }: { readonly view: CaseView; readonly phase: PhaseId | null }) {
	const { typed, change, empty, ready, refusal: notKept } = useDraft(view.case, view.phase ?? 'da');
	const { draft, confirmed, setConfirmed } = useStanding();
	const files = useFiles('attachment');
	const write = useJob('note.write');
	const [accuracy, setAccuracy] = useState<Accuracy>('none');
	const [asking, setAsking] = useState<readonly string[] | null>(null);
	const [discarding, setDiscarding] = useState(false);
	const [sealed, setSealed] = useState<string | null>(null);
	// Choosing a phase on the rail is choosing where to write.
	useEffect(() => {
		if (phase !== null && ready) change({ phase });
	}, [phase, ready, change]);
	const mine = view.heads.find((head) => head.mine);
	const next = `${mine?.letter ?? 'A'}-${(mine?.seq ?? 0) + 1}`;
	const blank = typed.text.trim() === '';
	const sealNow = async () => {
		setAsking(null);
		setConfirmed(true);
		const input: Takes<'note.write'> = {
			case: view.case,
			phase: typed.phase,
			text: typed.text,
			...(typed.observedAt === null ? {} : { observedAt: typed.observedAt as Instant }),
			...(typed.observedAt === null || accuracy === 'none' ? {} : { accuracyMs: Number(accuracy) }),
			...(files.files.length > 0 ? { attachments: files.files.map((file) => file.ticket) } : {}),
		};
		const receipt = await write.act(input);
		if (!receipt) return;
		setSealed(receipt.ref);
		files.clear();
		setAccuracy('none');
		empty();
	};
	const seal = () => {
		if (blank || write.busy || !ready) return;
		const points = pointsOut(typed, Date.now());
		if (confirmed && points.length === 0) void sealNow();
		else setAsking(points);
	};
	const discard = () => {
		setDiscarding(false);
		files.clear();
		empty();
	};
	useKeys({ 'Ctrl+Enter': () => !dialogOpen() && seal() });
	return (
		<FileDrop onFiles={(dropped) => void files.drop(dropped)}>
			<section className="cmp" aria-label={words.name}>
				<div className="cmp-h">
					<Badge tone="draft" icon={PencilLine}>
						{words.draft}
					</Badge>
					<span className="t1 dim" role="status">
						{sealed !== null && blank ? (
							words.sealed(sealed)
						) : draft.is === 'saved' ? (
							<>
								{words.saved} <Stamp at={draft.at} show="time" />
							</>
						) : draft.is === 'changed' && !blank ? (
							words.saving
						) : blank ? (
							words.nothing
						) : (
							''
						)}
					</span>
					<span className="push t1 dim ell">{words.timeSet}</span>
				</div>
				<ComposerFields typed={typed} change={change} accuracy={accuracy} onAccuracy={setAccuracy} />
				<textarea
					className="cmp-t"
					aria-label={words.text}
					placeholder={words.placeholder}
					value={typed.text}
					disabled={!ready}
					readOnly={write.busy}
					onChange={(event) => {
						setSealed(null);
						change({ text: event.target.value });
					}}
				/>
				{files.files.length > 0 && (
					<div className="cmp-a">
						{files.files.map((file) => (
							<FileChip
								key={file.ticket}
								name={file.name}
								sizeBytes={file.sizeBytes}
								onRemove={() => files.remove(file)}
							/>
						))}
					</div>
				)}
				{write.busy && files.files.length > 0 && (
					<div className="cmp-a">
						<Progress
							progress={write.progress}
							what={words.sealing}
							onCancel={write.cancel}
							cancelWord={words.cancel}
						/>
					</div>
				)}
				<Refused refusal={write.refusal ?? files.refusal ?? notKept} />
				<div className="cmp-b">
					<Button size="s" icon={Paperclip} disabled={write.busy} onClick={() => void files.pick()}>
						{words.attach}
					</Button>
					<span className="push" />
					{blank ? (
						<span className="t1 dim">{words.needsText}</span>
					) : (
						<Button
							size="s"
							tone="quiet"
							disabled={write.busy}
							onClick={() => (typed.text.length > ASKS_FROM ? setDiscarding(true) : discard())}
						>
							{words.discard}
						</Button>
					)}
					<Button
						size="s"
						tone="primary"
						icon={SealIcon}
						keys="Ctrl Enter"
						disabled={blank || write.busy || !ready}
						onClick={seal}
					>
						{words.seal}
					</Button>
				</div>
			</section>
			{asking && (
				<SealConfirm next={next} points={asking} onSeal={() => void sealNow()} onBack={() => setAsking(null)} />
			)}
			{discarding && <DiscardDraft onDiscard={discard} onKeep={() => setDiscarding(false)} />}
		</FileDrop>
	);
}
