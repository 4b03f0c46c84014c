/** What was found when this entry was checked, and only that. */
import { CircleHelp, ShieldCheck, ShieldX } from 'lucide-react';
import type { EntryProof } from '../../../shared/views';
import { Stamp } from '../../parts/Stamp';
import { proof as words } from '../../words/proof';
import { visible } from '../../words/seen';

export function ProofVerdict({ proof: { entry, prev, next, members, checkedAt } }: { readonly proof: EntryProof }) {
	const { verdict } = entry;
	const Icon = verdict === 'verified' ? ShieldCheck : verdict === 'broken' ? ShieldX : CircleHelp;
	const name = verdict === 'verified' ? words.verified : verdict === 'broken' ? words.broken : words.notChecked;
	const about =
		verdict === 'verified'
			? words.verifiedAbout(
					entry.signers.length,
					(prev ? 1 : 0) + (next ? 1 : 0),
					members.filter((member) => member.disclosed).length,
					entry.files.filter((file) => file.object !== null).length,
				)
			: verdict === 'broken'
				? words.brokenAbout
				: words.notCheckedAbout;
	return (
		<div className="is">
			<div className={`vd vd-${verdict === 'not checked' ? 'none' : verdict}`}>
				<Icon className="ic" aria-hidden />
				<div>
					<div className="strong">{name}</div>
					<div className="t1 sec">
						{about} {words.checked} <Stamp at={checkedAt} />.
					</div>
				</div>
			</div>
			{entry.faults.map((fault, at) => (
				<dl key={`${fault.rule} ${String(at)}`} className="kv flt-l">
					<dt>{visible(fault.place)}</dt>
					<dd>{visible(fault.rule)}</dd>
					<dt>{words.expected}</dt>
					<dd className="mono wrap">{visible(fault.expected)}</dd>
					<dt>{words.found}</dt>
					<dd className="mono wrap">{visible(fault.found)}</dd>
				</dl>
			))}
		</div>
	);
}
