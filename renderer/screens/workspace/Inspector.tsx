/** The proof of one entry: verdict, place in the chain, signatures, times, members, files. */
import { CornerDownRight, Lock, ScanSearch, Signature, X } from 'lucide-react';
import type { CaseView, EntryProof, EntryView } from '../../../shared/views';
import { useAnswer } from '../../hooks/useAnswer';
import { useKeys } from '../../hooks/useKeys';
import { usePlace } from '../../hooks/usePlace';
import { Button } from '../../parts/Button';
import { CopyButton } from '../../parts/Digest';
import { Refused } from '../../parts/Refused';
import { Waiting } from '../../parts/Waiting';
import { countersign, countersignedText } from '../../words/countersign';
import { kindName } from '../../words/kinds';
import { proof as words } from '../../words/proof';
import { visible } from '../../words/seen';
import { ChainPlace } from './ChainPlace';
import { Files } from './Files';
import { Members, Signatures, Times } from './ProofSections';
import { ProofVerdict } from './ProofVerdict';

interface InspectorProps {
	readonly view: CaseView;
	readonly entry: string;
	/** What it is about, where it names that by an id only. */
	readonly about: string | null;
	readonly onClose: () => void;
	readonly onGo: (ref: string) => void;
	/** Absent where no addendum can be written. */
	readonly onAddendum?: () => void;
	readonly onCountersign?: () => void;
}

export function Inspector({ view, entry: ref, about, onClose, onGo, onAddendum, onCountersign }: InspectorProps) {
	const { value: proof, refusal, waiting } = useAnswer('entry.show', { case: view.case, entry: ref });
	const { go } = usePlace();
	const written = proof !== null && onAddendum !== undefined && proof.entry.kind.startsWith('note.');
	const find = () =>
		go({ at: 'case', case: view.case, tab: 'hosts', find: { entry: ref, ...chosenPart(proof?.entry) } });
	useKeys({ i: written ? find : undefined });
	return (
		<aside className="insp" aria-label={words.name} data-pane>
			<div className="ih">
				<h2 className="t4 nw">{words.title(ref)}</h2>
				{about !== null && (
					<span className="sec ell" title={visible(about)}>
						{visible(about)}
					</span>
				)}
				<span className="push" />
				{proof && <CopyButton text={asText(proof, about)} what={words.copyProof.replace('Copy ', '')} />}
				<Button size="s" tone="quiet" icon={X} aria-label={words.closePanel} onClick={onClose} />
			</div>
			<div className="insp-b">
				<Refused refusal={refusal} />
				{waiting && <Waiting what={words.reading} />}
				{proof && (
					<>
						<ProofVerdict proof={proof} />
						<ChainPlace proof={proof} onGo={onGo} />
						<Signatures
							entry={proof.entry}
							onGo={onGo}
							act={
								onCountersign && (
									<Button size="s" icon={Signature} keys="C" onClick={onCountersign}>
										{countersign.button}
									</Button>
								)
							}
						/>
						<Times entry={proof.entry} />
						<Files view={view} files={proof.entry.files} />
						<Members proof={proof} />
					</>
				)}
			</div>
			<div className="if row">
				{onAddendum && (
					<Button size="s" icon={CornerDownRight} keys="A" onClick={onAddendum}>
						{words.addendum}
					</Button>
				)}
				{written && (
					<Button size="s" icon={ScanSearch} keys="I" onClick={find}>
						{words.findIndicators}
					</Button>
				)}
				{!written && (
					<span className="push st dim t1">
						<Lock className="ic ic-s" aria-hidden />
						{words.sealedWord}
					</span>
				)}
			</div>
		</aside>
	);
}

/** The part of the note's text that is selected on the page; nothing where none is. */
function chosenPart(entry: EntryView | undefined): { readonly from?: number; readonly toExclusive?: number } {
	const text = entry?.body.text;
	const selected = window.getSelection()?.toString() ?? '';
	const from = typeof text === 'string' && selected.trim() !== '' ? text.indexOf(selected) : -1;
	return from < 0 ? {} : { from, toExclusive: from + selected.length };
}

/** The proof as lines of text, whole digests, for a report or a mail. */
function asText({ entry, prev, next, members, checkedAt }: EntryProof, about: string | null): string {
	return [
		`${entry.ref} ${kindName(entry.kind)} (${entry.kind})${entry.stance ? `, ${entry.stance}` : ''}`,
		...(about === null ? [] : [words.about(visible(about))]),
		`${entry.verdict}, checked ${checkedAt}`,
		`entry ${entry.digest}`,
		`prev  ${entry.head.prev}`,
		...(prev ? [`${prev.ref} entry ${prev.digest}`] : []),
		...(next ? [`${next.ref} prev ${next.prev}`] : []),
		`at ${entry.head.at}`,
		...entry.signers.map((signer) => `signed by ${visible(signer.name ?? words.withheld)} key ${signer.keyId}`),
		...entry.countersigned.map(countersignedText),
		...members.map((member) => `${member.name} ${member.digest}${member.disclosed ? '' : ` ${words.withheld}`}`),
		...entry.files.map((file) => `${visible(file.name)} ${file.digests.sha256 ?? file.object ?? ''}`),
	].join('\n');
}
