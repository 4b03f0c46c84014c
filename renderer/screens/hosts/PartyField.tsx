/** Who it was: somebody of the notebook, somebody else by name, or nobody said it. */
import { useState } from 'react';
import type { Takes } from '../../../shared/contract';
import { useAnswer } from '../../hooks/useAnswer';
import { Choice } from '../../parts/Choice';
import { TextBox } from '../../parts/Field';
import { nameOf } from '../../parts/SignerName';
import { party as words } from '../../words/signs';

const NOBODY = 'nobody';
const OUTSIDE = 'outside';
type Party = Takes<'sign.record'>['reporter'];

export interface TypedParty {
	readonly who: string;
	readonly name: string;
	readonly organization: string;
	readonly contact: string;
}

export const useParty = () => useState<TypedParty>({ who: NOBODY, name: '', organization: '', contact: '' });

/** As a question takes it; undefined where nobody is named. */
export function partyOf({ who, name, organization, contact }: TypedParty): Party {
	if (who === NOBODY) return undefined;
	if (who !== OUTSIDE) return { person: who };
	if (name.trim() === '') return undefined;
	return {
		name: name.trim(),
		...(organization.trim() === '' ? {} : { organization: organization.trim() }),
		...(contact.trim() === '' ? {} : { contact: contact.trim() }),
	};
}

export function PartyField({
	label,
	value,
	onChange,
	error,
}: {
	readonly label: string;
	readonly value: TypedParty;
	readonly onChange: (value: TypedParty) => void;
	readonly error?: string | undefined;
}) {
	const people = useAnswer('person.list', {}).value ?? [];
	const options = [
		{ id: NOBODY, name: words.nobody },
		{ id: OUTSIDE, name: words.somebody },
		...people.filter((p) => p.replacedBy === null).map((p) => ({ id: p.keyId as string, name: nameOf(p) })),
	];
	const text = (name: 'name' | 'organization' | 'contact') => (
		<TextBox
			label={words[name]}
			optional={name !== 'name'}
			value={value[name]}
			onChange={(typed) => onChange({ ...value, [name]: typed })}
			maxLength={200}
		/>
	);
	return (
		<>
			<Choice
				label={label}
				options={options}
				value={value.who}
				onChange={(who) => onChange({ ...value, who })}
				error={error}
			/>
			{value.who === OUTSIDE && (
				<div className="fr-g three">
					{text('name')}
					{text('organization')}
					{text('contact')}
				</div>
			)}
		</>
	);
}
