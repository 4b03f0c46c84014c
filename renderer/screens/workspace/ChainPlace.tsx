/** The entry between its neighbours: the same digest stands on both sides of each link, for the eye to compare. */
import { Link2, Link2Off } from 'lucide-react';
import type { EntryProof } from '../../../shared/views';
import { Cited } from '../../parts/Cited';
import { Digest } from '../../parts/Digest';
import { outside } from '../../words/outside';
import { proof as words } from '../../words/proof';
import { visible } from '../../words/seen';

export function ChainPlace({
	proof: { entry, prev, next, anchored },
	onGo,
}: {
	readonly proof: EntryProof;
	readonly onGo: (ref: string) => void;
}) {
	return (
		<div className="is">
			<h3 className="lab">{words.place}</h3>
			<div className="chain">
				{prev ? (
					<>
						<div className="lk">
							<Ref to={prev.ref} onGo={onGo} />
							<Line name={words.entry} hex={prev.digest} />
						</div>
						<Joint holds={prev.digest === entry.head.prev} by={entry.ref} />
					</>
				) : (
					<p className="dim t1">{words.first}</p>
				)}
				<div className="lk me">
					<span className="sq">{entry.ref}</span>
					<div>
						{prev && <Line name={words.prev} hex={entry.head.prev} />}
						<Line name={words.entry} hex={entry.digest} />
					</div>
				</div>
				{next ? (
					<>
						<Joint holds={next.prev === entry.digest} by={next.ref} />
						<div className="lk">
							<Ref to={next.ref} onGo={onGo} />
							<Line name={words.prev} hex={next.prev} />
						</div>
					</>
				) : (
					<p className="dim t1">{words.last}</p>
				)}
			</div>
			<p className="t1 sec anc">
				<span className="med">{anchored.reached ? outside.reached : outside.notReached}.</span>{' '}
				<Cited text={visible(anchored.sentence)} />
			</p>
		</div>
	);
}

function Ref({ to, onGo }: { readonly to: string; readonly onGo: (ref: string) => void }) {
	return (
		<button type="button" className="lnk sq" onClick={() => onGo(to)}>
			{to}
		</button>
	);
}

function Line({ name, hex }: { readonly name: string; readonly hex: string }) {
	return (
		<div className="l">
			<span>{name}</span>
			<Digest hex={hex} />
		</div>
	);
}

function Joint({ holds, by }: { readonly holds: boolean; readonly by: string }) {
	const Icon = holds ? Link2 : Link2Off;
	return (
		<div className={holds ? 'lkj' : 'lkj tone-bad'}>
			<Icon className="ic" aria-hidden />
			<span>{holds ? words.names(by) : words.differs(by)}</span>
		</div>
	);
}
