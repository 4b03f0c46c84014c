/** Sentences about the recovery paper: making it, printing it, testing it, using it. */
export const paper = {
	title: 'Recovery paper',
	about:
		'If you forget your passphrase, twelve words on paper let you in again; nothing else does. Put them on paper now, keep that apart from this device, and try it out once.',
	wordsName: 'Twelve words',
	make: 'Make and show the words',
	making: 'Making the words, this takes a moment',
	lookAround: 'Look around first: whoever reads them and has this device can open the notebook and sign as you.',
	notYet: 'The words are made when you ask for them, and shown this once.',
	noWords: 'Places for the twelve words',
	printNext: 'Then print them, or write them by hand with their numbers.',
	testNext: 'Then three of them are asked, to be read from the paper.',
	onPaper: 'On paper',
	print: 'Print the paper',
	printAgain: 'Print again',
	printed: 'Sent to the printer',
	notPrinted: 'Not printed',
	byHand: 'Or write the words by hand, with their numbers. The code holds the same words for a scanner.',
	testName: 'Try it out',
	test: 'I have the paper, test it',
	testAbout: 'The words are covered now. Read these three from the paper.',
	show: 'Show the words again',
	word: (number: number) => `Word ${number}`,
	notWord: (number: number) => `This is not word ${number} of this paper.`,
	check: 'Test the words',
	checking: 'Testing',
	tested: 'The paper works',
	testedAbout: 'That it was tested is an entry of the notebook’s own ledger.',
	qr: 'QR code of the twelve words',
	grid: 'Recovery words',
	covered: 'Recovery words, covered',
	later: 'Later',
	laterAbout: 'Sealbook reminds you until the paper is tested.',
	madeLater: 'Made, not tested. Sealbook reminds you until it is.',
	open: 'Open the notebook',
	done: 'Done',
	sideName: 'What the paper does',
	side: [
		'It lets you in and sets a new passphrase. Your key and everything you signed stay the same.',
		'It is yours only: each person makes their own.',
		'A new paper makes the old one worthless.',
		'Sealbook keeps no copy of the words. Shown once, they are on your paper or nowhere.',
	],
	keepName: 'Where to keep it',
	keep: [
		'Not with this device: in a safe, or sealed in an envelope with somebody you trust.',
		'Not as a photograph, and not in a file.',
		'If it is lost, make a new one in Settings.',
	],
} as const;

export const makePaper = {
	title: 'New recovery paper',
	first: 'Recovery paper',
	replaces: 'The paper you have now will not work any more. Destroy it when the new one is tested.',
	passphrase: 'Your passphrase',
	cancel: 'Cancel, make nothing',
	needs: 'Your passphrase is needed.',
	leave: 'Close without testing',
	recorded: (seq: number) => `Making it is entry ${seq} of the notebook’s own ledger.`,
} as const;

export const testPaper = {
	title: 'Test the recovery paper',
	about: 'Type all twelve words from your paper, or read its code with a scanner. Nothing is changed.',
	words: 'The twelve words',
	test: 'Test the words',
	testing: 'Testing',
	cancel: 'Cancel',
	needs: 'All twelve words are needed.',
	wrong:
		'These are not the words of the paper that counts now. Look at spelling and order; an older paper does not count.',
	right: 'The paper works.',
	rightMore:
		'It would let you in and set a new passphrase. That it was tested is an entry of the notebook’s own ledger.',
} as const;

/** The printed sheet. */
export const sheet = {
	title: 'Recovery paper',
	notebook: 'Notebook',
	handler: 'Handler',
	key: 'Key',
	made: 'Made',
	wordsName: 'The twelve words, in this order',
	useName: 'When the passphrase is lost',
	use: [
		'Start Sealbook. On the locked screen choose your name, then “I have lost my passphrase”.',
		'Type the twelve words, or scan the code into the field.',
		'Choose a new passphrase. Then make a new paper, and destroy this one.',
	],
	keepName: 'Where to keep this paper',
	keep: 'Apart from the device: in a safe, or in a sealed envelope signed across the flap. Whoever has this paper and the device can read the notebook and sign as the handler named here. Do not photograph or copy it.',
	later: 'Making a later paper makes this one worthless.',
} as const;

export const reminder = {
	none: 'You have no recovery paper.',
	noneMore: 'If you forget your passphrase, nobody can open this notebook for you.',
	make: 'Make the paper…',
	made: 'Your recovery paper is not tested.',
	madeMore: 'Type its words once, so that you know it works.',
	test: 'Test the paper…',
} as const;

/** The locked screen's way back in. */
export const recover = {
	lost: 'I have lost my passphrase',
	title: 'Let me in with my paper',
	about: 'Type the twelve words of your recovery paper, or scan its code. Then choose a new passphrase.',
	noPaper: (name: string) =>
		`${name} has no recovery paper in this notebook. Without the passphrase or the paper nobody can open it for them; somebody else of this notebook can, with their own passphrase.`,
	words: 'The twelve words',
	passphrase: 'New passphrase',
	passphraseHelp: 'At least 12 characters.',
	repeat: 'Repeat new passphrase',
	open: 'Set passphrase and open',
	opening: 'Opening, this takes a moment',
	back: 'Back',
	needs: 'Twelve words and the same new passphrase twice are needed.',
	after: 'Your key stays the same. That the paper was used becomes an entry.',
} as const;
