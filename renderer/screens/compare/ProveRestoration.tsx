/**
 * The proof that a system was restored: it equals the baseline except where each exception says why. Two people sign
 * one entry; nothing is recorded before both passphrases were right.
 */
import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { ComparisonView, ProofView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { useStatus } from '../../hooks/useStatus';
import { ActDialogue } from '../../parts/ActDialogue';
import { Choice } from '../../parts/Choice';
import { PassphraseBox, TextBox } from '../../parts/Field';
import { count } from '../../parts/measure';
import { Note } from '../../parts/Note';
import { Recorded } from '../../parts/Recorded';
import { Refused, refusedFor } from '../../parts/Refused';
import { nameOf } from '../../parts/SignerName';
import { Waiting } from '../../parts/Waiting';
import { proof as words } from '../../words/compare';
import { visible } from '../../words/seen';
import { type Exception, Exceptions, NO_EXCEPTION } from './Exceptions';

interface ProveProps {
	readonly comparison: ComparisonView;
	readonly onClose: () => void;
}

/** More differences than this are excepted by pattern, not one by one. */
const ONE_BY_ONE = 20;

export function ProveRestoration({ comparison, onClose }: ProveProps) {
	const { act, busy, refusal } = useAct('restoration.prove');
	const me = useStatus().value?.me ?? null;
	const people = useAnswer('person.list', {}).value ?? [];
	const named = { case: comparison.case, comparison: comparison.comparison };
	const { value: rows, waiting } = useAnswer('comparison.rows', { ...named, from: 0, count: ONE_BY_ONE });
	const [typed, setTyped] = useState<readonly Exception[] | null>(null);
	const [statement, setStatement] = useState('');
	const [passphrase, setPassphrase] = useState('');
	const [witness, setWitness] = useState<string | null>(null);
	const [witnessPassphrase, setWitnessPassphrase] = useState('');
	const [done, setDone] = useState<ProofView | null>(null);
	const different = comparison.rows - comparison.counts.unchanged;
	const offered: readonly Exception[] =
		different === 0
			? []
			: rows && rows.total <= ONE_BY_ONE
				? rows.rows.map((row) => ({ id: row.row, path: row.path, reason: '' }))
				: [NO_EXCEPTION];
	const exceptions = typed ?? offered;
	const others = people.filter((each) => each.signsHere && each.revoked === null && each.keyId !== me?.keyId);
	const second = others.find((each) => each.keyId === witness) ?? (others.length === 1 ? others[0] : undefined);
	const ready =
		!waiting &&
		passphrase !== '' &&
		witnessPassphrase !== '' &&
		second !== undefined &&
		exceptions.every((each) => each.path.trim() !== '' && each.reason.trim() !== '');
	const sign = async () => {
		if (!ready || busy || !second) return;
		const proved = await act({
			...named,
			except: exceptions.map(({ path, reason }) => ({ path: path.trim(), reason: reason.trim() })),
			...(statement.trim() === '' ? {} : { statement: statement.trim() }),
			passphrase,
			witness: second.keyId,
			witnessPassphrase,
		});
		if (proved) setDone(proved);
	};
	if (done)
		return (
			<Recorded title={words.done} receipts={[{ where: words.inCase, receipt: done.receipt }]} onClose={onClose}>
				{words.doneAbout(count(done.excepted), done.signers.map((each) => visible(each)).join(', '))}
			</Recorded>
		);
	return (
		<ActDialogue
			title={words.title}
			about={words.about}
			width={860}
			words={{
				doing: words.doing,
				needs: others.length === 0 ? '' : words.needs,
				cancel: words.cancel,
				act: words.sign,
			}}
			icon={ShieldCheck}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void sign()}
		>
			<p>{different === 0 ? words.equal : words.differences(count(different))}</p>
			{different > 0 && (waiting ? <Waiting /> : <Exceptions value={exceptions} onChange={setTyped} />)}
			<TextBox
				label={words.statement}
				optional
				value={statement}
				onChange={setStatement}
				maxLength={2000}
				error={refusedFor(refusal, 'statement')}
			/>
			{others.length === 0 && <Note tone="info">{words.alone}</Note>}
			<div className="sg">
				<section className="sg-c now">
					<div className="lab">{words.first}</div>
					<div className="t4 ell">{me ? nameOf(me) : ''}</div>
					<blockquote>{words.says}</blockquote>
					<PassphraseBox
						label={words.passphraseOf(me ? nameOf(me) : '')}
						value={passphrase}
						onChange={setPassphrase}
						error={refusedFor(refusal, 'passphrase')}
					/>
				</section>
				<section className="sg-c now">
					<div className="lab">{words.second}</div>
					<Choice
						label={words.witness}
						value={second?.keyId ?? null}
						onChange={setWitness}
						disabled={others.length === 0}
						placeholder={words.chooseWitness}
						options={others.map((each) => ({ id: each.keyId as string, name: nameOf(each) }))}
						error={refusedFor(refusal, 'witness')}
					/>
					<blockquote>{words.says}</blockquote>
					<PassphraseBox
						label={words.passphraseOf(second ? nameOf(second) : words.witness)}
						value={witnessPassphrase}
						onChange={setWitnessPassphrase}
						disabled={!second}
						error={refusedFor(refusal, 'witnessPassphrase')}
					/>
				</section>
			</div>
			<Refused refusal={refusal} fields={['statement', 'passphrase', 'witness', 'witnessPassphrase']} />
		</ActDialogue>
	);
}
