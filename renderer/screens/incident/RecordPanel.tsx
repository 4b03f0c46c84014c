/** The incident's record as it stands, by what belongs together; each value with the entries that gave it. */
import { PencilLine } from 'lucide-react';
import type { IncidentRecord, RecordField } from '../../../shared/views';
import { Button } from '../../parts/Button';
import { EntryLinks } from '../../parts/EntryLinks';
import { contactNames, type RecordMember, recordGroups, recordNames, incident as words } from '../../words/incident';
import { visible } from '../../words/seen';

interface RecordPanelProps {
	readonly record: IncidentRecord;
	readonly onGo: (entry: string) => void;
	readonly onWrite?: (group: (typeof recordGroups)[number]) => void;
}

export function RecordPanel({ record, onGo, onWrite }: RecordPanelProps) {
	return (
		<>
			{recordGroups.map((group) => {
				const said = group.members.filter((member) => record[member].history.length > 0);
				return (
					<section key={group.name} className="pn" aria-label={group.name}>
						<div className="pn-h">
							<h2>{group.name}</h2>
							<span className="push" />
							{onWrite && (
								<Button
									size="s"
									icon={PencilLine}
									aria-label={words.writeNamed(group.name)}
									onClick={() => onWrite(group)}
								>
									{words.write}
								</Button>
							)}
						</div>
						<div className="pn-b">
							{said.length === 0 && <p className="dim">{words.empty}</p>}
							{said.length > 0 && (
								<dl className="rec">
									{said.map((member) => (
										<Field key={member} member={member} record={record} onGo={onGo} />
									))}
								</dl>
							)}
						</div>
					</section>
				);
			})}
		</>
	);
}

interface FieldProps {
	readonly member: RecordMember;
	readonly record: IncidentRecord;
	readonly onGo: (entry: string) => void;
}

function Field({ member, record, onGo }: FieldProps) {
	const text = shownOf(member, record);
	const history: RecordField<unknown>['history'] = record[member].history;
	return (
		<>
			<dt>{recordNames[member]}</dt>
			<dd>
				{text === null ? <span className="dim">{words.cleared}</span> : text}
				<span className="refs">
					<EntryLinks entries={history.map(({ entry }) => entry).reverse()} onGo={onGo} most={4} />
				</span>
			</dd>
		</>
	);
}

/** What stands, made harmless to look at; null where it was cleared or is withheld. */
function shownOf(member: RecordMember, record: IncidentRecord): string | null {
	if (member === 'vectors') return record.vectors.value?.map(({ name }) => visible(name)).join(', ') ?? null;
	if (member === 'attackStatus' || member === 'responseStatus') {
		const { value } = record[member];
		return value === null ? null : visible(value.name);
	}
	if (member === 'reporter' || member === 'handler') {
		const { value } = record[member];
		if (value === null) return null;
		const names = Object.keys(contactNames) as (keyof typeof contactNames)[];
		return names.flatMap((name) => (value[name] === undefined ? [] : [visible(value[name])])).join(', ');
	}
	const { value } = record[member];
	return value === null ? null : visible(value, { lines: true });
}
