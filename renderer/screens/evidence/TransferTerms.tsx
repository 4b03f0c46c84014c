/** To whom, why, where and in which state an item changes hands: fixed once the releaser has signed. */
import type { Person } from '../../../shared/views';
import { usePlaces } from '../../hooks/usePlaces';
import { Choice } from '../../parts/Choice';
import { TextBox } from '../../parts/Field';
import { PlaceBox } from '../../parts/PlaceBox';
import { refusedFor } from '../../parts/Refused';
import { nameOf } from '../../parts/SignerName';
import { transfer as words } from '../../words/evidence';
import { withoutKey } from '../../words/paper';
import { visible } from '../../words/seen';
import type { Transfer } from './useTransfer';

const OUTSIDER = 'without a key';

interface TransferTermsProps {
	readonly transfer: Transfer;
	readonly receivers: readonly Person[];
	/** The receiver has no key: another page. */
	readonly onWithoutKey: () => void;
}

export function TransferTerms({ transfer, receivers, onWithoutKey }: TransferTermsProps) {
	const places = usePlaces();
	const { receiver, terms, setTerms, refusal } = transfer;
	const fixed = transfer.from.signed;
	return (
		<div className="fr-g ai-4">
			<Choice
				label={words.to}
				disabled={fixed}
				value={receiver?.keyId ?? null}
				onChange={(id: string) => (id === OUTSIDER ? onWithoutKey() : transfer.setTo(id))}
				options={[
					...receivers.map((person) => ({
						id: person.keyId as string,
						name: nameOf(person),
						quiet: person.title === null ? '' : visible(person.title),
					})),
					{ id: OUTSIDER, name: withoutKey.option },
				]}
			/>
			<TextBox
				label={words.reason}
				value={terms.reason}
				onChange={(reason) => setTerms({ reason })}
				error={refusedFor(refusal, 'reason')}
				maxLength={2000}
				readOnly={fixed}
			/>
			<PlaceBox
				label={words.place}
				places={places}
				optional
				value={terms.place}
				onChange={(place) => setTerms({ place })}
				error={refusedFor(refusal, 'place')}
				readOnly={fixed}
			/>
			<TextBox
				label={words.condition}
				optional
				value={terms.condition}
				onChange={(condition) => setTerms({ condition })}
				error={refusedFor(refusal, 'condition')}
				maxLength={500}
				readOnly={fixed}
			/>
		</div>
	);
}
