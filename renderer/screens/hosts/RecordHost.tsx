/** A host is recorded, or described again under the same id. */
import { useState } from 'react';
import type { CaseView, HostGroupView, HostView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { Choice } from '../../parts/Choice';
import { refusedFor } from '../../parts/Refused';
import { StatedTimeField, statedOf, useTypedTime } from '../../parts/StatedTime';
import { recordHost as words } from '../../words/hosts';
import { visible } from '../../words/seen';
import { Form, given, listed, useTexts } from './form';
import { TellFields, toldOf, useTell } from './TellFields';

const NO_GROUP = 'none';

interface RecordHostProps {
	readonly view: CaseView;
	readonly groups: readonly HostGroupView[];
	/** The host that is described again. */
	readonly again?: HostView;
	readonly onClose: (host?: string) => void;
}

export function RecordHost({ view, groups, again, onClose }: RecordHostProps) {
	const { act, busy, refusal } = useAct('host.record');
	const { said, box, names } = useTexts(words.fields, refusal, {
		name: again?.name ?? '',
		addresses: again?.addresses.join(', ') ?? '',
		function: again?.function ?? '',
		owner: again?.owner ?? '',
		remark: again?.remark ?? '',
	});
	const [group, setGroup] = useState(again?.group ?? NO_GROUP);
	const [affected, setAffected] = useState(true);
	const [since, setSince] = useTypedTime();
	const [tell, setTell] = useTell();
	const name = said('name');
	const seal = async () => {
		if (name === undefined) return;
		const done = await act({
			...{ case: view.case, name, ...toldOf(tell) },
			...given({
				host: again?.host,
				addresses: listed(said('addresses')),
				...{ function: said('function'), owner: said('owner'), remark: said('remark') },
				group: group === NO_GROUP ? undefined : group,
				since: again ? undefined : statedOf(since),
				cites: listed(said('cites')),
			}),
			...(again || affected ? {} : { affected: false }),
		});
		if (done) onClose(done.host);
	};
	return (
		<Form
			{...{ about: words.about, busy, refusal, needs: words.needs, act: words.act }}
			title={again ? words.again(visible(again.name)) : words.title}
			ready={name !== undefined}
			fields={[...names, 'group']}
			onSeal={() => void seal()}
			onClose={() => onClose()}
		>
			<div className="fr-g two">
				{box('name', { autoFocus: true, most: 255 })}
				<Choice
					label={words.group}
					options={[
						{ id: NO_GROUP, name: words.noGroup },
						...groups.map((each) => ({ id: each.group, name: visible(each.name) })),
					]}
					value={group}
					onChange={setGroup}
					error={refusedFor(refusal, 'group')}
				/>
			</div>
			{box('addresses', { optional: true, help: words.addressesHelp })}
			<div className="fr-g two">
				{box('function', { optional: true, most: 500 })}
				{box('owner', { optional: true, most: 200 })}
			</div>
			{!again && (
				<>
					<Choice
						label={words.state}
						options={[
							{ id: 'yes', name: words.affected },
							{ id: 'no', name: words.notAffected },
						]}
						value={affected ? 'yes' : 'no'}
						onChange={(id) => setAffected(id === 'yes')}
					/>
					{affected && <StatedTimeField label={words.since} value={since} onChange={setSince} />}
				</>
			)}
			<div className="fr-g two">
				{box('remark', { optional: true })}
				{box('cites', { optional: true, help: words.citesHelp })}
			</div>
			<TellFields value={tell} onChange={setTell} />
		</Form>
	);
}
