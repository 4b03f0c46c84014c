/** What the details of a host, a sign, an indicator and a lead have in common. */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Assessment, HostName, PartyView, Recorded } from '../../../shared/views';
import { Badge } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { Stamp } from '../../parts/Stamp';
import { scene as words } from '../../words/hosts';
import { visible } from '../../words/seen';
import { signs } from '../../words/signs';

export type GoTo = (entry: string) => void;

/** Header, body that scrolls, acts that stay in sight. */
export function Detail({
	name,
	title,
	onClose,
	children,
	foot,
}: {
	readonly name: string;
	readonly title: ReactNode;
	readonly onClose: () => void;
	readonly children: ReactNode;
	readonly foot: ReactNode;
}) {
	return (
		<aside className="insp ev-d" aria-label={name} data-pane>
			<div className="ih">
				<h2 className="t4 ell">{title}</h2>
				<span className="push" />
				<Button size="s" tone="quiet" icon={X} aria-label={words.close} onClick={onClose} />
			</div>
			<div className="insp-b">{children}</div>
			{foot !== null && <div className="if row">{foot}</div>}
		</aside>
	);
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
	return (
		<>
			<dt>{name}</dt>
			<dd>{children}</dd>
		</>
	);
}

/** A fact in words, left out where nobody said it. */
export function Said({ name, text }: { readonly name: string; readonly text: string | null }) {
	return text === null ? null : <Fact name={name}>{visible(text)}</Fact>;
}

export function EntryLinks({ refs, onEntry }: { readonly refs: readonly string[]; readonly onEntry: GoTo }) {
	return (
		<span className="row-w">
			{refs.map((ref) => (
				<button key={ref} type="button" className="lnk" onClick={() => onEntry(ref)}>
					{ref}
				</button>
			))}
		</span>
	);
}

/** When and by whom it was written down, what it rests on, how far it may be told on. */
export function RecordedFacts({ of, onEntry }: { readonly of: Recorded; readonly onEntry: GoTo }) {
	return (
		<>
			{of.tlp !== null && (
				<Fact name={words.tlp}>
					<Badge>{of.tlp}</Badge>
				</Fact>
			)}
			{of.sharing !== null && <Fact name={words.sharing}>{words.sharings[of.sharing]}</Fact>}
			{of.cites.length > 0 && (
				<Fact name={words.cites}>
					<EntryLinks refs={of.cites} onEntry={onEntry} />
				</Fact>
			)}
			<Fact name={words.recorded}>
				<Stamp at={of.recordedAt} />
				{of.by !== null && ` ${words.by} ${visible(of.by)}`} <EntryLinks refs={[of.entry]} onEntry={onEntry} />
			</Fact>
		</>
	);
}

export const hostText = ({ name }: HostName): string => (name === null ? words.withheld : visible(name));

export function Party({ party }: { readonly party: PartyView }) {
	return (
		<>
			{visible(party.name)}
			{!party.hasKey && <span className="dim"> {signs.outsider}</span>}
			{[party.organization, party.contact].map((text) => text !== null && `, ${visible(text)}`)}
		</>
	);
}

/** What became of it, newest last; nothing is taken away. */
export function Assessments<Verdict extends string>({
	of,
	names,
	onEntry,
}: {
	readonly of: readonly Assessment<Verdict>[];
	readonly names: Readonly<Record<Verdict, string>>;
	readonly onEntry: GoTo;
}) {
	return (
		<div className="is is-last">
			<h3 className="lab">{words.assessments}</h3>
			{of.length === 0 && <p className="dim">{words.noAssessment}</p>}
			<ul className="col gap-5">
				{of.map((each) => (
					<li key={each.entry}>
						<div className="row">
							<span className="med grow">{names[each.verdict]}</span>
							<Stamp at={each.at} />
						</div>
						<p className="wrap">{visible(each.by)}</p>
						<p className="dim t1 row-w">
							{each.who !== null && visible(each.who)}
							<EntryLinks refs={[each.entry, ...each.cites]} onEntry={onEntry} />
						</p>
					</li>
				))}
			</ul>
		</div>
	);
}
