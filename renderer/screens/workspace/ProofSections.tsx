/** Who signed, when, and to which members the entry's head commits. */
import { Check, EyeOff, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CountersignatureView, EntryProof, EntryView } from '../../../shared/views';
import { Digest } from '../../parts/Digest';
import { memberValue } from '../../parts/memberValue';
import { SignerName } from '../../parts/SignerName';
import { LocalStamp, Stamp } from '../../parts/Stamp';
import { countersign } from '../../words/countersign';
import { memberName } from '../../words/members';
import { proof as words } from '../../words/proof';
import { visible } from '../../words/seen';

interface SignaturesProps {
	readonly entry: EntryView;
	readonly onGo: (ref: string) => void;
	/** What adds one. */
	readonly act?: ReactNode;
}

export function Signatures({ entry, onGo, act }: SignaturesProps) {
	const Icon = entry.verdict === 'broken' ? X : Check;
	return (
		<div className="is">
			<h3 className="lab">{words.signatures}</h3>
			<ul className="col gap-4">
				{entry.signers.map((signer, at) => (
					<li key={signer.keyId} className="row-t">
						<span className={entry.verdict === 'broken' ? 'tone-bad' : 'tone-ok'}>
							<Icon className="ic" aria-hidden />
						</span>
						<div className="grow">
							<div>
								<SignerName signer={signer} />, {at === 0 ? words.author : words.cosigner}
							</div>
							<div className="t1 dim">
								{words.key} <Digest hex={signer.keyId} what="key id" />
							</div>
						</div>
					</li>
				))}
				{entry.countersigned.map((each) => (
					<Countersignature key={each.entry} of={each} onGo={onGo} />
				))}
			</ul>
			{act && <div className="row is-a">{act}</div>}
		</div>
	);
}

/** One that counts is ticked like a signer's; one that does not says why. */
function Countersignature({
	of: { entry, name, role, remark, weak },
	onGo,
}: {
	readonly of: CountersignatureView;
	readonly onGo: (ref: string) => void;
}) {
	return (
		<li className="row-t">
			<span className={weak === null ? 'tone-ok' : 'tone-warn'}>
				{weak === null ? <Check className="ic" aria-hidden /> : <TriangleAlert className="ic" aria-hidden />}
			</span>
			<div className="grow">
				<div>
					{visible(name)}, {countersign.as[role]},{' '}
					<button type="button" className="lnk mono nw" onClick={() => onGo(entry)}>
						{entry}
					</button>
				</div>
				{weak !== null && <div className="t1">{countersign.weak(weak)}</div>}
				{remark !== null && <div className="t1 sec wrap">{visible(remark)}</div>}
			</div>
		</li>
	);
}

export function Times({ entry: { head, body, clock } }: { readonly entry: EntryView }) {
	const { observedAt, observedLocal, accuracyMs } = body;
	return (
		<div className="is">
			<h3 className="lab">{words.time}</h3>
			<dl className="kv">
				{typeof observedAt === 'string' && (
					<>
						<dt>{words.observed}</dt>
						<dd>
							<Stamp at={observedAt} offset={head.offset} {...(typeof accuracyMs === 'number' ? { accuracyMs } : {})} />
						</dd>
					</>
				)}
				{typeof observedLocal === 'string' && (
					<>
						<dt>{words.observed}</dt>
						<dd>
							<LocalStamp at={observedLocal} {...(typeof accuracyMs === 'number' ? { accuracyMs } : {})} />
						</dd>
					</>
				)}
				<dt>{words.entered}</dt>
				<dd>
					<Stamp at={head.at} offset={head.offset} />
				</dd>
				<dt>{words.zone}</dt>
				<dd>{visible(head.zone)}</dd>
				<dt>{words.clock}</dt>
				<dd className={clock ? 'tone-warn' : ''}>{clock ? visible(clock.sentence) : words.noStep}</dd>
			</dl>
		</div>
	);
}

export function Members({ proof: { entry, members } }: { readonly proof: EntryProof }) {
	return (
		<div className="is is-last">
			<h3 className="lab">{words.members}</h3>
			<p className="help">{words.membersAbout}</p>
			<ul className="mem">
				{members.map((member) => (
					<li key={member.name}>
						<div className="row">
							<span className="med ell grow">{memberName(member.name, entry.kind)}</span>
							{!member.disclosed && (
								<span className="rd2">
									<EyeOff className="ic ic-s" aria-hidden />
									{words.withheld}
								</span>
							)}
							<Digest hex={member.digest} />
						</div>
						{member.disclosed && (
							<p className="sec mem-v">
								{memberValue(entry.body[member.name], entry.corrects ?? entry.countersigns, {
									kind: entry.kind,
									name: member.name,
								})}
							</p>
						)}
					</li>
				))}
			</ul>
		</div>
	);
}
