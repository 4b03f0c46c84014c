/** Sentences about people: who may sign, and how a person is admitted. */
import type { Access } from '../../shared/views';
import type { CaseRole } from '../../shared/vocabulary';

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
	stands: 'Key',
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
	admit: 'Admit and seal',
	making: 'Making the key, this takes a few seconds',
	cancel: 'Cancel',
	needs: 'Name and the same passphrase twice are needed.',
	doneTitle: (name: string) => `${name} is admitted`,
	doneAbout:
		'Let the person write down the fingerprint of their certificate. It is how others will know their signatures.',
	fingerprint: 'Certificate fingerprint, SHA-256',
} as const;

export const roles = {
	title: 'People of this case',
	about: 'What each is there for. An observer reads the case and adds nothing to it.',
	person: 'Person',
	reach: 'Reached at',
	role: 'Role',
	since: 'Since',
	none: 'None said',
	notGiven: 'Not given',
	before: (roles: string) => `before: ${roles}`,
	by: (name: string) => `by ${name}`,
	give: 'Give a role…',
	dialog: 'Give a role',
	dialogAbout: 'It holds from this entry on; roles that somebody had before stay in the ledger.',
	who: 'Who',
	choose: 'Choose',
	because: 'Why, or on whose word',
	act: 'Seal role',
	doing: 'Sealing',
	needs: 'A person and another role than they have are needed.',
	cancel: 'Cancel, record nothing',
	names: {
		handler: 'Handler',
		lead: 'Lead',
		custodian: 'Custodian',
		reviewer: 'Reviewer',
		observer: 'Observer',
	} satisfies Record<CaseRole, string>,
	more: {
		handler: 'Works on the incident and writes it down.',
		lead: 'Decides, and answers for the case.',
		custodian: 'Answers for every item of evidence.',
		reviewer: 'Reads what was written and puts their name under it.',
		observer: 'Reads the case and adds nothing to it.',
	} satisfies Record<CaseRole, string>,
	observing: 'You observe this case and add nothing to it.',
} as const;

export const access = {
	title: 'Access log',
	about: 'Who read which case, what was refused and what was written out; each line an entry of the notebook’s own.',
	empty: 'Nothing yet. The first look into a case after each unlock is listed here.',
	when: 'When',
	who: 'Who',
	what: 'What',
	which: 'Case or file',
	nobody: 'Nobody known',
	all: (count: string) => `Show all ${count}`,
	names: {
		'case read': 'Case read',
		'unlock refused': 'Passphrase refused before this unlock',
		'act refused': 'Act refused',
		'case file written': 'Case file written',
		'indicators written': 'Indicators written',
		'key written': 'Key written to a file',
		'backup written': 'Backup written',
		'passphrase changed': 'Passphrase changed',
		'recovery words made': 'Recovery words made',
		'recovery words used': 'Opened with recovery words',
		'person admitted': 'Person admitted',
		'person removed': 'Person removed',
	} satisfies Record<Access, string>,
	times: (what: string, times: string) => `${what}, ${times} times`,
} as const;

export const acts = {
	name: 'Actions',
	of: (name: string) => `Actions for ${name}`,
	import: 'Import person',
	change: 'Change passphrase…',
	revoke: 'Revoke key…',
	remove: 'Remove from notebook…',
	settings: 'Your own key and passphrase…',
	revoked: 'Revoked',
	replaced: 'Replaced by a newer key',
	noReason: 'reason withheld',
} as const;

export const remove = {
	title: (name: string) => `Remove ${name}`,
	does: 'What removing does',
	doesList: [
		'They cannot open this notebook any more, with neither passphrase nor paper.',
		'What is written from now on is encrypted with a key they never had.',
		'That you removed them, and why, becomes an entry.',
	],
	doesNot: 'What it does not do',
	doesNotList: [
		'What they signed stays, stays valid, and still shows their name.',
		'It takes nothing from copies and backups they have: those open as before.',
		'Their key is not revoked. If somebody else may have it, revoke it as well.',
	],
	reason: 'Reason',
	passphrase: 'Your passphrase',
	needs: 'A reason and your passphrase are needed.',
	doing: 'Encrypting anew, this takes a moment',
	cancel: 'Cancel, remove nobody',
	act: 'Remove and record',
	done: (name: string) => `${name} is removed`,
	doneAbout: 'They cannot open this notebook any more.',
} as const;

export const revoke = {
	title: (name: string) => `Revoke the key of ${name}`,
	about:
		'Says in the ledger that this key counts no more. It cannot be taken back; the person can go on with another key.',
	does: 'What was signed with it and is known in the ledger now stays valid. Whatever appears later under it is shown as a finding, whatever time it claims.',
	reason: 'Reason',
	reasonHelp: 'Such as: laptop stolen on the train, key file found on a share.',
	since: 'In other hands since, if that is known',
	sinceHelp: 'Entries it signed after that time are pointed out in a verification.',
	passphrase: 'Your passphrase',
	needs: 'A reason and your passphrase are needed.',
	doing: 'Recording in the notebook and its cases',
	cancel: 'Cancel, revoke nothing',
	act: 'Revoke and record',
	done: (name: string) => `The key of ${name} is revoked`,
	doneAbout: 'Recorded in the notebook and in every case that knows the key.',
	inCase: 'a case’s ledger',
} as const;

export const importPerson = {
	title: 'Import person',
	about:
		'Admits somebody who has a key and certificate already, in a PKCS#12 file (.p12 or .pfx). The key is copied into the notebook under their own passphrase.',
	file: 'PKCS#12 file',
	choose: 'Choose file',
	filePassphrase: 'Passphrase of the file',
	filePassphraseHelp: 'The person types it themselves.',
	name: 'Full name, as they sign',
	nameHelp: 'As in the certificate, if left empty.',
	passphrase: 'Their passphrase here',
	passphraseHelp: 'New, for this notebook; the person types it. At least 12 characters.',
	repeat: 'Repeat their passphrase',
	needs: 'The file and the passphrases are needed.',
	chooseAgain: 'A file is read once each time it is chosen: choose it again.',
	doing: 'Reading the file and admitting',
	cancel: 'Cancel, admit nobody',
	act: 'Import and admit',
} as const;
