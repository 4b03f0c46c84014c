/** The people of the notebook, with the fingerprints that others compare. */
import { FileKey, UserPlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Person } from '../../../shared/views';
import { useAnswer } from '../../hooks/useAnswer';
import { usePlace } from '../../hooks/usePlace';
import { useStatus } from '../../hooks/useStatus';
import { Badge } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { Fingerprint } from '../../parts/Digest';
import { Refused } from '../../parts/Refused';
import { nameOf, SignerName } from '../../parts/SignerName';
import { Stamp } from '../../parts/Stamp';
import { Waiting } from '../../parts/Waiting';
import { acts, people as words } from '../../words/people';
import { visible } from '../../words/seen';
import { Acts } from './Acts';
import { RemovePerson } from './RemovePerson';
import { RevokeKey } from './RevokeKey';
import { Stands } from './Stands';

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
				<div className="pn hm-p">
					<div className="hm-t">
						<table className="tb tb-w ppl" aria-label={words.table}>
							<colgroup>
								<col />
								<col className="w-org" />
								<col className="w-fpr" />
								<col className="w-adm" />
								<col className="w-sgn" />
								<col className="w-act" />
							</colgroup>
							<thead>
								<tr>
									<th scope="col">{words.name}</th>
									<th scope="col">{words.organization}</th>
									<th scope="col">{words.fingerprint}</th>
									<th scope="col">{words.admitted}</th>
									<th scope="col">{words.stands}</th>
									<th scope="col">
										<span className="vh">{acts.name}</span>
									</th>
								</tr>
							</thead>
							<tbody>
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
							</tbody>
						</table>
					</div>
				</div>
			)}
			{over?.is === 'remove' && <RemovePerson person={over.person} onClose={close} />}
			{over?.is === 'revoke' && <RevokeKey person={over.person} onClose={close} />}
		</div>
	);
}
