/** For whom a case file is, under which agreement, and how far it may be told on: kept in the notebook's own ledger. */
import type { Refusal } from '../../../shared/refusal';
import type { EntryView } from '../../../shared/views';
import { marksIn, strictest } from '../../hooks/caseMarks';
import { Choice, type Option } from '../../parts/Choice';
import { TextBox } from '../../parts/Field';
import { refusedFor } from '../../parts/Refused';
import { ToWhom } from '../../parts/ToWhom';
import { sending as words } from '../../words/sending';
import type { Sent, Tlp } from './sent';

const NONE = 'none';
const MARKS: readonly Option<Tlp | typeof NONE>[] = [
	{ id: NONE, name: words.unmarked },
	...(['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] as const).map((id) => ({ id, name: id })),
];

interface SendingProps {
	readonly value: Sent;
	readonly onChange: (value: Sent) => void;
	readonly entries: readonly EntryView[];
	/** Rules of what is withheld. */
	readonly withheld: ReadonlySet<string>;
	/** The strictest mark that the file would go further than. */
	readonly beyond: Tlp | null;
	readonly refusal: Refusal | null;
}

export function Sending({ value, onChange, entries, withheld, beyond, refusal }: SendingProps) {
	const marked = marksIn(entries, withheld, null);
	const most = strictest(marked.map(({ tlp }) => tlp));
	const refs = marked.filter(({ tlp }) => tlp === most).map(({ ref }) => ref);
	return (
		<section className="ex-s" aria-label={words.title}>
			<div className="ex-sh">
				<span className="no">5</span>
				<h2>{words.title}</h2>
				<span className="dim ell">{words.about}</span>
			</div>
			<div className="ex-o">
				<div className="fr-g two">
					<ToWhom value={value} onChange={(next) => onChange({ ...value, ...next })} refusal={refusal} />
					<Choice
						label={words.tlp}
						options={MARKS}
						value={value.tlp ?? NONE}
						onChange={(tlp) => onChange({ ...value, tlp: tlp === NONE ? null : tlp })}
						error={refusedFor(refusal, 'tlp')}
					/>
					{beyond !== null && (
						<TextBox
							label={words.because(beyond)}
							value={value.tlpBecause}
							onChange={(tlpBecause) => onChange({ ...value, tlpBecause })}
							error={refusedFor(refusal, 'tlpBecause')}
							maxLength={2000}
						/>
					)}
				</div>
				{most !== null && (
					<p className="help">
						{words.within(most, refs.length > 3 ? `${refs.slice(0, 3).join(', ')}, …` : refs.join(', '))}
					</p>
				)}
			</div>
		</section>
	);
}
