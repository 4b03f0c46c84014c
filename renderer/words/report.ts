/** Sentences of the verification report. Nothing here says more than was checked. */
import type { CheckState, Verdict } from '../../shared/views';

export const verdicts: Readonly<Record<Verdict, { readonly name: string; readonly about: string }>> = {
	intact: {
		name: 'Intact',
		about: 'Everything that is there holds, and at least one signature is by a key you trust.',
	},
	'intact, signer unknown': {
		name: 'Intact, signer unknown',
		about:
			'Everything holds, but no signing key is known to you. This proves only that the file agrees with itself. Compare a fingerprint with its owner.',
	},
	incomplete: { name: 'Incomplete', about: 'What is there holds, and something that is declared is not there.' },
	broken: { name: 'Broken', about: 'Something there does not hold. Each fault is named with its place below.' },
	unreadable: {
		name: 'Unreadable',
		about: 'This is not a case file, or it was refused as hostile. Nothing in it was used.',
	},
};

export const states: Readonly<Record<CheckState, string>> = {
	holds: 'Holds',
	broken: 'Broken',
	missing: 'Missing',
	'not checked': 'Not checked',
	remark: 'Remark',
};

export const report = {
	table: 'Checks',
	result: 'Result',
	check: 'Check',
	found: 'What was found',
	count: 'Count',
	nothing: 'Nothing amiss',
	none: 'None there',
	faults: (count: number) => (count === 1 ? '1 place' : `${count} places`),
	show: 'Show',
	hide: 'Hide',
	where: 'Where',
	expected: 'expected',
	was: 'found',
	more: (count: number) => `and ${count} more, in the copied report`,
	chains: 'Chains',
	chain: (letter: string, entries: number) => `Chain ${letter}, ${entries === 1 ? '1 entry' : `${entries} entries`}`,
	to: 'to',
	newest: 'newest',
	signers: 'Who signed',
	signsFile: 'Signed the case file',
	signsEntries: 'Signed entries',
	trusted: (why: string) => `Trusted: ${why}`,
	unknown: 'Not known to you: compare the fingerprint with its owner',
	noName: 'No name given',
	noSigner: 'Nobody’s signature was found.',
	withheld: 'Withheld members',
	noneWithheld: 'Nothing is withheld.',
	notProven: 'What this does not prove',
	print: 'Print report',
	copy: 'Copy report',
	copied: 'Copied',
	printTitle: 'Sealbook verification report',
} as const;
