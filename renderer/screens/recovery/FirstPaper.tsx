/** The first run's second page: the recovery paper, made, put on paper and tried out, or left for later. */
import { Eye } from 'lucide-react';
import type { ReactNode } from 'react';
import type { NotebookStatus } from '../../../shared/views';
import { Button } from '../../parts/Button';
import { Refused } from '../../parts/Refused';
import { WordGrid } from '../../parts/WordGrid';
import { paper as words } from '../../words/recovery';
import { PaperPrint, PaperTest, PaperWords } from './PaperSteps';
import { usePaper } from './usePaper';

interface FirstPaperProps {
	readonly status: NotebookStatus;
	/** Typed a moment ago, when the notebook was made; it is not asked for twice. */
	readonly passphrase: string;
	readonly onDone: () => void;
}

export function FirstPaper({ status, passphrase, onDone }: FirstPaperProps) {
	const hand = usePaper();
	const made = hand.paper !== null;
	return (
		<>
			<div className="fr-form" data-pane>
				<div className="fr-b">
					<h1 className="t6">{words.title}</h1>
					<p className="t3 sec fr-p">{words.about}</p>
					<Step number={1} name={words.wordsName}>
						{made ? (
							<PaperWords hand={hand} status={status} />
						) : (
							<>
								<p className="sec">{words.lookAround}</p>
								<div className="row">
									<Button
										tone="primary"
										icon={Eye}
										disabled={hand.making}
										onClick={() => void hand.make(passphrase)}
										autoFocus
									>
										{words.make}
									</Button>
									<span className="dim t1" role="status">
										{hand.making ? words.making : words.notYet}
									</span>
								</div>
								<Refused refusal={hand.makeRefusal} />
								<div className="pw">
									<WordGrid words={NO_WORDS} label={words.noWords} />
								</div>
							</>
						)}
					</Step>
					<Step number={2} name={words.onPaper}>
						{made ? <PaperPrint hand={hand} /> : <p className="dim">{words.printNext}</p>}
					</Step>
					<Step number={3} name={words.testName}>
						{made ? <PaperTest hand={hand} /> : <p className="dim">{words.testNext}</p>}
					</Step>
				</div>
				<div className="fr-f">
					<span className="push dim t1" role="status">
						{hand.tested ? '' : made ? words.madeLater : words.laterAbout}
					</span>
					{hand.tested ? (
						<Button size="l" tone="primary" onClick={onDone} autoFocus>
							{words.open}
						</Button>
					) : (
						<Button size="l" disabled={hand.making} onClick={onDone}>
							{words.later}
						</Button>
					)}
				</div>
			</div>
			<aside className="fr-side" data-pane>
				<h2 className="lab">{words.sideName}</h2>
				<ul className="prm">
					{words.side.map((each) => (
						<li key={each}>{each}</li>
					))}
				</ul>
				<h2 className="lab fr-k">{words.keepName}</h2>
				<ul className="prm">
					{words.keep.map((each) => (
						<li key={each}>{each}</li>
					))}
				</ul>
			</aside>
		</>
	);
}

const NO_WORDS = Array.from({ length: 12 }, () => null);

function Step({
	number,
	name,
	children,
}: {
	readonly number: number;
	readonly name: string;
	readonly children: ReactNode;
}) {
	return (
		<section className="fr-s">
			<h2>
				<span className="no">{number}</span>
				{name}
			</h2>
			<div className="col gap-4">{children}</div>
		</section>
	);
}
