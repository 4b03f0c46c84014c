/** The people of the notebook, with the fingerprints that others compare. */
import { FileKey, UserPlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Person } from '../../../shared/views';
import { useAnswer } from '../../hooks/useAnswer';
import { usePlace } from '../../hooks/usePlace';
import { useStatus } from '../../hooks/useStatus';
import { Badge } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import type { Column } from '../../parts/Columns';
import { Fingerprint } from '../../parts/Digest';
import { Refused } from '../../parts/Refused';
import { RoomTable } from '../../parts/RoomTable';
import { nameOf, SignerName } from '../../parts/SignerName';
import { Stamp } from '../../parts/Stamp';
import { Waiting } from '../../parts/Waiting';
import { acts, people as words } from '../../words/people';
import { visible } from '../../words/seen';
import { AccessLog } from './AccessLog';
import { Acts } from './Acts';
import { RemovePerson } from './RemovePerson';
import { RevokeKey } from './RevokeKey';
import { Stands } from './Stands';

const COLUMNS: readonly Column[] = [
	{ name: words.name },
	{ name: words.organization, width: 'w-org' },
	{ name: words.fingerprint, width: 'w-fpr' },
	{ name: words.admitted, width: 'w-adm' },
	{ name: words.stands, width: 'w-sgn' },
	{ name: acts.name, width: 'w-act', quiet: true },
];

type Over = { readonly is: 'remove' | 'revoke'; readonly person: Person } | null;

export function People() {
	const { value, refusal, waiting, again } = useAnswer('person.list', {});
	const { open, above } = usePlace();
	const me = useStatus().value?.me;
	const [over, setOver] = useState<Over>(null);
	const close = () => setOver(null);
	// Who signs here the vault says, after the entry that tells of it: the list is asked again after each dialog.
	const alone = over === null && above === null;
	useEffect(() => {
		if (alone) again();
	}, [alone, again]);
	return (
		<div className="hm" data-pane>
			<div className="hm-h">
				<h1 className="t5">{words.title}</h1>
				<span className="dim ell grow">{words.about}</span>
				<Button icon={FileKey} onClick={() => open('import person')}>
					{acts.import}
				</Button>
				<Button tone="primary" icon={UserPlus} onClick={() => open('admit person')}>
					{words.admit}
				</Button>
			</div>
			<Refused refusal={refusal} />
			{waiting && <Waiting />}
			{value && (
				<RoomTable label={words.table} columns={COLUMNS} className="ppl">
					{value.map((person) => (
						<tr key={person.keyId} className={person.revoked || person.replacedBy ? 'gone-by' : ''}>
							<th scope="row">
								<span className="med">
									<SignerName signer={person} />
								</span>{' '}
								{person.keyId === me?.keyId && <Badge>{words.you}</Badge>}
								<span className="sub">{person.title === null ? '' : visible(person.title)}</span>
							</th>
							<td>
								{person.organization === null ? (
									<span className="dim">{words.none}</span>
								) : (
									visible(person.organization)
								)}
								<span className="sub">{person.phone === null ? '' : visible(person.phone)}</span>
							</td>
							<td>
								<Fingerprint text={person.fingerprint} name={nameOf(person)} />
							</td>
							<td>
								<Stamp at={person.admittedAt} />
							</td>
							<td>
								<Stands person={person} />
							</td>
							<td className="num">
								<Acts
									person={person}
									own={person.keyId === me?.keyId}
									onRevoke={() => setOver({ is: 'revoke', person })}
									onRemove={() => setOver({ is: 'remove', person })}
								/>
							</td>
						</tr>
					))}
				</RoomTable>
			)}
			<AccessLog />
			{over?.is === 'remove' && <RemovePerson person={over.person} onClose={close} />}
			{over?.is === 'revoke' && <RevokeKey person={over.person} onClose={close} />}
		</div>
	);
}
