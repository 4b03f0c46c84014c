/** How far something may be told on (TLP 2.0), and whether it tells of the business or of the technique (SP 800-61 r2, §4.3). */
import { useState } from 'react';
import type { Classification } from '../../../shared/fields';
import type { SharingClass } from '../../../shared/views';
import { Choice } from '../../parts/Choice';
import { scene as words } from '../../words/hosts';
import { given } from './form';
import { SHARING, TLP } from './order';

const NOT_SAID = 'none';

export interface Tell {
	readonly tlp: Classification | typeof NOT_SAID;
	readonly sharing: SharingClass | typeof NOT_SAID;
}

export const useTell = () => useState<Tell>({ tlp: NOT_SAID, sharing: NOT_SAID });

/** As a question takes it. */
export const toldOf = ({ tlp, sharing }: Tell) =>
	given({ tlp: tlp === NOT_SAID ? undefined : tlp, sharing: sharing === NOT_SAID ? undefined : sharing });

export function TellFields({ value, onChange }: { readonly value: Tell; readonly onChange: (value: Tell) => void }) {
	return (
		<div className="fr-g two">
			<Choice<Tell['tlp']>
				label={words.tlp}
				options={[{ id: NOT_SAID, name: words.nothing }, ...TLP.map((id) => ({ id, name: id }))]}
				value={value.tlp}
				onChange={(tlp) => onChange({ ...value, tlp })}
			/>
			<Choice<Tell['sharing']>
				label={words.sharing}
				options={[{ id: NOT_SAID, name: words.nothing }, ...SHARING.map((id) => ({ id, name: words.sharings[id] }))]}
				value={value.sharing}
				onChange={(sharing) => onChange({ ...value, sharing })}
			/>
		</div>
	);
}
