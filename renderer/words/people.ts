/** Sentences about people: who may sign, and how a person is admitted. */
export const people = {
	title: 'People',
	about:
		'Who may sign in this notebook, and whose signatures it knows. Compare a fingerprint by voice before you trust it.',
	admit: 'Admit person',
	table: 'People',
	name: 'Name',
	organization: 'Organization',
	phone: 'Phone',
	fingerprint: 'Certificate fingerprint, SHA-256',
	admitted: 'Admitted',
	signsHere: 'Signs here',
	certificateOnly: 'Certificate only',
	you: 'you',
	none: 'Not given',
} as const;

export const admit = {
	title: 'Admit person',
	about:
		'A key and certificate are made for the person on this device. Their own passphrase protects the key; you do not need to know it.',
	name: 'Full name, as they sign',
	titleField: 'Title',
	phone: 'Phone',
	organization: 'Organization',
	passphrase: 'Their passphrase',
	passphraseHelp: 'The person types it themselves. At least 12 characters.',
	repeat: 'Repeat their passphrase',
	differs: 'Does not match yet',
	same: 'Both are the same',
	admit: 'Admit and seal',
	making: 'Making the key, this takes a few seconds',
	cancel: 'Cancel',
	needs: 'Name and the same passphrase twice are needed.',
	doneTitle: (name: string) => `${name} is admitted`,
	doneAbout:
		'Let the person write down the fingerprint of their certificate. It is how others will know their signatures.',
	fingerprint: 'Certificate fingerprint, SHA-256',
	done: 'Done',
} as const;
