/** Contacts as rows: how to reach them, what they stand for, how to make sure that it is them. */
import { CircleAlert, Mail, Phone, PhoneForwarded } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ContactView } from '../../../shared/views';
import { Badge, State } from '../../parts/Badge';
import type { Column } from '../../parts/Columns';
import { MenuButton } from '../../parts/MenuButton';
import { RoomTable } from '../../parts/RoomTable';
import { Stamp } from '../../parts/Stamp';
import { partyName, contacts as words } from '../../words/contacts';
import { visible } from '../../words/seen';

const COLUMNS: readonly Column[] = [
	{ name: words.name },
	{ name: words.reach, width: 'ct-r' },
	{ name: words.standsFor, width: 'ct-p' },
	{ name: words.verify, width: 'ct-v' },
	{ name: words.entry, width: 'ct-e' },
	{ name: words.actsName, width: 'w-act', quiet: true },
];

interface ContactTableProps {
	readonly contacts: readonly ContactView[];
	readonly onChange: (contact: ContactView) => void;
	readonly onRetire: (contact: ContactView) => void;
}

export function ContactTable({ contacts, onChange, onRetire }: ContactTableProps) {
	return (
		<RoomTable label={words.contacts} columns={COLUMNS} className="ct">
			{contacts.map((each) => (
				<tr key={each.contact} className={each.retired ? 'gone-by' : ''}>
					<th scope="row">
						<span className="med">{visible(each.name)}</span> {each.retired && <Badge>{words.retired}</Badge>}
						<span className="sub">
							{visible([each.role, each.organization].filter((part) => part !== null).join(', '))}
						</span>
					</th>
					<td>
						<Reach icon={<Phone className="ic ic-s" aria-hidden />} text={each.phone} />
						<Reach
							icon={<PhoneForwarded className="ic ic-s" aria-hidden />}
							text={each.backupPhone}
							quiet={words.backup}
						/>
						<Reach icon={<Mail className="ic ic-s" aria-hidden />} text={each.email} />
						{each.phone === null && (
							<State tone="warn" icon={CircleAlert}>
								{words.noPhone}
							</State>
						)}
					</td>
					<td className="wrap">
						{each.party !== null && visible(partyName(each.party))}
						{each.onCall !== null && (
							<span className="sub wrap">
								{words.onCall}: {visible(each.onCall)}
							</span>
						)}
					</td>
					<td className="wrap">
						{each.verify === null ? (
							<State tone="warn" icon={CircleAlert}>
								{words.noVerify}
							</State>
						) : (
							visible(each.verify)
						)}
						{each.fingerprints.map((text) => (
							<span key={text} className="sub mono wrap">
								{visible(text)}
							</span>
						))}
					</td>
					<td>
						<span className="mono">{each.entry}</span>
						<span className="sub">{words.changed(each.versions)}</span>
						<span className="sub">
							<Stamp at={each.at} />
						</span>
					</td>
					<td className="num">
						{each.retired === null && (
							<MenuButton
								name={words.actsName}
								label={words.acts(visible(each.name))}
								acts={[
									{ id: 'change', name: words.change, act: () => onChange(each) },
									{ id: 'retire', name: words.retire, act: () => onRetire(each) },
								]}
							/>
						)}
					</td>
				</tr>
			))}
		</RoomTable>
	);
}

function Reach({
	icon,
	text,
	quiet,
}: {
	readonly icon: ReactNode;
	readonly text: string | null;
	readonly quiet?: string;
}) {
	if (text === null) return null;
	return (
		<span className="ct-w">
			{icon}
			<span className="ell">{visible(text)}</span>
			{quiet && <span className="dim t1">{quiet}</span>}
		</span>
	);
}
