/** Sentences about a person's ways in and their key: passphrase, paper, PKCS#12 file, a new key. */
export const mine = {
	title: 'Your passphrase and key',
	passphrase: 'Passphrase',
	passphraseIs: 'Opens this notebook for you and protects your key. Only you know it.',
	change: 'Change passphrase…',
	paper: 'Recovery paper',
	paperIs: {
		none: 'Not made. If you forget the passphrase, nobody can open the notebook for you.',
		made: 'Made, not tested. Type its words once, so that you know it works.',
		tested: 'Made and tested. It lets you in if you forget the passphrase.',
	},
	paperState: { none: 'No paper', made: 'Not tested', tested: 'Tested' },
	make: 'Make paper…',
	makeNew: 'Make new paper…',
	test: 'Test paper…',
	key: 'Signing key',
	export: 'Export key…',
	rotate: 'Replace key…',
} as const;

export const change = {
	title: 'Change passphrase',
	about: 'Your key and everything you signed stay as they are. The recovery paper stays good, too.',
	old: 'Passphrase until now',
	passphrase: 'New passphrase',
	passphraseHelp: 'At least 12 characters.',
	repeat: 'Repeat new passphrase',
	needs: 'The old passphrase and the same new one twice are needed.',
	doing: 'Changing, this takes a moment',
	cancel: 'Cancel, change nothing',
	act: 'Change and record',
	done: 'The passphrase is changed',
	doneAbout: 'The old one opens nothing in this notebook any more. Backups made before still open with it.',
} as const;

export const exportKey = {
	title: 'Export key',
	about:
		'Writes your private key and certificate to a PKCS#12 file, which openssl and other programs can open. Whoever has the file and its passphrase can sign as you.',
	warn: 'Keep the file off this device and give it to nobody. That it was written becomes an entry.',
	passphrase: 'Your passphrase',
	file: 'Passphrase of the file',
	fileHelp:
		'Another one than your own, at least 12 characters. Letters, digits and signs of a plain keyboard (ASCII) only.',
	repeat: 'Repeat passphrase of the file',
	needs: 'Your passphrase and the same file passphrase twice are needed.',
	doing: 'Writing',
	cancel: 'Cancel, write nothing',
	act: 'Choose place and write',
	suggestion: (name: string) => `${name}.p12`,
	done: 'The key is exported',
	path: (path: string) => `Written to ${path}.`,
} as const;

export const rotate = {
	title: 'Replace key',
	about:
		'You go on with a new key; the old one signs the change together with it. What you signed before stays valid, and your passphrase stays the same.',
	lost: 'If somebody else may have the old key, revoke it afterwards, in People.',
	from: 'The new key',
	made: 'Is made here',
	madeMore: 'RSA-3072 with a certificate of its own',
	file: 'Comes from a PKCS#12 file',
	fileMore: 'such as one that your organization issued',
	choose: 'Choose file',
	chosen: 'PKCS#12 file',
	filePassphrase: 'Passphrase of the file',
	passphrase: 'Your passphrase',
	paper: 'Your recovery paper ends with the old key. Make a new one afterwards, in Settings.',
	needs: 'Your passphrase is needed.',
	needsFile: 'The file and both passphrases are needed.',
	chooseAgain: 'A file is read once each time it is chosen: choose it again.',
	doing: 'Making the key and signing with both, this takes a few seconds',
	cancel: 'Cancel, change nothing',
	act: 'Replace and sign',
	done: 'You sign with a new key now',
	doneAbout: 'Others know your signatures by this fingerprint from now on. Tell it to them by voice.',
} as const;
