/**
 * The call sheet: this and nothing else goes on paper while it is there. It must serve where no screen does, so ladders
 * come first, then each contact with both telephones and how to make sure that it is them; the newest entry’s digest
 * says which state of the notebook it is of.
 */
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { ContactsView, ContactView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useStatus } from '../../hooks/useStatus';
import { Mark } from '../../parts/Mark';
import { Stamp } from '../../parts/Stamp';
import { contacts, partyName, callSheet as words } from '../../words/contacts';
import { visible } from '../../words/seen';

export function CallSheet({ view, onDone }: { readonly view: ContactsView; readonly onDone: () => void }) {
	const { act: print } = useAct('page.print');
	const { value: status } = useStatus();
	const begun = useRef(false);
	useEffect(() => {
		if (begun.current) return;
		begun.current = true;
		void print({}).finally(onDone);
	}, [print, onDone]);
	const people = view.contacts.filter((each) => each.retired === null);
	const nameOf = (id: string) => view.contacts.find(({ contact }) => contact === id);
	return createPortal(
		<section className="sheet cs">
			<header>
				<Mark />
				<h1>{words.title}</h1>
			</header>
			<dl className="kv">
				<dt>{words.of}</dt>
				<dd>{visible(status?.name ?? '')}</dd>
				<dt>{words.printed}</dt>
				<dd>
					<Stamp at={new Date().toISOString()} />
				</dd>
				{view.head && (
					<>
						<dt>{words.newest}</dt>
						<dd>
							<span className="mono">{view.head.ref}</span>, <Stamp at={view.head.at} />
						</dd>
						<dt>{words.digest}</dt>
						<dd className="mono">{view.head.digest}</dd>
					</>
				)}
			</dl>
			{view.ladders.some((each) => each.retired === null) && <h2>{words.order}</h2>}
			{view.ladders
				.filter((each) => each.retired === null)
				.map((each) => (
					<div key={each.ladder} className="cs-l">
						<h3>{visible(each.name)}</h3>
						<ol>
							{each.levels.map((level, n) => (
								<li key={`${level.contacts.join()} ${String(n)}`}>
									{level.contacts.map((id) => (
										<span key={id}>
											<b>{visible(nameOf(id)?.name ?? id)}</b> {visible(phonesOf(nameOf(id)))}
										</span>
									))}
									<span>{contacts.waits(level.waitMinutes, level.tries)}</span>
								</li>
							))}
						</ol>
					</div>
				))}
			{view.ladders.some((each) => each.retired === null) && <p>{words.rule}</p>}
			<h2>{words.people}</h2>
			{people.map((each) => (
				<Contact key={each.contact} contact={each} />
			))}
			{view.deadlines.some((each) => each.retired === null) && <h2>{words.deadlines}</h2>}
			<ul className="cs-d">
				{view.deadlines
					.filter((each) => each.retired === null)
					.map((each) => (
						<li key={each.deadline}>
							<b>{visible(each.name)}</b>: {contacts.length(each.amount, each.unit)} {contacts.from[each.from]}
							{each.basis !== null && ` (${visible(each.basis)})`}
						</li>
					))}
			</ul>
		</section>,
		document.body,
	);
}

const phonesOf = (contact: ContactView | undefined): string =>
	[contact?.phone, contact?.backupPhone].filter((each) => each !== null && each !== undefined).join(' / ');

function Contact({ contact }: { readonly contact: ContactView }) {
	const { name, role, organization, party, phone, backupPhone, email, onCall, verify, fingerprints } = contact;
	const about = [role, organization, party === null ? null : partyName(party)].filter((each) => each !== null);
	const rows: readonly (readonly [string, string | null])[] = [
		[words.telephone, phone],
		[words.backup, backupPhone],
		[words.email, email],
		[words.onCall, onCall],
		[words.verify, verify ?? contacts.noVerify],
		...fingerprints.map((each) => [words.fingerprint, each] as const),
	];
	return (
		<div className="cs-c">
			<h3>
				{visible(name)} <span>{visible(about.join(', '))}</span>
			</h3>
			<dl>
				{rows.map(([label, text]) =>
					text === null ? null : (
						<div key={`${label} ${text}`}>
							<dt>{label}</dt>
							<dd className={label === words.fingerprint ? 'mono' : ''}>{visible(text)}</dd>
						</div>
					),
				)}
			</dl>
		</div>
	);
}
