/** How the ledger stands: of the case at hand, else of the notebook since the last full check. */
import { CircleDashed, LoaderCircle, Lock, ShieldAlert, ShieldCheck, ShieldX } from 'lucide-react';
import type { CaseView, Fault, NotebookStatus } from '../../shared/views';
import { usePlace } from '../hooks/usePlace';
import { useStanding } from '../hooks/useStanding';
import { Button } from '../parts/Button';
import { Stamp } from '../parts/Stamp';
import { strip } from '../words/frame';
import { rollback } from '../words/rollback';
import { visible } from '../words/seen';
import { StripSegment } from './StripSegment';

export function LedgerSegment({
	status,
	view,
}: {
	readonly status: NotebookStatus | null;
	readonly view: CaseView | null;
}) {
	const { check } = useStanding();
	if (!status) return <Plain icon={LoaderCircle} words={strip.reading} />;
	if (status.state === 'absent') return <Plain icon={CircleDashed} words={strip.noLedger} />;
	if (status.state === 'in-use') return <Plain icon={Lock} words={strip.inUse} />;
	if (status.state === 'locked') return <Plain icon={Lock} words={strip.locked} />;
	if (view) return <OfCase view={view} />;
	if (!check) {
		return (
			<StripSegment icon={CircleDashed} name={strip.notChecked} label={<b>{strip.notChecked}</b>}>
				<p>{strip.notCheckedDetail}</p>
				<ToVerify />
			</StripSegment>
		);
	}
	const holds = check.report.verdict === 'intact' || check.report.verdict === 'intact, signer unknown';
	return (
		<StripSegment
			icon={holds ? ShieldCheck : ShieldX}
			tone={holds ? 'ok' : 'bad'}
			name={strip.notebookIntact}
			label={<b>{holds ? strip.notebookIntact : strip.notebookNot}</b>}
		>
			<p>
				{strip.checkedAt} <Stamp at={check.at} />
			</p>
			<Faults faults={check.report.checks.flatMap((each) => each.faults)} />
			<ToVerify />
		</StripSegment>
	);
}

function OfCase({ view }: { readonly view: CaseView }) {
	const { verdict, faults, checked, at } = view.verification;
	const mine = view.heads.find((head) => head.mine) ?? view.heads[0];
	const places = [...new Set(faults.map((fault) => fault.place))];
	// A loss stays a remark for ever, also once it is acknowledged.
	const said = view.lost.filter((loss) => loss.acknowledgedIn !== null);
	return (
		<StripSegment
			icon={verdict !== 'intact' ? ShieldX : said.length > 0 ? ShieldAlert : ShieldCheck}
			tone={verdict !== 'intact' ? 'bad' : said.length > 0 ? 'warn' : 'ok'}
			name={strip.intact}
			label={
				verdict === 'intact' ? (
					<span>
						<b>{strip.intact}</b> {mine && strip.to(`${mine.letter}-${mine.seq}`)}
						{said.length > 0 && `, ${rollback.remarks(said.length)}`}
					</span>
				) : (
					<b>
						{strip.broken(
							places
								.slice(0, 3)
								.map((place) => visible(place))
								.join(', '),
						)}
					</b>
				)
			}
		>
			<p>{strip.ledgerDetail(checked)}</p>
			<p className="dim">
				{strip.checkedAt} <Stamp at={at} />
			</p>
			{said.map((loss) => (
				<p key={loss.entries} className="wrap">
					{rollback.acknowledged(visible(loss.entries), loss.acknowledgedIn ?? '')}
				</p>
			))}
			<Faults faults={faults} />
			{verdict === 'broken' && <p className="sec">{strip.brokenNext}</p>}
		</StripSegment>
	);
}

function Faults({ faults }: { readonly faults: readonly Fault[] }) {
	if (faults.length === 0) return null;
	return (
		<>
			<h2 className="lab">{strip.faults}</h2>
			<ul className="col gap-2">
				{faults.slice(0, 6).map((fault, index) => (
					<li key={`${fault.place} ${fault.rule} ${String(index)}`}>
						<span className="mono">{visible(fault.place)}</span> {visible(fault.rule)}
					</li>
				))}
				{faults.length > 6 && <li className="dim">{strip.faultsMore(faults.length - 6)}</li>}
			</ul>
		</>
	);
}

function ToVerify() {
	const { go } = usePlace();
	return (
		<Button size="s" onClick={() => go({ at: 'verify' })}>
			{strip.verifyNow}
		</Button>
	);
}

function Plain({ icon, words }: { readonly icon: typeof Lock; readonly words: string }) {
	const Icon = icon;
	return (
		<div className="ss">
			<Icon className="ic" aria-hidden />
			<b>{words}</b>
		</div>
	);
}
