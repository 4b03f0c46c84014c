/** What the recipient sees: the newest entry of each kind, with what is withheld marked in its place. */
import { Check, EyeOff, Info, PencilLine } from 'lucide-react';
import type { EntryView } from '../../../shared/views';
import { State } from '../../parts/Badge';
import { memberValue } from '../../parts/memberValue';
import { Stamp } from '../../parts/Stamp';
import { exporting as words } from '../../words/casefile';
import { kindName } from '../../words/kinds';
import { memberName } from '../../words/members';

export function Preview({
	entries,
	withheld,
	onEntry,
}: {
	readonly onEntry: (ref: string) => void;
	readonly entries: readonly EntryView[];
	readonly withheld: ReadonlySet<string>;
}) {
	const newest = [...new Map(entries.map((entry) => [entry.kind, entry])).values()].reverse();
	return (
		<aside className="insp" aria-label={words.preview} data-pane>
			<div className="ih">
				<h2 className="t4">{words.preview}</h2>
			</div>
			<div className="insp-b">
				<div className="is col gap-4">
					<State top icon={Info}>
						{words.sees}
					</State>
					<State top icon={PencilLine}>
						{words.draft}
					</State>
				</div>
				<div className="is">
					<h3 className="lab">{words.previewAbout}</h3>
					<div className="col gap-4">
						{newest.map((entry) => (
							<Sample key={entry.ref} entry={entry} withheld={withheld} onEntry={onEntry} />
						))}
					</div>
				</div>
				<div className="is is-last">
					<h3 className="lab">{words.check}</h3>
					<ul className="col gap-3">
						{words.checks.map((check) => (
							<li key={check}>
								<State top tone="ok" icon={Check}>
									{check}
								</State>
							</li>
						))}
					</ul>
				</div>
			</div>
		</aside>
	);
}

function Sample({
	entry,
	withheld,
	onEntry,
}: {
	readonly entry: EntryView;
	readonly withheld: ReadonlySet<string>;
	readonly onEntry: (ref: string) => void;
}) {
	return (
		<div className="rp">
			<div className="row">
				<button type="button" className="lnk mono t1" onClick={() => onEntry(entry.ref)}>
					{entry.ref}
				</button>
				<span className="strong ell">{kindName(entry.kind)}</span>
				<span className="push">
					<Stamp at={entry.head.at} offset={entry.head.offset} show="time" />
				</span>
			</div>
			<dl className="rp-l">
				{Object.entries(entry.body).map(([name, value]) => (
					<div key={name}>
						<dt>{memberName(name, entry.kind)}</dt>
						<dd className="ell">
							{withheld.has(`${entry.kind}:${name}`) || withheld.has(`${entry.ref}:${name}`) ? (
								<span className="rd2">
									<EyeOff className="ic ic-s" aria-hidden />
									{words.goes}
								</span>
							) : (
								memberValue(value, entry.corrects ?? entry.countersigns, { kind: entry.kind, name }).slice(0, 120)
							)}
						</dd>
					</div>
				))}
			</dl>
		</div>
	);
}
