/** Escalation ladders, each with its levels from the first to the highest. */
import type { ContactView, LadderView } from '../../../shared/views';
import { Badge } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { contacts as words } from '../../words/contacts';
import { visible } from '../../words/seen';

interface LadderTableProps {
	readonly ladders: readonly LadderView[];
	readonly contacts: readonly ContactView[];
	readonly onChange: (ladder: LadderView) => void;
}

export function LadderTable({ ladders, contacts, onChange }: LadderTableProps) {
	const nameOf = (id: string) => visible(contacts.find(({ contact }) => contact === id)?.name ?? id);
	return (
		<div className="pn hm-p">
			<div className="hm-t">
				{ladders.map((each) => (
					<section key={each.ladder} className="ld" aria-label={visible(each.name)}>
						<div className="ld-h">
							<h2 className="t3 strong ell">{visible(each.name)}</h2>
							{each.retired !== null && <Badge>{words.retired}</Badge>}
							<span className="mono dim">{each.entry}</span>
							<span className="push" />
							{each.retired === null && (
								<Button size="s" onClick={() => onChange(each)}>
									{words.change}
								</Button>
							)}
						</div>
						<ol className="rg">
							{each.levels.map((level, n) => (
								<li key={`${level.contacts.join()} ${String(n)}`}>
									<span className="rg-n">{n + 1}</span>
									<span className="med">{level.contacts.map(nameOf).join(', ')}</span>
									<span className="dim">{words.waits(level.waitMinutes, level.tries)}</span>
								</li>
							))}
						</ol>
					</section>
				))}
			</div>
		</div>
	);
}
