/** Sentences of what is printed, what was signed on paper, and what is drawn on the screen. */
export const print = {
	button: 'Paper…',
	photograph: 'Add photographs…',
	title: 'Print or save',
	about: 'Made from the entries as they are now. The newest entry’s digest stands on every page.',
	what: 'What',
	form: 'Custody form',
	labels: 'Labels',
	exchange: 'For other programs',
	of: 'Of',
	wholeCase: 'The whole case',
	allItems: (count: number) => (count === 1 ? 'All items: 1' : `All items: ${count}`),
	size: 'Paper',
	sheet: 'Labels on',
	sheets: {
		L7160: 'A4, 3 × 7 (Avery L7160)',
		L7163: 'A4, 2 × 7 (Avery L7163)',
		'5160': 'Letter, 3 × 10 (Avery 5160)',
		'62': 'Roll of 62 mm, one a label',
	},
	start: 'First free label',
	startHelp: (most: number) => `Counted row by row, 1 to ${most}.`,
	print: 'Print…',
	pdf: 'Save as PDF…',
	html: 'Save as HTML…',
	close: 'Close',
	busy: 'Making the pages',
	saved: (name: string, pages: number) => `Saved as ${name}, ${pages === 1 ? '1 page' : `${pages} pages`}.`,
	printed: 'Sent to the printer.',
	notPrinted: 'Nothing was printed.',
	empty: 'This case has no item yet; the form of the whole case can be printed.',
} as const;

export const exchange = {
	format: 'Custody of the whole case, as',
	uco: 'CASE/UCO 1.4.0',
	ucoHelp: 'JSON-LD for case systems; every act cites its entry.',
	csv: 'Table for a spreadsheet',
	csvHelp: 'CSV, one line an act. No cell is one that a spreadsheet would run.',
	save: 'Choose place and write…',
	fileName: (number: string, format: string) =>
		`${number.replace(/[^A-Za-z0-9.-]+/g, '-')}-custody.${format === 'csv' ? 'csv' : 'jsonld'}`,
	indicators: 'Indicators, as STIX 2.1 or a table…',
	written: (path: string, items: string, acts: string) =>
		`Written to ${path}: ${items === '1' ? '1 item' : `${items} items`}, ${acts === '1' ? '1 act' : `${acts} acts`}.`,
} as const;

export const onPaper = {
	section: 'It was done before now, or on paper first',
	doneAt: 'Done at, as the paper says',
	lateBecause: 'Why it is entered later',
	names: 'Who signed the paper',
	namesHelp: 'Names with commas between. Weaker than a key’s signature: no program can check it.',
	photographs: 'Photographs of the paper',
	choose: 'Choose pictures…',
} as const;

export const photographs = {
	title: (tag: string) => `Add photographs of ${tag}`,
	about: 'They are digested and stored in one sealed entry.',
	list: 'Photographs',
	choose: 'Choose pictures…',
	remark: 'What they show',
	needs: 'Choose at least one file.',
	doing: 'Reading and storing',
	cancel: 'Cancel, record nothing',
	act: 'Store and seal',
} as const;

export const withoutKey = {
	option: 'Somebody without a key…',
	give: (tag: string) => `Hand ${tag} to somebody without a key`,
	back: (tag: string) => `Take ${tag} back`,
	weaker:
		'They draw their signature here or sign on paper. Either is weaker than a key’s signature, and every form and log says so.',
	name: 'Full name of the receiver',
	organization: 'Their organization',
	reason: 'Reason',
	place: 'Place from now on',
	condition: 'Condition as both see it',
	how: 'How they sign',
	drawn: 'On the screen',
	paper: 'On paper',
	pad: (name: string) => (name === '' ? 'Signature' : `Signature of ${name}`),
	padHelp: 'Draw with mouse, pen or finger. Without one, let them sign on paper.',
	again: 'Draw again',
	passphraseOf: (name: string) => `Passphrase of ${name}`,
	from: (name: string) => `${name} gives it back and signs:`,
	needs: 'Something is still missing.',
	doing: 'Recording',
	cancel: 'Cancel, record nothing',
	act: 'Sign and record',
} as const;

/** Beside an act in an item's history. */
export const weaker = {
	onPaper: (names: string) => `Signed on paper by ${names}: weaker than a key’s signature.`,
	drawn: (name: string) => `${name} drew a signature on the screen: weaker than a key’s.`,
	files: 'Files:',
} as const;
