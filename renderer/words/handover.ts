/** Sentences of hand-overs across laptops, of the end of an item, and of what it is made into. */
export const more = {
	button: 'More',
	label: (tag: string) => `More acts on ${tag}`,
	release: 'Release to another laptop…',
	receive: 'Sign for it…',
	receipt: 'Receipt has come back…',
	export: 'Write the case file again…',
	dispose: 'Dispose of…',
	split: 'Take apart…',
	merge: 'Put together with others…',
} as const;

const seal = { doing: 'Recording', cancel: 'Cancel, record nothing', act: 'Sign and record' } as const;

export const release = {
	...seal,
	title: (tag: string) => `Release ${tag} to another laptop`,
	about:
		'You sign that it left your hands; the receiver signs on their own laptop. Until their receipt is back it is released, receipt outstanding.',
	to: 'Released to',
	somebody: 'Somebody else, by name',
	name: 'Their name, as they sign',
	organization: 'Their organization',
	nameHelp:
		'Their key is not known here, so their receipt is by somebody nobody has vouched for. Better admit their certificate first.',
	reason: 'Reason',
	dueBack: 'Due back, where it is lent',
	passphraseOf: (name: string) => `Passphrase of ${name}`,
	needs: 'Receiver, reason and passphrase are needed.',
	done: (tag: string, ref: string) => `${tag} is released, ${ref}`,
	doneAbout:
		'Now write the case file to a stick. The receiver brings it in, checks it, signs for the item, and gives you their file back.',
} as const;

export const carry = {
	write: 'Choose place and write',
	purpose: (tag: string, ref: string) => `Hand-over of ${tag}, ${ref}`,
	writing: 'Writing and verifying',
	stop: 'Stop',
	later: 'Later',
	done: 'Done',
	wrote: (name: string) => `${name} is written and verified.`,
	names: (tag: string, ref: string) => `It names ${tag} in ${ref}.`,
	aloud: 'Read your fingerprint to the other side by another way than the stick:',
	again: 'The case file for the stick',
} as const;

export const receive = {
	...seal,
	title: (tag: string) => `Sign for ${tag}`,
	about: (from: string) => `Released by ${from}. From your signature on you are accountable for it.`,
	place: 'Place from now on',
	condition: 'Condition on arrival',
	files: 'Its files, to be digested again',
	filesHelp: 'Held against what was registered; a difference needs a reason and is shown for ever after.',
	choose: 'Choose files',
	mismatch: 'Why it is received although a digest differs',
	reading: 'Digesting',
	stop: 'Stop, record nothing',
	needs: 'A place is needed.',
	done: (tag: string, ref: string) => `${tag} is received, ${ref}`,
	doneAbout:
		'Now write the case file and give it to the releaser: your receipt is in it and closes the hand-over on their laptop.',
} as const;

export const receipt = {
	title: (tag: string) => `Receipt of ${tag}`,
	about:
		'The case file that the receiver wrote after they signed. It is checked for this hand-over before anything of it is taken in.',
	file: 'The receiver’s case file',
	choose: 'Choose case file',
	reading: 'Reading the case file',
	doing: 'Taking the receipt home',
	stop: 'Stop, change nothing',
	needs: 'Choose the file.',
	needsConsent: 'Compare the fingerprint first.',
	stranger: (name: string) => `Nobody here vouches for ${name}, who signed this file:`,
	consent: 'I compared the fingerprint with what the person told me.',
	cancel: 'Cancel, change nothing',
	act: 'Take the receipt home',
} as const;

export const dispose = {
	...seal,
	title: (tag: string) => `Dispose of ${tag}`,
	about: 'Custody ends. The holder, a second person and a witness sign, each with their own passphrase.',
	method: 'How',
	proof: 'What proves it',
	reason: 'Reason',
	second: 'Second person',
	witness: 'Witness',
	passphraseOf: (name: string) => `Passphrase of ${name}`,
	onHold: 'It is on hold and must not be disposed of. Lift the hold first.',
	few: 'Three people sign, and fewer have a key in this notebook. Admit the others first.',
	needs: 'How, why, two more people and three passphrases are needed.',
} as const;

export const split = {
	...seal,
	title: (tag: string) => `Take ${tag} apart`,
	about: 'Each part becomes an item of its own in the same hands; custody of the whole ends in theirs.',
	part: (n: number) => `Part ${n}`,
	more: 'One more part',
	passphraseOf: (name: string) => `Passphrase of ${name}`,
	remark: 'Remark',
	needs: 'At least two parts are needed.',
} as const;

export const merge = {
	...seal,
	title: (tag: string) => `Put ${tag} together with others`,
	about: 'They become one item in the same hands; custody of each ends in it.',
	with: 'Together with',
	none: 'The holder has no other item in this case.',
	description: 'What they are together',
	passphraseOf: (name: string) => `Passphrase of ${name}`,
	remark: 'Remark',
	needs: 'Another item and a description are needed.',
} as const;
