/** Which members are withheld, by kind, with how many entries each is in. */
import { exporting as words } from '../../words/casefile';
import { kindName } from '../../words/kinds';
import { memberName } from '../../words/members';
import type { Member } from './withholdable';

export function Withhold({
	members,
	withheld,
	onToggle,
}: {
	readonly members: readonly Member[];
	readonly withheld: ReadonlySet<string>;
	readonly onToggle: (id: string) => void;
}) {
	const kinds = [...new Set(members.map((each) => each.kind))];
	return (
		<section className="ex-s">
			<div className="ex-sh">
				<span className="no">3</span>
				<h2>{words.withhold}</h2>
				<span className="dim ell">{words.withholdAbout}</span>
			</div>
			{members.length === 0 && <p className="none">{words.nothing}</p>}
			{kinds.map((kind) => (
				<fieldset key={kind} className="ex-k">
					<legend>{kindName(kind)}</legend>
					<div className="ex-g">
						{members
							.filter((each) => each.kind === kind)
							.map((each) => (
								<label key={each.id} className="chk">
									<input
										type="checkbox"
										className="cbx"
										checked={withheld.has(each.id)}
										aria-label={words.ofKind(kindName(kind), memberName(each.member, kind))}
										onChange={() => onToggle(each.id)}
									/>
									<span className="ell">
										{memberName(each.member, kind)} <span className="dim t1">{words.times(each.count)}</span>
									</span>
								</label>
							))}
					</div>
				</fieldset>
			))}
		</section>
	);
}
