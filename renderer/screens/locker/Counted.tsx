/** After a stock-take: what was missing and what was too many, and the entry of each case that says so. */
import type { StockTaking } from '../../../shared/views';
import { Button } from '../../parts/Button';
import { Dialogue } from '../../parts/Dialogue';
import { Digest } from '../../parts/Digest';
import { Note } from '../../parts/Note';
import { stock as words } from '../../words/locker';
import { visible } from '../../words/seen';

interface CountedProps {
	readonly place: string;
	readonly taking: StockTaking;
	readonly onClose: () => void;
}

export function Counted({ place, taking, onClose }: CountedProps) {
	const shown = (tags: readonly string[]) => tags.map((tag) => visible(tag)).join(', ');
	return (
		<Dialogue
			title={words.doneTitle(visible(place))}
			width={680}
			onClose={onClose}
			onSubmit={onClose}
			foot={
				<Button type="submit" className="push" tone="primary" keys="Ctrl Enter" autoFocus>
					{words.back}
				</Button>
			}
		>
			{taking.taken.map(({ case: of, number, receipt, missing, unexpected }) => (
				<Note key={of} tone={missing.length + unexpected.length > 0 ? 'warn' : 'ok'} role="status">
					<div className="row">
						<span className="strong">{words.caseIs(visible(number))}</span>
						<span className="push t1">
							{receipt ? (
								<>
									{words.enteredAs} <b className="mono">{receipt.ref}</b> <Digest hex={receipt.digest} />
								</>
							) : (
								words.closed
							)}
						</span>
					</div>
					{missing.length + unexpected.length === 0 && <p>{words.complete}</p>}
					{missing.length > 0 && (
						<p className="wrap">
							<span className="dim">{words.missingAre}</span> {shown(missing)}
						</p>
					)}
					{unexpected.length > 0 && (
						<p className="wrap">
							<span className="dim">{words.unexpectedAre}</span> {shown(unexpected)}
						</p>
					)}
				</Note>
			))}
			{taking.unknown.length > 0 && (
				<Note tone="warn">
					<span className="strong">{words.unknown}</span> {shown(taking.unknown)}
				</Note>
			)}
		</Dialogue>
	);
}
