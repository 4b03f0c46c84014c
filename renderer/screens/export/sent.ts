/** What is typed of where a case file goes, and the members that the export takes of it. Pure. */
import type { Takes } from '../../../shared/contract';

type Said = Pick<Takes<'casefile.export'>, 'recipient' | 'purpose' | 'agreement' | 'tlp' | 'tlpBecause'>;
export type Tlp = NonNullable<Said['tlp']>;

export interface Sent {
	readonly recipient: string;
	readonly organization: string;
	readonly purpose: string;
	readonly agreement: string;
	/** Null: no marking. */
	readonly tlp: Tlp | null;
	readonly tlpBecause: string;
}

export const UNSAID: Sent = {
	...{ recipient: '', organization: '', purpose: '', agreement: '' },
	...{ tlp: null, tlpBecause: '' },
};

/** What was not typed is no member; an organization without a person stands in the person's place. */
export function sentOf({ recipient, organization, purpose, agreement, tlp, tlpBecause }: Sent): Said {
	const [name, of] = [recipient.trim(), organization.trim()];
	const party = name === '' ? { name: of } : { name, ...(of === '' ? {} : { organization: of }) };
	return {
		...(party.name === '' ? {} : { recipient: party }),
		...(purpose.trim() === '' ? {} : { purpose: purpose.trim() }),
		...(agreement.trim() === '' ? {} : { agreement: agreement.trim() }),
		...(tlp === null ? {} : { tlp, ...(tlpBecause.trim() === '' ? {} : { tlpBecause: tlpBecause.trim() }) }),
	};
}
