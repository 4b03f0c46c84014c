/** The people of the notebook, with the fingerprints that others compare. */
import { BookLock, FileBadge, UserPlus } from 'lucide-react';
import { useAnswer } from '../../hooks/useAnswer';
import { usePlace } from '../../hooks/usePlace';
import { useStatus } from '../../hooks/useStatus';
import { Badge, State } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { Fingerprint } from '../../parts/Digest';
import { Refused } from '../../parts/Refused';
import { nameOf, SignerName } from '../../parts/SignerName';
import { Stamp } from '../../parts/Stamp';
import { Waiting } from '../../parts/Waiting';
import { people as words } from '../../words/people';
import { visible } from '../../words/seen';

export function People() {
	const { value, refusal, waiting } = useAnswer('person.list', {});
	const { open } = usePlace();
	const me = useStatus().value?.me;
	return (
		<div className="hm" data-pane>
			<div className="hm-h">
				<h1 className="t5">{words.title}</h1>
				<span className="dim ell grow">{words.about}</span>
				<Button tone="primary" icon={UserPlus} onClick={() => open('admit person')}>
					{words.admit}
				</Button>
			</div>
			<Refused refusal={refusal} />
			{waiting && <Waiting />}
			{value && (
				<div className="pn hm-p">
					<div className="hm-t">
						<table className="tb tb-w" aria-label={words.table}>
							<colgroup>
								<col />
								<col className="w-org" />
								<col className="w-fpr" />
								<col className="w-at" />
								<col className="w-sgn" />
							</colgroup>
							<thead>
								<tr>
									<th scope="col">{words.name}</th>
									<th scope="col">{words.organization}</th>
									<th scope="col">{words.fingerprint}</th>
									<th scope="col">{words.admitted}</th>
									<th scope="col">
										<span className="vh">{words.signsHere}</span>
									</th>
								</tr>
							</thead>
							<tbody>
								{value.map((person) => (
									<tr key={person.keyId}>
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
											{person.signsHere ? (
												<State tone="ok" icon={BookLock}>
													{words.signsHere}
												</State>
											) : (
												<State icon={FileBadge}>{words.certificateOnly}</State>
											)}
										</td>
									</tr>
								))}
							</tbody>
						</table>
					</div>
				</div>
			)}
		</div>
	);
}
