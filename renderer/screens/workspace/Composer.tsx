/** The draft: dashed, because it is not in the ledger. It is kept as it is typed and sealed by Ctrl Enter. */
import { Paperclip, Stamp as SealIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ArrivedFile, CaseView, PhaseId } from '../../../shared/views';
import { useAttachments } from '../../hooks/useAttachments';
import { saidIn, type Typed, useDraft } from '../../hooks/useDraft';
import { useEarlyPress } from '../../hooks/useEarlyPress';
import { useJob } from '../../hooks/useJob';
import { dialogOpen, useKeys } from '../../hooks/useKeys';
import { useStanding, useTellStanding } from '../../hooks/useStanding';
import { usePreferences } from '../../hooks/useStatus';
import { Button } from '../../parts/Button';
import { ByWhom, ByWhomButton } from '../../parts/ByWhom';
import { DiscardDraft } from '../../parts/DiscardDraft';
import { DraftFiles } from '../../parts/DraftFiles';
import { FileDrop } from '../../parts/FileDrop';
import { Progress } from '../../parts/Progress';
import { lateBy, pointsOut } from '../../parts/pointsOut';
import { Refused } from '../../parts/Refused';
import { visible } from '../../words/seen';
import { composer as words } from '../../words/workspace';
import { quick } from '../../words/writing';
import { ComposerFields } from './ComposerFields';
import { ComposerHead } from './ComposerHead';
import { isUnsaid, LateReason } from './LateReason';
import { SealConfirm } from './SealConfirm';

const ASKS_FROM = 200;

interface Asking {
	readonly points: readonly string[];
	readonly lateMs: number | null;
}

export function Composer({ view, phase }: { readonly view: CaseView; readonly phase: PhaseId | null }) {
	const {
		typed,
		change,
		empty,
		sealed: wasSealed,
		keep,
		ready,
		refusal: notKept,
	} = useDraft(view.case, view.phase ?? 'da');
	const { confirmed } = useStanding();
	const { setConfirmed } = useTellStanding();
	const lateAfter = usePreferences().value?.lateAfterMinutes ?? 60;
	const files = useAttachments((file: ArrivedFile) =>
		change((before) => ({ attachments: [...before.attachments, file] })),
	);
	const write = useJob('note.write');
	const [asking, setAsking] = useState<Asking | null>(null);
	const [discarding, setDiscarding] = useState(false);
	const [sealed, setSealed] = useState<string | null>(null);
	/** From the press on: what is typed after it would go with what is sealed. */
	const [sealing, setSealing] = useState(false);
	// Choosing a phase on the rail is choosing where to write.
	useEffect(() => {
		if (phase !== null && ready) change({ phase });
	}, [phase, ready, change]);
	const mine = view.heads.find((head) => head.mine);
	const next = `${mine?.letter ?? 'A'}-${(mine?.seq ?? 0) + 1}`;
	const names = [...new Set(view.people.flatMap(({ name }) => (name === null ? [] : visible(name))))];
	const blank = typed.text.trim() === '';
	const lateMs = lateBy(typed.observedAt, Date.now(), lateAfter);
	const waits = files.arriving.length > 0;
	const mayNot = blank || sealing || waits;
	const sealNow = async (says: Partial<Typed> = {}) => {
		setAsking(null);
		setConfirmed(true);
		const timely = lateMs === null ? { lateBecause: null, notLateBecause: null } : {};
		const said = saidIn({ ...typed, ...says, ...timely });
		setSealing(true);
		try {
			// No save may come after the seal, with words that are sealed by then.
			await keep();
			const receipt = await write.act({ case: view.case, ...said, draft: true });
			if (!receipt) return;
			setSealed(receipt.ref);
			files.clear();
			wasSealed(typed);
		} finally {
			setSealing(false);
		}
	};
	const seal = () => {
		if (mayNot) return;
		const points = pointsOut(typed, Date.now());
		const unsaid = isUnsaid(typed) ? lateMs : null;
		if (confirmed && points.length === 0 && unsaid === null) void sealNow();
		else setAsking({ points, lateMs: unsaid });
	};
	const early = useEarlyPress(ready, typed.text, seal);
	const discard = () => {
		setDiscarding(false);
		files.clear();
		empty();
	};
	const holds = !blank || typed.attachments.length > 0;
	const says = waits ? quick.waits : early.waits ? quick.early : early.passed ? quick.passed : words.needsText;
	useKeys({ 'Ctrl+Enter': () => !dialogOpen() && early.press() });
	return (
		<FileDrop onFiles={(dropped) => void files.take(dropped)}>
			<section className="cmp" aria-label={words.name}>
				<ComposerHead blank={!holds} sealed={sealed} />
				<ComposerFields typed={typed} change={change} />
				{lateMs !== null && <LateReason byMs={lateMs} typed={typed} change={change} />}
				<ByWhom typed={typed} people={names} onChange={change} />
				<textarea
					className="cmp-t"
					aria-label={words.text}
					placeholder={words.placeholder}
					value={typed.text}
					readOnly={sealing}
					onChange={(event) => {
						setSealed(null);
						change({ text: event.target.value });
					}}
				/>
				<DraftFiles
					files={typed.attachments}
					arriving={files.arriving}
					disabled={sealing}
					onRemove={(file) => change({ attachments: typed.attachments.filter((each) => each !== file) })}
					onStop={files.stop}
				/>
				{write.busy && typed.attachments.length > 0 && (
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
					<Button size="s" icon={Paperclip} disabled={sealing} onClick={() => void files.pick()}>
						{words.attach}
					</Button>
					<ByWhomButton typed={typed} disabled={sealing} onChange={change} />
					<span className="push" />
					<span className="t1 dim" role="status">
						{(blank || waits || early.waits || early.passed) && says}
					</span>
					{holds && (
						<Button
							size="s"
							tone="quiet"
							disabled={sealing}
							onClick={() => (typed.text.length > ASKS_FROM ? setDiscarding(true) : discard())}
						>
							{words.discard}
						</Button>
					)}
					<Button size="s" tone="primary" icon={SealIcon} keys="Ctrl Enter" disabled={mayNot} onClick={early.press}>
						{words.seal}
					</Button>
				</div>
			</section>
			{asking && (
				<SealConfirm {...asking} next={next} onSeal={(says) => void sealNow(says)} onBack={() => setAsking(null)} />
			)}
			{discarding && <DiscardDraft onDiscard={discard} onKeep={() => setDiscarding(false)} />}
		</FileDrop>
	);
}
