/**
 * Always there: how the ledger stands, its head, the clock, who signs, the network, what is not sealed. It says only
 * what was checked, and a failed state stays until it is resolved.
 */
import { Clock, Fingerprint as FingerprintIcon, HardDrive, User, WifiOff } from 'lucide-react';
import type { CaseView, NotebookStatus } from '../../shared/views';
import { useNow } from '../hooks/useNow';
import { CopyButton, Digest, Fingerprint } from '../parts/Digest';
import { offsetHere, offsetText } from '../parts/measure';
import { Stamp } from '../parts/Stamp';
import { strip } from '../words/frame';
import { visible } from '../words/seen';
import { DraftSegment } from './DraftSegment';
import { LedgerSegment } from './LedgerSegment';
import { StripSegment } from './StripSegment';

export function IntegrityStrip({
	status,
	view,
}: {
	readonly status: NotebookStatus | null;
	readonly view: CaseView | null;
}) {
	const mine = view?.heads.find((head) => head.mine);
	const head = view
		? mine
			? { ref: `${mine.letter}-${mine.seq}`, digest: mine.digest }
			: null
		: status?.head
			? { ref: `${status.head.seq}`, digest: status.head.digest }
			: null;
	return (
		<section className="strip" aria-label={strip.name} data-pane>
			{status?.readOnly && (
				<StripSegment icon={HardDrive} tone="bad" name={strip.readOnly} label={<b>{strip.readOnly}</b>}>
					<p>{visible(status.readOnly)}</p>
				</StripSegment>
			)}
			<LedgerSegment status={status} view={view} />
			{head && (
				<StripSegment
					icon={FingerprintIcon}
					name={strip.head}
					label={
						<span>
							{strip.head} <span className="mono">{head.digest.slice(0, 8)}</span>
						</span>
					}
					beside={<CopyButton text={head.digest} what={strip.headHash} />}
				>
					<h2 className="lab">{strip.headOf(head.ref)}</h2>
					<p className="mono wrap">{head.digest}</p>
					<p className="sec">{strip.headDetail}</p>
					{view && view.heads.length > 1 && (
						<>
							<h2 className="lab">{strip.heads}</h2>
							<ul className="col gap-2">
								{view.heads.map((each) => (
									<li key={each.chain} className="row">
										<span className="mono">{`${each.letter}-${each.seq}`}</span>
										<Digest hex={each.digest} />
										{each.mine && <span className="dim t1">{strip.mine}</span>}
									</li>
								))}
							</ul>
						</>
					)}
				</StripSegment>
			)}
			<ClockSegment status={status} />
			<StripSegment
				icon={User}
				name={strip.handler}
				label={
					status?.me ? (
						<span>
							<b>{visible(status.me.name ?? '')}</b> <span className="mono opt">{status.me.keyId.slice(0, 8)}</span>
						</span>
					) : (
						<span>{strip.noHandler}</span>
					)
				}
			>
				{status?.me ? (
					<>
						<h2 className="t4">{visible(status.me.name ?? '')}</h2>
						<p className="sec">
							{[status.me.title, status.me.organization]
								.filter((text) => text !== null)
								.map((text) => visible(text))
								.join(', ')}
						</p>
						<h3 className="lab">{strip.fingerprint}</h3>
						<Fingerprint text={status.me.fingerprint} />
						<p className="dim t1">{`${strip.keyKind}: ${strip.rsa}`}</p>
					</>
				) : (
					<p>{strip.noHandler}</p>
				)}
			</StripSegment>
			<StripSegment icon={WifiOff} name={strip.network} className="push" label={<span>{strip.network}</span>}>
				<p>{strip.networkDetail}</p>
			</StripSegment>
			<DraftSegment status={status} view={view} />
		</section>
	);
}

function ClockSegment({ status }: { readonly status: NotebookStatus | null }) {
	const now = useNow().toISOString();
	return (
		<StripSegment
			icon={Clock}
			name={strip.clock}
			label={
				<span>
					<span className="opt">{strip.clock} </span>
					<Stamp at={now} />
				</span>
			}
		>
			<dl className="kv">
				<dt>{strip.zone}</dt>
				<dd>{status?.clock.zone ?? ''}</dd>
				<dt>{strip.offset}</dt>
				<dd className="mono">{offsetText(status?.clock.offset ?? offsetHere(now))}</dd>
				<dt>{strip.monotonic}</dt>
				<dd>{status?.clock.monotonic ?? ''}</dd>
			</dl>
			<p className="sec">{strip.clockDetail}</p>
		</StripSegment>
	);
}
