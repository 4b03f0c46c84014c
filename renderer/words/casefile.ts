/** Sentences of export and verify. */
const entriesAre = (count: string) => (count === '1' ? '1 entry' : `${count} entries`);
const objectsAre = (count: string) => (count === '1' ? '1 object' : `${count} objects`);
const membersAre = (count: string) => (count === '1' ? '1 member' : `${count} members`);

/** What a case file holds and may be left out. */
export type Part = 'objects' | 'report' | 'page';

export const exporting = {
	title: 'Export case file',
	about: (number: string, entries: number) =>
		`Case ${number}, ${entriesAre(String(entries))}. The export becomes an entry of the notebook’s own ledger.`,
	contents: 'Contents',
	ledger: 'Ledger',
	ledgerAbout: 'always included: every entry, in order, with its signatures',
	certificates: 'Certificates',
	certificatesAbout: 'always included; they show the names of who signed',
	objects: 'Attachments and stored files',
	objectsAbout: 'left out, their digests stay and the file counts them',
	report: 'Report and chronology to read, custody as CSV and CASE/UCO',
	reportAbout: 'left out, they can be made of the ledger',
	page: 'verify.html, a page that checks the file in a browser',
	pageAbout: 'left out, a copy of Sealbook or a terminal is needed',
	custody: 'Custody',
	custodyAbout: 'always included, it is part of the ledger',
	howTo: 'HOW-TO-VERIFY.txt',
	howToAbout: 'always included: the commands for a stranger',
	entries: entriesAre,
	keys: (count: string) => (count === '1' ? '1 person' : `${count} people`),
	items: (count: string) => (count === '1' ? '1 item' : `${count} items`),
	filesCount: (count: string) => (count === '1' ? '1 file' : `${count} files`),
	noFiles: 'none stored',
	notFacts: 'Opinions and hypotheses',
	notFactsAbout: 'A log that others read holds facts (SP 800-61 r2, 3.2.5).',
	notFactsStay: 'their text and files; that there is such a note stays',
	withholdOpinions: 'Withhold opinions',
	withholdHypotheses: 'Withhold hypotheses',
	notes: (count: number) => (count === 0 ? 'no note' : count === 1 ? '1 note' : `${count} notes`),
	keptBack: (opinions: number, hypotheses: number) =>
		[
			opinions === 0 ? '' : opinions === 1 ? '1 opinion' : `${opinions} opinions`,
			hypotheses === 0 ? '' : hypotheses === 1 ? '1 hypothesis' : `${hypotheses} hypotheses`,
		]
			.filter((part) => part !== '')
			.join(' and '),
	withhold: 'Withhold',
	withholdAbout: 'A withheld member is left out everywhere; its digest stays, so the chain still verifies.',
	nothing: 'No entry of this case has a member that may be withheld.',
	ofKind: (kind: string, member: string) => `${member} of ${kind}`,
	times: (count: number) => (count === 1 ? 'in 1 entry' : `in ${count} entries`),
	stays: 'stays in',
	goes: 'withheld',
	preview: 'What the recipient sees',
	previewAbout: 'The newest entry of each kind, with what is withheld marked.',
	sees: 'Certificates show who signed, also where names are withheld.',
	draft: 'A draft is not sealed and is not exported.',
	check: 'They can check without Sealbook',
	checks: [
		'Every file is unchanged (sha256sum)',
		'Who signed the file (openssl)',
		'No entry was removed or reordered',
		'What was withheld or left out, by kind and member',
	],
	write: 'Choose place and write',
	writeAbout: 'The file is signed, read back and verified before it is called done.',
	writing: 'Writing and verifying the case file',
	cancel: 'Cancel, keep nothing',
	summary: (withheld: number, without: ReadonlySet<Part>, keptBack: string) =>
		[
			...(keptBack === '' ? [] : [`${keptBack} withheld`]),
			withheld === 0
				? keptBack === ''
					? 'Nothing withheld'
					: 'nothing else withheld'
				: withheld === 1
					? '1 kind of member withheld'
					: `${withheld} kinds of members withheld`,
			without.has('objects') ? 'objects left out' : 'objects included',
		].join(', '),
} as const;

export const exported = {
	title: 'Case file written',
	about: 'Written, read back and verified. The export is an entry of the notebook’s own ledger.',
	file: 'File',
	path: 'Folder and name',
	size: 'Size',
	notFacts: 'Kept back',
	notFactsAre: (kept: string) =>
		kept === '' ? 'No opinion, no hypothesis' : `Text and files of ${kept}; write again to include them`,
	sha256: 'SHA-256 of the file',
	tagManifest: 'SHA-256 of tagmanifest-sha256.txt',
	inside: 'Inside',
	insideIs: (entries: string, objects: string) => `${entriesAre(entries)}, ${objectsAre(objects)}`,
	left: 'Left out',
	leftIs: (objects: string, members: string) =>
		[objects === '0' ? '' : objectsAre(objects), members === '0' ? '' : `${membersAre(members)} withheld`]
			.filter((part) => part !== '')
			.join(', ') || 'Nothing',
	said: 'Still said',
	saidIs: (withheld: string, inMember: string) => `${withheld} was withheld, and ${inMember} still says it`,
	saidAbout: 'Whoever reads the file learns it all the same. Withhold it there too, and export again.',
	readAloud: 'Read this fingerprint to the recipient',
	readAloudAbout:
		'By phone or in person, not in the same message as the file. It is the SHA-256 of your certificate; it is how they know it was you.',
	commands: 'Check it without Sealbook',
	commandsAbout:
		'The same commands stand in HOW-TO-VERIFY.txt inside the file, with every step. signer.pem is your certificate as they got it from you.',
	copyCommands: 'commands',
	again: 'Export again',
	report: 'Verification of the written file',
} as const;

export const verifying = {
	title: 'Verify',
	file: 'A case file',
	fileAbout: 'Choose or drop a case file. It is treated as hostile: nothing in it is run or shown as it is.',
	pick: 'Choose case file',
	chosen: 'Case file',
	trust: 'Fingerprints you trust',
	trustHelp:
		'Optional, one a line: certificate fingerprints that you got from the signers themselves, not from the file. The people of this notebook count when it is unlocked.',
	verify: 'Verify case file',
	verifyingFile: 'Verifying the case file',
	notebook: 'This notebook',
	notebookAbout:
		'Checks every ledger of this notebook and every stored object: numbering, links, signatures, disclosures, digests.',
	verifyNotebook: 'Verify this notebook',
	verifyingNotebook: 'Verifying every ledger and object',
	cancel: 'Stop verifying',
	checkedAt: 'Checked here',
	another: 'Verify another',
	ofFile: 'File',
	ofNotebook: 'Notebook',
	badTrust: (text: string) => `“${text}” is not a SHA-256 fingerprint: 64 hexadecimal digits, with or without colons.`,
} as const;
