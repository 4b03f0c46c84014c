/**
 * A hand-over with somebody who has no key: they draw a signature on the screen or sign on paper, the other side signs
 * with a key. Out of the holder's hands, or back from somebody without a key to whoever is here.
 */
import { useState } from 'react';
import type { CaseView, ItemView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { PassphraseBox, TextBox } from '../../parts/Field';
import { Note } from '../../parts/Note';
import { Refused, refusedFor } from '../../parts/Refused';
import { Segments } from '../../parts/Segments';
import { SignaturePad } from '../../parts/SignaturePad';
import { nameOf } from '../../parts/SignerName';
import { withoutKey as words } from '../../words/paper';
import { visible } from '../../words/seen';
import { OnPaperFields, useOnPaper } from './OnPaper';

const TEXTS = ['name', 'organization', 'reason', 'place', 'condition'] as const;
type Name = (typeof TEXTS)[number];
const OPTIONAL: ReadonlySet<Name> = new Set(['organization', 'condition']);
const FIELDS = ['to', 'organization', 'reason', 'place', 'condition', 'fromPassphrase', 'lateBecause', 'signedOnPaper'];

interface WithoutKeyProps {
	readonly view: CaseView;
	readonly item: ItemView;
	readonly onClose: () => void;
}

export function WithoutKey({ view, item, onClose }: WithoutKeyProps) {
	const back = item.holder.keyId === '';
	const release = useAct('custody.release');
	const receive = useAct('custody.receive');
	const { busy, refusal } = back ? receive : release;
	const paper = useOnPaper();
	const [texts, setTexts] = useState<Partial<Record<Name, string>>>({});
	const [strokes, setStrokes] = useState<readonly (readonly number[])[]>([]);
	const [passphrase, setPassphrase] = useState('');
	const said = (name: Name) => texts[name]?.trim() ?? '';
	const who = back ? (item.holder.name ?? '') : said('name');
	const asked: readonly Name[] = back ? ['place', 'condition'] : TEXTS;
	const told = asked.every((name) => OPTIONAL.has(name) || said(name) !== '');
	const signed = paper.was ? (paper.said.signedOnPaper ?? []).includes(who) : strokes.length > 0;
	const ready = told && signed && paper.ready && (back || passphrase !== '');
	const submit = async () => {
		if (!ready || busy) return;
		const organization = said('organization');
		const condition = said('condition');
		const drawn = { by: who, ...(organization ? { organization } : {}), strokes: strokes.map((each) => [...each]) };
		const about = {
			...{ case: view.case, tag: item.cite, place: said('place'), ...paper.said },
			...(condition ? { condition } : {}),
			...(paper.was ? {} : { drawn }),
		};
		const done = back
			? await receive.act(about)
			: await release.act({
					...about,
					...(organization ? { organization } : {}),
					to: who,
					reason: said('reason'),
					fromPassphrase: passphrase,
				});
		if (done) onClose();
	};
	return (
		<ActDialogue
			title={back ? words.back(visible(item.cite)) : words.give(visible(item.cite))}
			about={back ? words.from(visible(who)) : visible(item.description)}
			width={720}
			words={words}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<Note tone="warn">{words.weaker}</Note>
			<div className="fr-g two">
				{asked.map((name, at) => (
					<TextBox
						key={name}
						label={words[name]}
						optional={OPTIONAL.has(name)}
						value={texts[name] ?? ''}
						onChange={(value) => setTexts({ ...texts, [name]: value })}
						error={refusedFor(refusal, name === 'name' ? 'to' : name)}
						maxLength={name === 'reason' ? 2000 : name === 'name' || name === 'organization' ? 200 : 500}
						autoFocus={at === 0}
					/>
				))}
			</div>
			<div className="row">
				<Segments
					label={words.how}
					value={paper.was ? 'paper' : 'drawn'}
					onChange={(how) => paper.setWas(how === 'paper')}
					options={[
						{ id: 'drawn', name: words.drawn },
						{ id: 'paper', name: words.paper },
					]}
				/>
			</div>
			{paper.was ? (
				<OnPaperFields paper={paper} refusal={refusal} />
			) : (
				<SignaturePad
					label={words.pad(visible(who))}
					help={words.padHelp}
					again={words.again}
					strokes={strokes}
					onChange={setStrokes}
				/>
			)}
			{!back && (
				<PassphraseBox
					label={words.passphraseOf(nameOf(item.holder))}
					value={passphrase}
					onChange={setPassphrase}
					error={refusedFor(refusal, 'fromPassphrase')}
					autoComplete="off"
				/>
			)}
			<Refused refusal={refusal} fields={FIELDS} />
		</ActDialogue>
	);
}
