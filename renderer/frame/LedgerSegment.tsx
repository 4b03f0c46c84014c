/** How the ledger stands: of the case at hand, else all ledgers of the notebook. */
import { CircleDashed, LoaderCircle, Lock, ShieldAlert, ShieldCheck, ShieldX } from 'lucide-react';
import type { CaseView, NotebookStatus } from '../../shared/views';
import { Stamp } from '../parts/Stamp';
import { strip } from '../words/frame';
import { rollback } from '../words/rollback';
import { visible } from '../words/seen';
import { Faults } from './Faults';
import { LedgersSegment } from './LedgersSegment';
import { StripSegment } from './StripSegment';

export function LedgerSegment({
	status,
	view,
}: {
	readonly status: NotebookStatus | null;
	readonly view: CaseView | null;
}) {
	if (!status) return <Plain icon={LoaderCircle} words={strip.reading} />;
	if (status.state === 'absent') return <Plain icon={CircleDashed} words={strip.noLedger} />;
	if (status.state === 'in-use') return <Plain icon={Lock} words={strip.inUse} />;
	if (status.state === 'locked') return <Plain icon={Lock} words={strip.locked} />;
	if (!view) return <LedgersSegment verification={status.verification} />;
	return (
		<>
			<OfCase view={view} />
			{/* Where another ledger is broken, this case's being intact is not the whole truth. */}
			{status.verification.state === 'broken' && view.verification.verdict === 'intact' && (
				<LedgersSegment verification={status.verification} />
			)}
		</>
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

function Plain({ icon, words }: { readonly icon: typeof Lock; readonly words: string }) {
	const Icon = icon;
	return (
		<div className="ss">
			<Icon className="ic" aria-hidden />
			<b>{words}</b>
		</div>
	);
}
