/** Custody forms and labels, printed or saved: of one item, of all, of the whole case. */
import { useState } from 'react';
import type { Takes } from '../../../shared/contract';
import type { CaseView } from '../../../shared/views';
import { useAnswer } from '../../hooks/useAnswer';
import { usePaperOut } from '../../hooks/usePaperOut';
import { Choice } from '../../parts/Choice';
import { Dialogue } from '../../parts/Dialogue';
import { TextBox } from '../../parts/Field';
import { PaperFoot } from '../../parts/PaperFoot';
import { Refused } from '../../parts/Refused';
import { Segments } from '../../parts/Segments';
import { Waiting } from '../../parts/Waiting';
import { print as words } from '../../words/paper';
import { visible } from '../../words/seen';
import { HandOut } from './HandOut';

type Paper = Takes<'paper.make'>['paper'];
type Sheet = keyof typeof words.sheets;

const SHEETS = (Object.keys(words.sheets) as Sheet[]).sort(
	(a, b) => Number(b.startsWith('L')) - Number(a.startsWith('L')),
);
const LABELS: Readonly<Record<Sheet, number>> = { L7160: 21, L7163: 14, '5160': 30, '62': 1 };
const ALL = 'all';

interface PrintPaperProps {
	readonly view: CaseView;
	/** The item at hand. */
	readonly tag?: string | undefined;
	readonly onClose: () => void;
}

export function PrintPaper({ view, tag, onClose }: PrintPaperProps) {
	const { value: items, refusal: notRead } = useAnswer('evidence.list', { case: view.case });
	const [what, setWhat] = useState<'form' | 'labels' | 'exchange'>('form');
	const [of, setOf] = useState(tag === undefined ? ALL : `tag ${tag}`);
	const [size, setSize] = useState<'A4' | 'Letter'>('A4');
	const [sheet, setSheet] = useState<Sheet>('L7160');
	const [start, setStart] = useState('1');
	const all = items ?? [];
	const chosen = of === ALL ? undefined : of.slice(4);
	const first = /^[1-9][0-9]?$/.test(start.trim()) ? Number(start) : 0;
	const tags = chosen === undefined ? all.map((item) => item.cite) : [chosen];
	const possible =
		what === 'form' ||
		(what === 'labels' && tags.length > 0 && tags.length <= 500 && first >= 1 && first <= LABELS[sheet]);
	const paper: Paper =
		what === 'form'
			? { is: 'custody form', case: view.case, size, ...(chosen === undefined ? {} : { tag: chosen }) }
			: { is: 'labels', case: view.case, tags, sheet, start: first };
	const out = usePaperOut(paper, possible);
	return (
		<Dialogue
			title={words.title}
			about={words.about}
			width={640}
			mayClose={!out.busy}
			onClose={onClose}
			onSubmit={() => void out.printNow()}
			foot={
				<PaperFoot
					possible={what === 'exchange' ? undefined : possible}
					onClose={onClose}
					onSave={(as) => void out.saveAs(as)}
				/>
			}
		>
			{!items && !notRead && <Waiting />}
			<div className="row">
				<Segments
					label={words.what}
					value={what}
					onChange={(next) => {
						setWhat(next);
						out.forget();
					}}
					options={[
						{ id: 'form', name: words.form },
						{ id: 'labels', name: words.labels },
						{ id: 'exchange', name: words.exchange },
					]}
				/>
			</div>
			{what === 'exchange' && <HandOut view={view} />}
			{what !== 'exchange' && (
				<div className="fr-g two">
					<Choice
						label={words.of}
						value={of}
						onChange={setOf}
						options={[
							{ id: ALL, name: what === 'form' ? words.wholeCase : words.allItems(all.length) },
							...all.map((item) => ({
								id: `tag ${item.cite}`,
								name: visible(item.cite),
								quiet: visible(item.description),
							})),
						]}
					/>
					{what === 'form' ? (
						<Choice
							label={words.size}
							value={size}
							onChange={setSize}
							options={[
								{ id: 'A4', name: 'A4' },
								{ id: 'Letter', name: 'Letter' },
							]}
						/>
					) : (
						<Choice
							label={words.sheet}
							value={sheet}
							onChange={setSheet}
							options={SHEETS.map((id) => ({ id, name: words.sheets[id] }))}
						/>
					)}
				</div>
			)}
			{what === 'labels' && LABELS[sheet] > 1 && (
				<TextBox
					label={words.start}
					help={words.startHelp(LABELS[sheet])}
					value={start}
					onChange={setStart}
					inputMode="numeric"
					maxLength={2}
				/>
			)}
			{items && items.length === 0 && <p className="dim">{words.empty}</p>}
			<p className="dim t1" role="status">
				{out.said}
			</p>
			<Refused refusal={notRead ?? out.refusal} />
		</Dialogue>
	);
}
