/** The sets of known files that a comparison looks its paths up in: all that the notebook asks, or none. */
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useAnswer } from '../../hooks/useAnswer';
import { State } from '../../parts/Badge';
import { Tick } from '../../parts/Tick';
import { comparing as words } from '../../words/compare';
import { visible } from '../../words/seen';

interface KnownSetsProps {
	readonly asked: boolean;
	readonly onChange: (asked: boolean) => void;
}

export function KnownSets({ asked, onChange }: KnownSetsProps) {
	const sets = useAnswer('hashset.list', {}).value ?? [];
	if (sets.length === 0) return null;
	return (
		<div className="col gap-3">
			<Tick checked={asked} onChange={onChange}>
				{words.knownSets}
			</Tick>
			{asked && (
				<ul className="cbs">
					{sets.map(({ name, contents, kind, state, sentence }) => (
						<li key={contents}>
							<State tone={state === 'there' ? 'ok' : 'warn'} icon={state === 'there' ? CircleCheck : TriangleAlert}>
								{visible(name)} <span className="dim">{words.setKinds[kind]}</span>
								{sentence !== null && ` ${visible(sentence)}`}
							</State>
						</li>
					))}
				</ul>
			)}
		</div>
	);
}
