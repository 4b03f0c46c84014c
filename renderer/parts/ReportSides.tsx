/** Beside the checks: who signed, the chains, what is withheld, and what none of this proves. */
import { BadgeCheck, CircleDashed } from 'lucide-react';
import type { VerifyReport } from '../../shared/views';
import { kindName } from '../words/kinds';
import { memberName } from '../words/members';
import { report as words } from '../words/report';
import { visible } from '../words/seen';
import { Cited } from './Cited';
import { Digest, Fingerprint } from './Digest';
import { Stamp } from './Stamp';

export function ReportSides({ report }: { readonly report: VerifyReport }) {
	return (
		<>
			<div className="is">
				<h2 className="lab">{words.signers}</h2>
				<ul className="col gap-5">
					{report.signers.length === 0 && <li className="dim">{words.noSigner}</li>}
					{report.signers.map((signer) => {
						const Icon = signer.trusted === null ? CircleDashed : BadgeCheck;
						return (
							<li key={`${signer.keyId} ${signer.signs}`} className="row-t">
								<span className={signer.trusted === null ? 'tone-warn' : 'tone-ok'}>
									<Icon className="ic" aria-hidden />
								</span>
								<div className="grow">
									<div className="med">{signer.name === null ? words.noName : visible(signer.name)}</div>
									<div className="t1 sec">
										{signer.signs === 'case file' ? words.signsFile : words.signsEntries}{' '}
										{signer.signedAt !== null && <Stamp at={signer.signedAt} />}
									</div>
									<div className="t1 sec">
										{signer.trusted === null ? words.unknown : words.trusted(visible(signer.trusted))}
									</div>
									<div className="t1">
										<Fingerprint
											text={signer.fingerprint}
											name={signer.name === null ? words.noName : visible(signer.name)}
										/>
									</div>
								</div>
							</li>
						);
					})}
				</ul>
			</div>
			<div className="is">
				<h2 className="lab">{words.chains}</h2>
				<ul className="col gap-4">
					{report.chains.map((chain) => (
						<li key={chain.chain}>
							<div className="med">{words.chain(visible(chain.letter), chain.entries)}</div>
							{chain.first !== null && chain.last !== null && (
								<div className="t1 sec">
									<Stamp at={chain.first} /> {words.to} <Stamp at={chain.last} />
								</div>
							)}
							{chain.head !== null && (
								<div className="t1 sec">
									{words.newest} <Digest hex={chain.head} />
								</div>
							)}
						</li>
					))}
				</ul>
				{report.anchored.map(({ letter, chain, sentence }) => (
					<p key={`${letter} ${chain}`} className="t1 sec">
						<Cited text={visible(sentence)} />
					</p>
				))}
			</div>
			<div className="is">
				<h2 className="lab">{words.withheld}</h2>
				<ul>
					{report.withheld.length === 0 && <li className="sec">{words.noneWithheld}</li>}
					{report.withheld.map((each) => (
						<li key={`${each.kind} ${each.member}`} className="row">
							<span className="grow ell">{`${kindName(visible(each.kind))}: ${memberName(visible(each.member), each.kind)}`}</span>
							<span className="mono dim">{each.count}</span>
						</li>
					))}
				</ul>
			</div>
			<div className="is is-last">
				<h2 className="lab">{words.notProven}</h2>
				<ul className="prm">
					{report.notProven.map((sentence) => (
						<li key={sentence}>
							<Cited text={visible(sentence)} />
						</li>
					))}
				</ul>
			</div>
		</>
	);
}
