/** Sentences about what is kept outside the notebook: timestamps, receipts, and how far they reach. */
export const outside = {
	title: 'Proofs kept elsewhere',
	about:
		'Whoever has the key to this notebook could write its newest entries anew. What somebody else keeps shows that; the notebook’s own ledger does not.',
	receipt: 'Save a receipt',
	receiptAbout: 'The newest entry with its signatures. Give it to somebody, or print it.',
	receiptName: (number: string) => `${number}-receipt.json`,
	request: 'Request a timestamp',
	requestAbout: 'A file for a timestamp authority (RFC 3161). It holds a digest, nothing of the case.',
	requestName: (number: string) => `${number}.tsq`,
	attach: 'Attach the answer',
	attachAbout: 'The authority’s answer is checked and becomes an entry.',
	saved: (entry: string, path: string) => `Receipt of ${entry} saved to ${path}.`,
	requested: (entry: string, path: string) => `Request for ${entry} saved to ${path}. Take it to the authority.`,
	attached: (entry: string, authority: string, at: string) => `${entry} was there at ${at}, says ${authority}.`,
	reached: 'Held from outside',
	notReached: 'Rests on one key',
} as const;
