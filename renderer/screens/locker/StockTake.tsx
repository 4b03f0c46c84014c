/**
 * A stock-take at a place: every tag that is read there is ticked, by a scanner that types it into the one field, or by hand.
 * What must hold: whatever is typed anywhere outside a field goes to that field, so that no scan is lost; nothing is
 * recorded before it is sealed.
 */
import { useState } from 'react';
import type { LockerRow, StockTaking } from '../../../shared/views';
import { expectedAt, readScan } from '../../hooks/lockerRules';
import { useAct } from '../../hooks/useAct';
import { dialogOpen, useKeys } from '../../hooks/useKeys';
import { Button } from '../../parts/Button';
import { Refused } from '../../parts/Refused';
import { locker, stock as words } from '../../words/locker';
import { visible } from '../../words/seen';
import { Counted } from './Counted';
import { ScanBox } from './ScanBox';
import { StockFoot, type Witnessing } from './StockFoot';
import { StockLists } from './StockLists';

interface StockTakeProps {
	readonly place: string;
	readonly rows: readonly LockerRow[];
	readonly onClose: () => void;
}

export function StockTake({ place, rows, onClose }: StockTakeProps) {
	const { act, busy, refusal } = useAct('stock.count');
	const [seen, setSeen] = useState<ReadonlyMap<string, LockerRow>>(new Map());
	const [unknown, setUnknown] = useState<readonly string[]>([]);
	const [said, setSaid] = useState('');
	const [which, setWhich] = useState<readonly LockerRow[]>([]);
	const [by, setBy] = useState<Witnessing>({ witness: null, passphrase: '', remark: '' });
	const [done, setDone] = useState<StockTaking | null>(null);
	const expected = expectedAt(rows, place);
	const should = new Set(expected.map(({ item }) => item));
	const unexpected = [...seen.values()].filter(({ item }) => !should.has(item));
	const tick = (row: LockerRow, here: boolean) => {
		const next = new Map(seen);
		if (here) next.set(row.item, row);
		else next.delete(row.item);
		setSeen(next);
		setWhich([]);
		setSaid(here ? sayOf(row, should.has(row.item)) : '');
	};
	const read = (text: string) => {
		const scan = readScan(text, rows, place);
		setWhich(scan.is === 'ambiguous' ? scan.rows : []);
		if (scan.is === 'ambiguous') setSaid(words.which(visible(text)));
		else if (scan.is === 'unknown') {
			setUnknown([...new Set([...unknown, text.slice(0, 500)])]);
			setSaid(words.isUnknown(visible(text)));
		} else if (seen.has(scan.row.item)) setSaid(words.already(visible(scan.row.cite)));
		else tick(scan.row, true);
	};
	const ready = expected.length + seen.size + unknown.length > 0 && (by.witness === null || by.passphrase !== '');
	const seal = async () => {
		if (!ready || busy || done) return;
		const made = await act({
			place,
			seen: [...seen.values()].map(({ case: of, cite }) => ({ case: of, tag: cite })),
			...(unknown.length > 0 ? { unknown: [...unknown] } : {}),
			...(by.remark.trim() === '' ? {} : { remark: by.remark.trim() }),
			...(by.witness === null ? {} : { witness: by.witness, witnessPassphrase: by.passphrase }),
		});
		if (made) setDone(made);
	};
	useKeys({ 'Ctrl+Enter': () => !dialogOpen() && void seal() });
	if (done) return <Counted place={place} taking={done} onClose={onClose} />;
	return (
		<form className="sk" onSubmit={(event) => event.preventDefault()}>
			<div className="sk-h">
				<h1 className="t5">{words.heading(visible(place))}</h1>
				<p className="sec">{words.about}</p>
				<div className="sk-s">
					<ScanBox onRead={read} />
					<div className="sk-say">
						<p role="status">{said}</p>
						{which.length > 0 && (
							<div className="row-w">
								{which.slice(0, 12).map((row) => (
									<Button key={row.item} size="s" onClick={() => tick(row, true)}>
										{`${visible(row.number)} ${visible(row.cite)}`}
									</Button>
								))}
							</div>
						)}
					</div>
				</div>
			</div>
			<StockLists
				expected={expected}
				unexpected={unexpected}
				unknown={unknown}
				seen={seen}
				onTick={tick}
				onForget={(text) => setUnknown(unknown.filter((each) => each !== text))}
			/>
			<Refused refusal={refusal} fields={['witnessPassphrase']} />
			<StockFoot
				by={by}
				onBy={setBy}
				busy={busy}
				ready={ready}
				refusal={refusal}
				counts={{
					missing: expected.filter(({ item }) => !seen.has(item)).length,
					unexpected: unexpected.length + unknown.length,
				}}
				onCancel={onClose}
				onSeal={() => void seal()}
			/>
		</form>
	);
}

function sayOf(row: LockerRow, expected: boolean): string {
	const tag = visible(row.cite);
	if (expected) return words.ticked(tag);
	if (row.state !== 'held') return words.notHeld(tag, locker.states[row.state].toLowerCase());
	return words.elsewhere(tag, row.place === null ? locker.noPlace.toLowerCase() : visible(row.place));
}
