/** The foot of a stock-take: who watched it, a remark, and the seal. */
import { Stamp as SealIcon } from 'lucide-react';
import type { Refusal } from '../../../shared/refusal';
import { useAnswer } from '../../hooks/useAnswer';
import { useStatus } from '../../hooks/useStatus';
import { Button } from '../../parts/Button';
import { Choice } from '../../parts/Choice';
import { PassphraseBox, TextBox } from '../../parts/Field';
import { refusedFor } from '../../parts/Refused';
import { nameOf } from '../../parts/SignerName';
import { stock as words } from '../../words/locker';

export interface Witnessing {
	/** A key id; null: nobody watched. */
	readonly witness: string | null;
	readonly passphrase: string;
	readonly remark: string;
}

interface StockFootProps {
	readonly by: Witnessing;
	readonly onBy: (by: Witnessing) => void;
	readonly busy: boolean;
	readonly ready: boolean;
	readonly refusal: Refusal | null;
	readonly counts: { readonly missing: number; readonly unexpected: number };
	readonly onCancel: () => void;
	readonly onSeal: () => void;
}

const NOBODY = 'nobody';

export function StockFoot({ by, onBy, busy, ready, refusal, counts, onCancel, onSeal }: StockFootProps) {
	const people = useAnswer('person.list', {});
	const status = useStatus().value;
	const here = (people.value ?? []).filter(
		(p) => p.signsHere && p.revoked === null && p.replacedBy === null && p.keyId !== status?.me?.keyId,
	);
	const witness = here.find(({ keyId }) => keyId === by.witness);
	return (
		<div className="sk-f" data-pane>
			<Choice
				label={words.witness}
				value={by.witness ?? NOBODY}
				onChange={(id) => onBy({ ...by, witness: id === NOBODY ? null : id, passphrase: '' })}
				options={[
					{ id: NOBODY, name: words.nobody },
					...here.map((person) => ({ id: person.keyId as string, name: nameOf(person) })),
				]}
			/>
			{witness && (
				<PassphraseBox
					label={words.passphraseOf(nameOf(witness))}
					value={by.passphrase}
					onChange={(passphrase) => onBy({ ...by, passphrase })}
					error={refusedFor(refusal, 'witnessPassphrase')}
					autoComplete="off"
				/>
			)}
			<TextBox
				label={words.remark}
				optional
				value={by.remark}
				onChange={(remark) => onBy({ ...by, remark })}
				maxLength={2000}
			/>
			<span className="push dim t1" role="status">
				{busy
					? words.sealing
					: by.witness !== null && by.passphrase === ''
						? words.needsWitness
						: ready
							? `${words.missing(counts.missing)}, ${words.more(counts.unexpected)}`
							: words.needsAnything}
			</span>
			<Button tone="quiet" disabled={busy} onClick={onCancel}>
				{words.cancel}
			</Button>
			<Button tone="primary" icon={SealIcon} keys="Ctrl Enter" disabled={busy || !ready} onClick={onSeal}>
				{words.seal}
			</Button>
		</div>
	);
}
