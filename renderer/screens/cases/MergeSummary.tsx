/** What a copy of a case brings, or brought: who signed it, each chain, what is new, what was refused or found. */
import { CircleAlert, CircleCheck, CircleDashed, CirclePlus } from 'lucide-react';
import type { ChainMergeView, MergeView } from '../../../shared/views';
import { State } from '../../parts/Badge';
import { type Column, Columns } from '../../parts/Columns';
import { Fingerprint } from '../../parts/Digest';
import { ExerciseMark } from '../../parts/ExerciseMark';
import { count } from '../../parts/measure';
import { Note } from '../../parts/Note';
import { kindName } from '../../words/kinds';
import { merge as words } from '../../words/merge';
import { visible } from '../../words/seen';

export function MergeSummary({ view }: { readonly view: MergeView }) {
	const { entries, disclosures, objects } = view.adds;
	return (
		<>
			<dl className="kv">
				<dt>{words.case}</dt>
				<dd>
					{view.exercise && <ExerciseMark />}{' '}
					<span className="mono med">{view.number === null ? words.withheld : visible(view.number)}</span>{' '}
					{view.title !== null && visible(view.title)}
				</dd>
				{view.signers.map((signer) => (
					<Signer key={signer.keyId} signer={signer} />
				))}
				<dt>{words.brings}</dt>
				<dd>{words.adds(words.entries(entries), words.members(disclosures), words.files(objects))}</dd>
				{view.news.length > 0 && (
					<>
						<dt>{words.news}</dt>
						<dd>
							<ul className="mg-n">
								{view.news.map(({ kind, count: times }) => (
									<li key={kind}>
										<span className="dim">{words.times(times)}</span>
										{visible(kindName(kind))}
									</li>
								))}
							</ul>
						</dd>
					</>
				)}
			</dl>
			<Chains chains={view.chains} />
			{view.findings.length > 0 && (
				<Note tone="warn">
					<p className="strong">{words.found}</p>
					<ul className="mg-f">
						{view.findings.map((finding) => (
							<li key={finding} className="wrap">
								{visible(finding)}
							</li>
						))}
					</ul>
				</Note>
			)}
		</>
	);
}

function Signer({ signer }: { readonly signer: MergeView['signers'][number] }) {
	return (
		<>
			<dt>{words.signed}</dt>
			<dd>
				<div className="row">
					{signer.name !== null && <span>{visible(signer.name)}</span>}
					<State
						tone={signer.trusted === null ? 'warn' : 'ok'}
						icon={signer.trusted === null ? CircleDashed : CircleCheck}
					>
						{signer.trusted === null ? words.stranger : words.trusted}
					</State>
				</div>
				<Fingerprint text={signer.fingerprint} />
			</dd>
		</>
	);
}

const CHAIN_COLUMNS: readonly Column[] = [
	{ name: words.chain },
	{ name: words.here, number: true },
	{ name: words.there, number: true },
	{ name: words.after },
];

function Chains({ chains }: { readonly chains: readonly ChainMergeView[] }) {
	return (
		<table className="tb" aria-label={words.chains}>
			<Columns of={CHAIN_COLUMNS} />
			<tbody>
				{chains.map((chain) => (
					<tr key={chain.chain}>
						<td>
							<span className="mono med">{chain.letter}</span> {chain.ours && <span className="dim">{words.ours}</span>}
						</td>
						<td className="num">{count(chain.here)}</td>
						<td className="num">{count(chain.there)}</td>
						<td>
							<After chain={chain} />
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

function After({ chain: { state, adds, discloses } }: { readonly chain: ChainMergeView }) {
	if (state === 'refused')
		return (
			<State tone="bad" icon={CircleAlert}>
				{words.states.refused}
			</State>
		);
	if (state === 'new')
		return (
			<State tone="ac" icon={CirclePlus}>
				{words.newWith(adds)}
			</State>
		);
	if (state !== 'grows') return <span className="sec">{words.states[state]}</span>;
	const grown = [...(adds > 0 ? [words.growsBy(adds)] : []), ...(discloses > 0 ? [words.discloses(discloses)] : [])];
	return (
		<State tone="ac" icon={CirclePlus}>
			{grown.join(', ')}
		</State>
	);
}
