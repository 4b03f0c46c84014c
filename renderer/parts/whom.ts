/** What is typed of where a file goes, and the members that writing it takes of that. Pure. */
import type { Takes } from '../../shared/contract';

export interface Whom {
	readonly recipient: string;
	readonly organization: string;
	readonly purpose: string;
	readonly agreement: string;
}

export const NOBODY: Whom = { recipient: '', organization: '', purpose: '', agreement: '' };

/** What was not typed is no member; an organization without a person stands in the person's place. */
export function whomOf({
	recipient,
	organization,
	purpose,
	agreement,
}: Whom): Pick<Takes<'casefile.export'>, 'recipient' | 'purpose' | 'agreement'> {
	const [name, of] = [recipient.trim(), organization.trim()];
	const party = name === '' ? { name: of } : { name, ...(of === '' ? {} : { organization: of }) };
	return {
		...(party.name === '' ? {} : { recipient: party }),
		...(purpose.trim() === '' ? {} : { purpose: purpose.trim() }),
		...(agreement.trim() === '' ? {} : { agreement: agreement.trim() }),
	};
}
