/** Making a recovery paper later, or a new one in place of the old: own passphrase, words, paper, test. */
import { Eye } from 'lucide-react';
import { useState } from 'react';
import type { NotebookStatus } from '../../../shared/views';
import { usePlace } from '../../hooks/usePlace';
import { Button } from '../../parts/Button';
import { Dialogue } from '../../parts/Dialogue';
import { PassphraseBox } from '../../parts/Field';
import { Note } from '../../parts/Note';
import { Refused, refusedFor } from '../../parts/Refused';
import { makePaper as own, paper as words } from '../../words/recovery';
import { PaperPrint, PaperTest, PaperWords } from './PaperSteps';
import { usePaper } from './usePaper';

export function MakePaper({ status }: { readonly status: NotebookStatus }) {
	const { open } = usePlace();
	const hand = usePaper();
	const [passphrase, setPassphrase] = useState('');
	// What the paper replaces is what was there when the dialog opened.
	const [replaces] = useState(status.recovery !== 'none');
	const close = () => open(null);
	const make = async () => {
		if (passphrase !== '' && !hand.making && (await hand.make(passphrase))) setPassphrase('');
	};
	const title = replaces ? own.title : own.first;
	if (hand.paper) {
		return (
			<Dialogue
				title={title}
				about={words.about}
				width={720}
				onClose={close}
				onSubmit={() => hand.tested && close()}
				foot={
					<>
						<span className="dim t1">{own.recorded(hand.paper.receipt.seq)}</span>
						<span className="push" />
						{hand.tested ? (
							<Button type="submit" tone="primary" autoFocus>
								{words.done}
							</Button>
						) : (
							<Button tone="quiet" onClick={close}>
								{own.leave}
							</Button>
						)}
					</>
				}
			>
				<PaperWords hand={hand} status={status} />
				<section className="col gap-4">
					<h3 className="lab">{words.onPaper}</h3>
					<PaperPrint hand={hand} />
				</section>
				<section className="col gap-4">
					<h3 className="lab">{words.testName}</h3>
					<PaperTest hand={hand} />
				</section>
			</Dialogue>
		);
	}
	return (
		<Dialogue
			title={title}
			about={words.about}
			width={600}
			mayClose={!hand.making}
			onClose={close}
			onSubmit={() => void make()}
			foot={
				<>
					<span className="dim t1" role="status">
						{hand.making ? words.making : passphrase === '' ? own.needs : ''}
					</span>
					<span className="push" />
					<Button tone="quiet" keys="Esc" disabled={hand.making} onClick={close}>
						{own.cancel}
					</Button>
					<Button type="submit" tone="primary" icon={Eye} keys="Ctrl Enter" disabled={hand.making || passphrase === ''}>
						{words.make}
					</Button>
				</>
			}
		>
			{replaces && <Note tone="warn">{own.replaces}</Note>}
			<p className="sec">{words.lookAround}</p>
			<PassphraseBox
				label={own.passphrase}
				value={passphrase}
				onChange={setPassphrase}
				error={refusedFor(hand.makeRefusal, 'passphrase')}
				autoComplete="current-password"
				autoFocus
			/>
			<Refused refusal={hand.makeRefusal} fields={['passphrase']} />
		</Dialogue>
	);
}
