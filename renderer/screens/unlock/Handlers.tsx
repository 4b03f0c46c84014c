/** Who unlocks: one of the people of this notebook, by name and key. */
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { NotebookStatus } from '../../../shared/views';
import { visible } from '../../words/seen';
import { unlock as words } from '../../words/start';

export function Handlers({
	people,
	chosen,
	onChoose,
}: {
	readonly people: NotebookStatus['people'];
	readonly chosen: string;
	readonly onChoose: (keyId: string) => void;
}) {
	return (
		<RadioGroup className="f" value={chosen} onChange={onChoose}>
			<Label className="lb">{words.handler}</Label>
			<div className="ul-h">
				{people.map((person) => (
					<Radio key={person.keyId} value={person.keyId} className="ul-r">
						<span className="box rad" aria-hidden />
						<span className="med ell">{visible(person.name)}</span>
						<span className="push mono dim" aria-hidden>
							{person.keyId.slice(0, 8)}
						</span>
					</Radio>
				))}
			</div>
		</RadioGroup>
	);
}
