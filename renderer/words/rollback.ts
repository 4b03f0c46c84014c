/** Sentences about a case of which entries are missing. */
export const rollback = {
	title: (missing: number, known: boolean) =>
		known
			? missing === 1
				? '1 entry of this case is missing'
				: `${missing} entries of this case are missing`
			: 'This case does not hold what the notebook remembers',
	happened: (entries: string) => `This notebook’s own ledger remembers ${entries}. The disk does not hold them.`,
	replaced: (entries: string) =>
		`This notebook’s own ledger remembers other entries as ${entries} than the disk holds now.`,
	why: 'That happens when a backup or a snapshot of the disk is put back, when the disk lost what was written, or when somebody took the entries away. Sealbook cannot tell which.',
	still: 'What is here still verifies and can be read.',
	stopped: 'Writing to this case is stopped; other cases are not affected.',
	nextName: 'What to do',
	next: [
		'Look for a newer copy of the notebook: another disk, a backup, the laptop it was copied from. Lock, put that copy back, and open the case again.',
		'If there is none, acknowledge the loss with your reason. The case then goes on in a new chain, and the gap stays visible for ever, in exports too.',
	],
	acknowledge: 'Acknowledge the loss…',
	details: 'Technical detail',
	missing: 'Missing',
	last: 'Digest of the last one',
	lastHelp: 'Compare it with a receipt or with what you wrote on paper.',
	instead: 'Stands there now',
	nothing: (length: number) =>
		length === 0
			? 'Nothing: the chain is not there'
			: `Nothing: the chain ends after ${length === 1 ? '1 entry' : `${length} entries`}`,
	stoppedHere: 'Nothing can be added while entries are missing and nobody has acknowledged it.',
	readOnly: 'Entries are missing: writing is stopped',
	noExport: 'No case file is written while entries are missing and nobody has acknowledged it.',
	acknowledged: (entries: string, ref: string) => `${entries} are missing; acknowledged in ${ref}`,
	remarks: (count: number) => (count === 1 ? '1 remark' : `${count} remarks`),
} as const;

export const acknowledging = {
	title: 'Acknowledge the loss',
	about: (entries: string) =>
		`An entry with your signature will say that ${entries} were there and are not any more. It undoes nothing and hides nothing.`,
	goesOn: 'The old chain is closed, and this case goes on in a new one.',
	gap: 'Whoever verifies the case sees the gap and this entry.',
	found: 'Should the missing entries turn up later, they can still be read and compared.',
	reason: 'Reason, and what you tried',
	reasonHelp:
		'Such as: the disk failed on 12 March, the newest backup is from the day before, no other copy was found.',
	needs: 'A reason is needed.',
	cancel: 'Cancel, record nothing',
	act: 'Sign and record',
	busy: 'Signing',
} as const;
