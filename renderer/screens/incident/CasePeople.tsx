/** Who is in a case, how they are reached, and what each is there for. */
import { useState } from 'react';
import type { CaseView, Person, RoleView } from '../../../shared/views';
import { Button } from '../../parts/Button';
import { type Column, Columns } from '../../parts/Columns';
import { EntryLinks } from '../../parts/EntryLinks';
import { SignerName } from '../../parts/SignerName';
import { Stamp } from '../../parts/Stamp';
import { isWritable } from '../../parts/writable';
import { roles as words } from '../../words/people';
import { visible } from '../../words/seen';
import { GiveRole } from './GiveRole';

const COLUMNS: readonly Column[] = [words.person, words.reach, words.role, words.since].map((name) => ({ name }));

export function CasePeople({ view, onGo }: { readonly view: CaseView; readonly onGo: (entry: string) => void }) {
	const [giving, setGiving] = useState(false);
	// Who was replaced by a newer key, or counts no more, is there for nothing now.
	const people = view.people.filter(({ replacedBy, revoked }) => replacedBy === null && !revoked);
	return (
		<section className="pn" aria-label={words.title}>
			<div className="pn-h">
				<h2>{words.title}</h2>
				<span className="dim ell">{words.about}</span>
				<span className="push" />
				{isWritable(view) && (
					<Button size="s" onClick={() => setGiving(true)}>
						{words.give}
					</Button>
				)}
			</div>
			<table className="tb">
				<Columns of={COLUMNS} />
				<tbody>
					{people.map((person) => (
						<tr key={person.keyId}>
							<th scope="row" className="td-h">
								<SignerName signer={person} />
								{person.title !== null && <span className="sub">{visible(person.title)}</span>}
							</th>
							<Reached person={person} />
							<HasRole role={view.roles.find((each) => each.person === person.keyId)} onGo={onGo} />
						</tr>
					))}
				</tbody>
			</table>
			{giving && <GiveRole view={view} people={people} onClose={() => setGiving(false)} />}
		</section>
	);
}

function Reached({ person: { phone, organization } }: { readonly person: Person }) {
	if (phone === null && organization === null) return <td className="dim">{words.notGiven}</td>;
	return (
		<td>
			{phone !== null && visible(phone)}
			{organization !== null && <span className="sub">{visible(organization)}</span>}
		</td>
	);
}

function HasRole({ role, onGo }: { readonly role: RoleView | undefined; readonly onGo: (entry: string) => void }) {
	if (!role)
		return (
			<>
				<td className="dim">{words.none}</td>
				<td />
			</>
		);
	const before = role.before.map((each) => words.names[each].toLowerCase()).join(', ');
	return (
		<>
			<td>
				<span className="med">{words.names[role.role]}</span>
				{role.because !== null && <span className="sub wrap">{visible(role.because)}</span>}
				{before !== '' && <span className="sub">{words.before(before)}</span>}
			</td>
			<td>
				<Stamp at={role.at} />
				<span className="refs">
					<EntryLinks entries={[role.entry]} onGo={onGo} />
				</span>
			</td>
		</>
	);
}
