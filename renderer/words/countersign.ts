/** Sentences about signatures that others put under an entry. */
export { countersignedText } from '../../shared/projections/countersignatures';

export const countersign = {
	button: 'Counter-sign',
	title: (ref: string) => `Counter-sign ${ref}`,
	about:
		'An entry of its own that cites this one. It says that another person stands by it; the entry beneath stays as it is.',
	person: 'Who counter-signs',
	role: 'As',
	roles: {
		witness: 'Witness, was there',
		reviewer: 'Reviewer, checked it',
		custodian: 'Custodian of the evidence',
		handler: 'Handler, agrees',
	},
	remark: 'Remark',
	passphraseOf: (name: string) => `Passphrase of ${name}`,
	nobody: 'Nobody else of this notebook has a key here. Admit a second person first, on the People screen.',
	doing: 'Signing',
	needs: 'The passphrase of whoever counter-signs is needed.',
	cancel: 'Cancel',
	act: 'Sign and record',
	name: (ref: string) => `Counter-signature under ${ref}`,
	as: {
		witness: 'witnessed it',
		reviewer: 'reviewed it',
		custodian: 'counter-signed as custodian',
		handler: 'counter-signed as handler',
	},
	weak: (why: string) => `Does not count: ${why}`,
} as const;
