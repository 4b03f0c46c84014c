/** What the recipient sees: the newest entry of each kind, with what is withheld marked in its place. */
import { Check, EyeOff, Info, PencilLine } from 'lucide-react';
import type { EntryView } from '../../../shared/views';
import { State } from '../../parts/Badge';
import { Stamp } from '../../parts/Stamp';
import { exporting as words } from '../../words/casefile';
import { kindName, memberName } from '../../words/kinds';
import { visible } from '../../words/seen';

export function Preview({ entries, withheld }: { readonly entries: readonly EntryView[]; readonly withheld: ReadonlySet<string> }) {
	const newest = [...new Map(entries.map((entry) => [entry.kind, entry])).values()].reverse();
	return (
		<aside className="insp" aria-label={words.preview} data-pane>
			<div className="ih">
				<h2 className="t4">{words.preview}</h2>
			</div>
			<div className="insp-b" tabIndex={0} role="group" aria-label={words.previewAbout}>
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
							<Sample key={entry.ref} entry={entry} withheld={withheld} />
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

function Sample({ entry, withheld }: { readonly entry: EntryView; readonly withheld: ReadonlySet<string> }) {
	return (
		<div className="rp">
			<div className="row">
				<span className="mono dim t1">{entry.ref}</span>
				<span className="strong ell">{kindName(entry.kind)}</span>
				<span className="push">
					<Stamp at={entry.head.at} offset={entry.head.offset} show="time" />
				</span>
			</div>
			<dl className="rp-l">
				{Object.entries(entry.body).map(([name, value]) => (
					<div key={name}>
						<dt>{memberName(name)}</dt>
						<dd className="ell">
							{withheld.has(`${entry.kind}:${name}`) ? (
								<span className="rd2">
									<EyeOff className="ic ic-s" aria-hidden />
									{words.goes}
								</span>
							) : (
								glimpse(value)
							)}
						</dd>
					</div>
				))}
			</dl>
		</div>
	);
}

function glimpse(value: unknown): string {
	if (typeof value === 'string') return visible(value.slice(0, 120).replaceAll('\n', ' '));
	if (typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string') return visible(value.name);
	return visible((JSON.stringify(value) ?? '').slice(0, 120));
}
