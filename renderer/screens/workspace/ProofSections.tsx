/** Who signed, when, and to which members the entry's head commits. */
import { Check, EyeOff, X } from 'lucide-react';
import type { EntryProof, EntryView } from '../../../shared/views';
import { Digest } from '../../parts/Digest';
import { memberValue } from '../../parts/memberValue';
import { SignerName } from '../../parts/SignerName';
import { LocalStamp, Stamp } from '../../parts/Stamp';
import { memberName } from '../../words/members';
import { proof as words } from '../../words/proof';
import { visible } from '../../words/seen';

export function Signatures({ entry }: { readonly entry: EntryView }) {
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
			</ul>
		</div>
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
								{memberValue(entry.body[member.name], entry.corrects, { kind: entry.kind, name: member.name })}
							</p>
						)}
					</li>
				))}
			</ul>
		</div>
	);
}
