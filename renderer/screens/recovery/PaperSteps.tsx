/** The paper once it is made: words and code, onto paper, tried out. */
import { CircleCheck, Eye, Printer } from 'lucide-react';
import { useState } from 'react';
import type { NotebookStatus } from '../../../shared/views';
import { State } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { TextBox } from '../../parts/Field';
import { Note } from '../../parts/Note';
import { QrCode } from '../../parts/QrCode';
import { Refused } from '../../parts/Refused';
import { WordGrid } from '../../parts/WordGrid';
import { paper as words } from '../../words/recovery';
import { Sheet } from './Sheet';
import type { PaperInHand } from './usePaper';

/** The words and their code; covered while they are asked for. */
export function PaperWords({ hand, status }: { readonly hand: PaperInHand; readonly status: NotebookStatus }) {
	const { paper } = hand;
	if (!paper) return null;
	const covered = hand.asked !== null;
	return (
		<>
			<div className="pw">
				<WordGrid words={paper.words} label={covered ? words.covered : words.grid} covered={covered} />
				{!covered && <QrCode {...paper.qr} label={words.qr} />}
			</div>
			<Sheet paper={paper} status={status} />
		</>
	);
}

export function PaperPrint({ hand }: { readonly hand: PaperInHand }) {
	const { printed } = hand;
	return (
		<>
			<div className="row">
				<Button
					tone={printed === null && hand.asked === null ? 'primary' : 'plain'}
					icon={Printer}
					disabled={hand.asked !== null}
					onClick={() => void hand.print()}
					autoFocus
				>
					{printed ? words.printAgain : words.print}
				</Button>
				<span className="dim t1" role="status">
					{printed === null ? '' : printed ? words.printed : words.notPrinted}
				</span>
			</div>
			<p className="help">{words.byHand}</p>
			<Refused refusal={hand.printRefusal} />
		</>
	);
}

export function PaperTest({ hand }: { readonly hand: PaperInHand }) {
	const [typed, setTyped] = useState<Readonly<Record<number, string>>>({});
	const [wrong, setWrong] = useState<readonly number[]>([]);
	const { asked } = hand;
	if (hand.tested) {
		return (
			<Note tone="ok" role="status">
				<span className="strong">{words.tested}.</span> {words.testedAbout}
			</Note>
		);
	}
	if (asked === null) {
		return (
			<div className="row">
				<Button tone={hand.printed === null ? 'plain' : 'primary'} icon={CircleCheck} onClick={hand.ask}>
					{words.test}
				</Button>
			</div>
		);
	}
	const answers = asked.map((number) => (typed[number] ?? '').trim().toLowerCase());
	const check = async () => {
		if (answers.every((answer) => answer !== '')) setWrong(await hand.test(answers));
	};
	return (
		<>
			<p className="help">{words.testAbout}</p>
			<div className="pa">
				{asked.map((number, at) => (
					<TextBox
						key={number}
						label={words.word(number)}
						value={typed[number] ?? ''}
						onChange={(value) => {
							setTyped({ ...typed, [number]: value });
							setWrong(wrong.filter((each) => each !== number));
						}}
						error={wrong.includes(number) ? words.notWord(number) : undefined}
						className="mono"
						autoCapitalize="none"
						maxLength={20}
						autoFocus={at === 0}
						onKeyDown={(event) => {
							if (event.key !== 'Enter' || event.ctrlKey) return;
							event.preventDefault();
							void check();
						}}
					/>
				))}
			</div>
			<div className="row">
				<Button
					tone="primary"
					keys="Enter"
					disabled={hand.testing || answers.some((answer) => answer === '')}
					onClick={() => void check()}
				>
					{words.check}
				</Button>
				<Button
					tone="quiet"
					icon={Eye}
					onClick={() => {
						setTyped({});
						setWrong([]);
						hand.show();
					}}
				>
					{words.show}
				</Button>
				{hand.testing && <State icon={CircleCheck}>{words.checking}</State>}
			</div>
			<Refused refusal={hand.testRefusal} />
		</>
	);
}
