/** Contacts as rows: how to reach them, what they stand for, how to make sure that it is them. */
import { CircleAlert, Mail, Phone, PhoneForwarded } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ContactView } from '../../../shared/views';
import { Badge, State } from '../../parts/Badge';
import { MenuButton } from '../../parts/MenuButton';
import { Stamp } from '../../parts/Stamp';
import { partyName, contacts as words } from '../../words/contacts';
import { visible } from '../../words/seen';

interface ContactTableProps {
	readonly contacts: readonly ContactView[];
	readonly onChange: (contact: ContactView) => void;
	readonly onRetire: (contact: ContactView) => void;
}

export function ContactTable({ contacts, onChange, onRetire }: ContactTableProps) {
	return (
		<div className="pn hm-p">
			<div className="hm-t">
				<table className="tb tb-w ct" aria-label={words.contacts}>
					<colgroup>
						<col />
						<col className="ct-r" />
						<col className="ct-p" />
						<col className="ct-v" />
						<col className="ct-e" />
						<col className="w-act" />
					</colgroup>
					<thead>
						<tr>
							<th scope="col">{words.name}</th>
							<th scope="col">{words.reach}</th>
							<th scope="col">{words.standsFor}</th>
							<th scope="col">{words.verify}</th>
							<th scope="col">{words.entry}</th>
							<th scope="col">
								<span className="vh">{words.actsName}</span>
							</th>
						</tr>
					</thead>
					<tbody>
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
					</tbody>
				</table>
			</div>
		</div>
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
