/** Sentences of signs, and of leads to attacking hosts. */
export const signs = {
	columns: ['Sign', 'Source', 'Seen', 'Judged'],
	types: { precursor: 'Precursor', indicator: 'Indicator' },
	typesMore: {
		precursor: 'something may happen',
		indicator: 'something happened, or is happening',
	},
	verdicts: { validated: 'Validated', 'false alarm': 'False alarm', undecided: 'Undecided' },
	notJudged: 'Not looked into',
	source: 'Source',
	where: 'Where',
	seen: 'Seen',
	clockOf: (name: string) => `by the clock of ${name}`,
	corrected: 'Corrected',
	reporter: 'Reporter',
	outsider: 'no key',
	confidence: 'How sure they are',
	assess: 'Judge',
} as const;

export const recordSign = {
	title: 'Record a sign',
	about: 'A precursor or an indicator, with its source (SP 800-61 r2, Table 3-1).',
	type: 'What it is',
	source: 'Source',
	fields: {
		description: 'What was seen',
		where: 'Where, in words',
		confidence: 'How sure they are, in their words',
		cites: 'Entries it rests on',
	},
	hosts: 'Hosts where it was seen',
	addHost: 'Add a host',
	seen: 'When it was seen',
	clockOf: 'By whose clock',
	noClock: 'Not a host’s',
	reporter: 'Who reported it',
	needs: 'What was seen and the source are needed.',
	act: 'Seal sign',
} as const;

export const party = {
	nobody: 'Not said',
	somebody: 'Somebody outside the notebook',
	name: 'Name',
	organization: 'Organization',
	contact: 'How to reach them',
} as const;

export const assess = {
	sign: 'Judge a sign',
	lead: 'Look into a lead',
	signAbout: 'What was said before stays; the newest judgment holds.',
	leadAbout: 'A lead stays a lead, whatever is found.',
	verdict: 'What it is',
	leadVerdict: 'What became of it',
	strength: 'How strongly it is asserted from now on',
	sameStrength: 'As before',
	by: 'By what that is known',
	cites: 'Entries it rests on',
	needs: 'Say by what that is known.',
	act: 'Seal judgment',
} as const;

export const leads = {
	columns: ['Leads to', 'Asserted', 'Led there', 'Became'],
	strengths: { possible: 'Possible', likely: 'Likely', 'very likely': 'Very likely' },
	verdicts: { supported: 'Supported', weakened: 'Weakened', dropped: 'Dropped' },
	notJudged: 'Not looked into',
	noFact: 'A lead, not a fact. Containment, eradication and recovery come first.',
	about: 'Leads to',
	description: 'What suggests it',
	strength: 'Asserted as',
	activity: 'Led there',
	assess: 'Look into it',
} as const;

export const recordLead = {
	title: 'Record a lead',
	about: 'What points to an attacking host (SP 800-61 r2, section 3.3.3). It stays apart from your hosts.',
	fields: { about: 'The host it leads to', description: 'What suggests it', cites: 'Entries it rests on' },
	strength: 'How strongly it is asserted',
	activity: 'What led there',
	needs: 'The host, what suggests it, and what led there are needed.',
	act: 'Seal lead',
} as const;
