/** A part of the record is written down. Only what was changed is sealed; what was emptied is cleared. */
import { useState } from 'react';
import type { CaseView, IncidentRecord } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { ActDialogue } from '../../parts/ActDialogue';
import { Choice } from '../../parts/Choice';
import { TextArea, TextBox } from '../../parts/Field';
import { Refused, refusedFor } from '../../parts/Refused';
import { Tick } from '../../parts/Tick';
import {
	contactNames,
	type RecordMember,
	type recordGroups,
	recordNames,
	writing as words,
} from '../../words/incident';
import { visible } from '../../words/seen';
import { type Filled, filledOf, inputOf } from './recordInput';

interface WriteRecordProps {
	readonly view: CaseView;
	readonly record: IncidentRecord;
	readonly group: (typeof recordGroups)[number];
	readonly onClose: () => void;
}

export function WriteRecord({ view, record, group, onClose }: WriteRecordProps) {
	const { act, busy, refusal } = useAct('incident.record');
	const vectors = useAnswer('list.show', { list: 'attack-vectors' }).value;
	const statuses = useAnswer('list.show', { list: 'incident-statuses' }).value;
	const [begun] = useState<Filled>(() => filledOf(record));
	const [filled, setFilled] = useState<Filled>(begun);
	const [reason, setReason] = useState('');
	const input = inputOf(group.members, begun, filled);
	const ready = input !== null;
	const submit = async () => {
		if (!input) return;
		const why = reason.trim() === '' ? {} : { reason: reason.trim() };
		if (await act({ case: view.case, ...input, ...why })) onClose();
	};
	const put = (name: string, value: string) => setFilled({ ...filled, texts: { ...filled.texts, [name]: value } });
	const field = (member: RecordMember, at: number) => {
		if (member === 'vectors')
			return (
				<fieldset key={member} className="f fs-0">
					<legend className="lb fp-l">{recordNames.vectors}</legend>
					<div className="cbs">
						{(vectors?.items ?? [])
							.filter(({ id, retired }) => retired === null || filled.vectors.includes(id))
							.map(({ id, name }) => (
								<Tick
									key={id}
									checked={filled.vectors.includes(id)}
									onChange={(on) =>
										setFilled({
											...filled,
											vectors: on ? [...filled.vectors, id] : filled.vectors.filter((each) => each !== id),
										})
									}
								>
									{visible(name)}
								</Tick>
							))}
					</div>
				</fieldset>
			);
		if (member === 'attackStatus' || member === 'responseStatus')
			return (
				<Choice
					key={member}
					label={recordNames[member]}
					options={[
						{ id: '', name: words.none },
						...(statuses?.items ?? [])
							.filter(({ retired }) => retired === null)
							.map(({ id, name }) => ({ id, name: visible(name) })),
					]}
					value={filled.texts[member] ?? ''}
					onChange={(value) => put(member, value)}
				/>
			);
		if (member === 'reporter' || member === 'handler')
			return (
				<fieldset key={member} className="bx">
					<legend>{recordNames[member]}</legend>
					<div className="fr-g two">
						{Object.entries(contactNames).map(([name, label]) => (
							<TextBox
								key={name}
								label={label}
								value={filled.texts[`${member} ${name}`] ?? ''}
								onChange={(value) => put(`${member} ${name}`, value)}
								maxLength={300}
							/>
						))}
					</div>
				</fieldset>
			);
		return (
			<TextArea
				key={member}
				label={recordNames[member]}
				rows={at === 0 ? 3 : 2}
				value={filled.texts[member] ?? ''}
				onChange={(value) => put(member, value)}
				error={refusedFor(refusal, member)}
				maxLength={20_000}
				autoFocus={at === 0}
			/>
		);
	};
	return (
		<ActDialogue
			title={group.name}
			about={words.about}
			width={680}
			words={words}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit()}
		>
			{group.members.map(field)}
			<TextBox label={words.reason} optional value={reason} onChange={setReason} maxLength={2000} />
			<Refused refusal={refusal} fields={[...group.members]} />
		</ActDialogue>
	);
}
