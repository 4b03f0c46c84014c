/** Which sets of known files a comparison looks its paths up in: those that the notebook asks. */
import { useAnswer } from '../../hooks/useAnswer';
import { Tick } from '../../parts/Tick';
import { comparing as words } from '../../words/compare';
import { visible } from '../../words/seen';

interface KnownSetsProps {
	readonly chosen: readonly string[];
	readonly onChange: (chosen: readonly string[]) => void;
}

export function KnownSets({ chosen, onChange }: KnownSetsProps) {
	const sets = useAnswer('hashset.list', {}).value ?? [];
	if (sets.length === 0) return null;
	return (
		<fieldset className="f fs-0">
			<legend className="lb fp-l">{words.knownSets}</legend>
			<div className="cbs">
				{sets.map(({ name, contents, kind, state, sentence }) => (
					<Tick
						key={contents}
						checked={chosen.includes(name) && state === 'there'}
						disabled={state !== 'there'}
						onChange={(on) => onChange(on ? [...chosen, name] : chosen.filter((each) => each !== name))}
					>
						{visible(name)} <span className="dim">{words.setKinds[kind]}</span>
						{sentence !== null && <span className="tone-warn"> {visible(sentence)}</span>}
					</Tick>
				))}
			</div>
		</fieldset>
	);
}
