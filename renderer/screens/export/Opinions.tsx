/** Notes that are no facts: opinions stay out unless they are asked for, hypotheses go with the facts unless that is not wished. */
import { exporting as words } from '../../words/casefile';

interface OpinionsProps {
	/** How many notes and addenda of each there are. */
	readonly opinions: number;
	readonly hypotheses: number;
	/** What is withheld. */
	readonly wish: { readonly opinions: boolean; readonly hypotheses: boolean };
	readonly onWish: (wish: { readonly opinions: boolean; readonly hypotheses: boolean }) => void;
}

export function Opinions({ opinions, hypotheses, wish, onWish }: OpinionsProps) {
	const rows = [
		{ id: 'opinions', count: opinions, name: words.withholdOpinions, says: words.notes(opinions) },
		{ id: 'hypotheses', count: hypotheses, name: words.withholdHypotheses, says: words.notes(hypotheses) },
	] as const;
	return (
		<section className="ex-s" aria-label={words.notFacts}>
			<div className="ex-sh">
				<span className="no">2</span>
				<h2>{words.notFacts}</h2>
				<span className="dim ell">{words.notFactsAbout}</span>
			</div>
			<ul className="ex-r">
				{rows.map(({ id, count, name, says }) => (
					<li key={id}>
						<label className="chk">
							<input
								type="checkbox"
								className="cbx"
								checked={wish[id]}
								onChange={() => onWish({ ...wish, [id]: !wish[id] })}
							/>
							<span className="ell">
								<span className="med">{name}</span> <span className="dim">{words.notFactsStay}</span>
							</span>
						</label>
						<span className="sec">{says}</span>
						<span className="num dim">{count === 0 ? '' : wish[id] ? words.goes : words.stays}</span>
					</li>
				))}
			</ul>
		</section>
	);
}
