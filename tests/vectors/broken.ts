/** Vectors that are broken in one way each, and every fault that follows from it. */
import { parties } from './intact';
import {
	ada,
	adaAgain,
	type Bend,
	ben,
	CHAINS,
	Chain,
	certificateOf,
	eve,
	opened,
	sha256,
	signature,
	type Value,
	type Vector,
} from './pen';

const NUMBERS = 'numbers run without a gap';
const LINKS = 'each entry names the one before';
const VERIFIES = 'every signature verifies';
const ADMITTED = 'every signer was admitted before';
const HEAD = 'the head is canonical JSON';
const fits = (kind: string) => `the body fits ${kind}`;
const second = CHAINS[1] ?? '';
const { registered, handOver, party } = parties;

function broken(why: string, faults: readonly string[], ...chains: readonly Chain[]): Vector {
	return { expect: 'broken', why, says: faults.map((f) => `fault: ${f}`), chains };
}

/** One more note, A-5, bent. */
const bent = (why: string, faults: readonly string[], bend: Bend) => () =>
	broken(why, faults, opened().note(ben, 'Bent.', bend));
/** The same where only the form of the head is wrong: signed all the same, by the right key. */
const head = (why: string, headText: (text: string) => string) => bent(why, [`A-5 lines: ${HEAD}`], { headText });
/** The same where one member of the head has a value it may not have. */
const member = (why: string, rule: string, headWith: { readonly [member: string]: Value | undefined }) =>
	bent(why, [`A-5 lines: ${rule}`], { head: headWith });
const twoNotes = () => opened().note(ben, 'Five.').note(ada, 'Six.');
const certificate = (name: string) => (): Vector =>
	broken(
		`A certificate that no key of Sealbook’s may have: ${name}.`,
		['A-5 certificates: a certificate holds an RSA key of 2048 to 4096 bits'],
		opened().add(ada, 'person.admitted/1', { certificate: certificateOf(name).toString('base64'), name: 'X' }),
	);
const disclosed = (why: string, rule: string, bend: Bend) => bent(why, [`A-5 disclosures: ${rule}`], bend);
const otherDigit = (text: string) => text.replace('"uptime":1240000', '"uptime":1240001');
const flip = (text: string, at: number) => text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);

export const brokenVectors: Readonly<Record<string, () => Vector>> = {
	'head-flipped': bent('One digit of the newest head was changed.', [`A-5 signatures: ${VERIFIES}`], {
		headTextAfter: otherDigit,
	}),
	'head-flipped-inside': () =>
		broken(
			'One digit of an older head was changed: its signature fails, and the entry behind it names another.',
			[`A-6 chains: ${LINKS}`, `A-5 signatures: ${VERIFIES}`],
			twoNotes().rearrange((l) => l.map((line, i) => (i === 4 ? otherDigit(line) : line))),
		),
	'signature-flipped': bent('One character of a signature was changed.', [`A-5 signatures: ${VERIFIES}`], {
		signatures: (s) => s.map((text) => flip(text, 100)),
	}),
	'signature-of-another-entry': () => {
		const chain = opened();
		return broken(
			'The signature is a true one, of another entry.',
			[`A-5 signatures: ${VERIFIES}`],
			chain.note(ben, 'Not signed.', { signatures: () => [signature(ben, chain.headTexts[3] ?? '')] }),
		);
	},
	'signature-by-another': bent('The entry names Ben, and Eve signed.', [`A-5 signatures: ${VERIFIES}`], {
		headText: (text) => text,
		signatures: () => [signature(eve, 'something')],
	}),
	'signature-padded': bent(
		'The signature is base64url with padding.',
		['A-5 lines: a signature is base64url without padding', `A-5 signatures: ${VERIFIES}`],
		{ signatures: (s) => s.map((text) => `${text}==`) },
	),
	'signature-one-too-many': bent('One signer, two signatures.', ['A-5 lines: as many signatures as signers'], {
		signatures: (s) => [...s, ...s],
	}),
	'signature-missing': bent(
		'One signer, no signature.',
		['A-5 lines: as many signatures as signers', `A-5 signatures: ${VERIFIES}`],
		{ signatures: () => [] },
	),
	'signatures-not-an-array': () =>
		broken(
			'The second field is an object.',
			['A-5 lines: signatures are an array'],
			opened()
				.note(ben)
				.rearrange((l) => l.map((line, i) => (i === 4 ? line.replace(/\t\[[^\t]*\]\t/, '\t{}\t') : line))),
		),
	'one-field': () =>
		broken(
			'A line is nothing but a head.',
			['A-5 lines: a line is head, signatures and disclosures'],
			opened()
				.note(ben)
				.rearrange((l) => l.map((line, i) => (i === 4 ? (line.split('\t')[0] ?? '') : line))),
		),
	'empty-line': () =>
		broken(
			'An empty line at the end.',
			['A-5 lines: a line is head, signatures and disclosures'],
			opened().rearrange((l) => [...l, '']),
		),
	'line-end-crlf': () =>
		broken(
			'A line ends with CR LF.',
			['A-4 disclosures: disclosure 2 is canonical JSON'],
			opened().rearrange((l) => l.map((line, i) => (i === 3 ? `${line}\r` : line))),
		),

	'head-with-spaces': head('A space behind a comma.', (t) => t.replace(',"body"', ', "body"')),
	'head-member-order': head('Members are not in order.', (t) =>
		t.replace(/^\{("at":"[^"]*"),(.*)\}$/, (_, at: string, rest: string) => `{${rest},${at}}`),
	),
	'head-escape-style': head('A letter written as an escape.', (t) => t.replace('Europe', '\\u0045urope')),
	'head-slash-escaped': head('A slash written as an escape.', (t) => t.replace('Europe/', 'Europe\\/')),
	'head-escape-upper-case': head('An escape in upper case.', (t) => t.replace('Europe/Berlin', 'Europe\\u001F')),
	'head-member-twice': head('A member stands twice, with one value.', (t) => t.replace('"v":1', '"v":1,"v":1')),
	'head-negative-zero': head('An offset of -0.', (t) => t.replace('"offset":60', '"offset":-0')),
	'head-number-with-point': head('v is 1.0.', (t) => t.replace('"v":1', '"v":1.0')),
	'head-number-with-exponent': head('An offset of 6e1.', (t) => t.replace('"offset":60', '"offset":6e1')),
	'head-number-fraction': head('An uptime with a fraction.', (t) =>
		t.replace('"uptime":1240000', '"uptime":1240000.5'),
	),
	'head-number-too-big': head('2^53 as an uptime.', (t) => t.replace('"uptime":1240000', '"uptime":9007199254740992')),
	'head-lone-surrogate': head('Half of a character, escaped.', (t) => t.replace('Berlin', '\\ud800')),
	'head-too-deep': head('33 deep.', (t) => t.replace('"seen":[]', `"seen":${'['.repeat(32)}${']'.repeat(32)}`)),
	'head-proto': head('A member named __proto__.', (t) => t.replace('{"at"', '{"__proto__":1,"at"')),
	'head-not-json': head('A comma too many.', (t) => t.replace(/\}$/, ',}')),
	'head-byte-order-mark': head('A byte order mark before the head.', (t) => `\ufeff${t}`),
	'head-array': bent('The head is an array.', ['A-5 lines: the head is an object'], { headText: (t) => `[${t}]` }),

	'head-unknown-member': member('A member that format 1 has not.', 'the head has just the members of format 1', {
		extra: 1,
	}),
	'head-member-missing': member('zone is not there.', 'the head has just the members of format 1', {
		zone: undefined,
	}),
	'version-2': member('v is 2.', 'v is 1', { v: 2 }),
	'version-as-text': member('v is "1".', 'v is 1', { v: '1' }),
	'at-no-such-day': member('30 February.', 'at is RFC 3339, UTC, milliseconds', { at: '2026-02-30T01:44:00.000Z' }),
	'at-leap-second': member('Second 60.', 'at is RFC 3339, UTC, milliseconds', { at: '2026-12-31T23:59:60.000Z' }),
	'at-without-milliseconds': member('Whole seconds.', 'at is RFC 3339, UTC, milliseconds', {
		at: '2026-11-22T01:44:00Z',
	}),
	'at-with-offset': member('Not UTC.', 'at is RFC 3339, UTC, milliseconds', { at: '2026-11-22T02:44:00.000+01:00' }),
	'kind-without-version': member('No version.', 'kind is noun.verb/version', { kind: 'note.written' }),
	'kind-upper-case': member('Upper case first.', 'kind is noun.verb/version', { kind: 'Note.written/1' }),
	'kind-version-zero': member('Version 0.', 'kind is noun.verb/version', { kind: 'note.written/0' }),
	'case-not-an-id': member('Upper case in a UUID.', 'case is a UUID', { case: '019AA8F0-0000-7000-8000-00000000CA5E' }),
	'chain-not-an-id': member('Not a UUID.', 'chain is a UUID', { chain: '../../etc/passwd' }),
	'seq-zero': member('Entries begin at 1.', 'seq is a positive integer', { seq: 0 }),
	'prev-upper-case': member('A digest in upper case.', 'prev is a SHA-256', { prev: 'AB'.repeat(32) }),
	'offset-too-far': member('More than a day.', 'offset is minutes from UTC', { offset: 1441 }),
	'uptime-negative': member('Before the boot.', 'uptime is milliseconds', { uptime: -1 }),
	'by-nobody': member('Nobody signs.', 'by names each signer once, at least one', { by: [] }),
	'by-twice': member('One signer twice.', 'by names each signer once, at least one', { by: [ben.id, ben.id] }),
	'body-not-commitments': member('A body in the clear.', 'body commits to each member', { body: { phase: 'da' } }),
	'seen-own-chain': () => {
		const chain = opened();
		return broken(
			'A chain has seen itself.',
			['A-5 lines: seen names newest entries of other chains'],
			chain.note(ben, 'Me too.', { seen: [chain] }),
		);
	},
	'seen-twice': () => {
		const other = new Chain(second).admit(ben);
		return broken(
			'One chain is seen twice in one entry.',
			['A-5 lines: seen names newest entries of other chains'],
			opened().note(ben, 'Twice.', { seen: [other, other] }),
		);
	},

	'seq-gap': bent('Number 6 follows number 4.', [`A-5 chains: ${NUMBERS}`], { head: { seq: 6 } }),
	'prev-wrong': bent('prev is the digest of an older entry.', [`A-5 chains: ${LINKS}`], {
		head: { prev: opened().digests[2] },
	}),
	'chain-of-another': bent('The entry is of another chain.', ['A-5 chains: an entry lies in its own chain'], {
		head: { chain: second },
	}),
	'case-of-another': bent('The entry is of another case.', ['A-5 chains: all entries are of one case'], {
		head: { case: '019aa8f0-0000-7000-8000-0000000ca5e2' },
	}),
	'lines-swapped': () =>
		broken(
			'Two lines changed places.',
			[
				`A-5 chains: ${NUMBERS}`,
				`A-5 chains: ${LINKS}`,
				`A-6 chains: ${NUMBERS}`,
				`A-6 chains: ${LINKS}`,
				`A-7 chains: ${LINKS}`,
			],
			twoNotes()
				.note(ben, 'Seven.')
				.rearrange(([a = '', b = '', c = '', d = '', e = '', f = '', g = '']) => [a, b, c, d, f, e, g]),
		),
	'line-removed': () =>
		broken(
			'The fifth line of six is gone.',
			[`A-5 chains: ${NUMBERS}`, `A-5 chains: ${LINKS}`],
			twoNotes().rearrange((l) => l.filter((_, i) => i !== 4)),
		),
	'first-line-removed': () =>
		broken(
			'The first line is gone, and with it the admission of everybody.',
			[
				`A-1 chains: ${NUMBERS}`,
				`A-1 chains: ${LINKS}`,
				`A-2 chains: ${NUMBERS}`,
				`A-3 chains: ${NUMBERS}`,
				`A-1 signatures: ${ADMITTED}`,
				`A-2 signatures: ${ADMITTED}`,
				`A-3 signatures: ${ADMITTED}`,
			],
			opened().rearrange((l) => l.slice(1)),
		),
	'line-inserted': () => {
		const forged = opened().note(eve, 'Was always here.');
		return broken(
			'Somebody without an admitted key put a line in between.',
			[`A-6 chains: ${NUMBERS}`, `A-6 chains: ${LINKS}`, `A-5 signatures: ${ADMITTED}`],
			opened()
				.note(ben, 'Five.')
				.rearrange((l) => [...l.slice(0, 4), forged.lines[4] ?? '', ...l.slice(4)]),
		);
	},
	'line-twice': () =>
		broken(
			'The newest line stands twice.',
			[`A-5 chains: ${NUMBERS}`, `A-5 chains: ${LINKS}`],
			opened().rearrange((l) => [...l, l[3] ?? '']),
		),
	'chain-empty': () => {
		const chain = new Chain(second);
		return broken('A chain without entries.', [`${second} chains: a chain has entries`], opened(), chain);
	},
	'last-line-torn': () => {
		const chain = opened().note(ben, 'Half of this is there.');
		chain.torn = true;
		return broken(
			'The last line has no line end.',
			['A-5 chains: every line ends'],
			chain.rearrange((l) => l.map((line, i) => (i === 4 ? line.slice(0, line.length / 2) : line))),
		);
	},

	'signer-not-admitted': () =>
		broken('Eve was never admitted.', [`A-5 signatures: ${ADMITTED}`], opened().note(eve, 'Hello.')),
	'signer-admitted-later': () =>
		broken(
			'Eve signs, and is admitted only after that.',
			[`A-5 signatures: ${ADMITTED}`],
			opened().note(eve, 'Too early.').admit(ada, eve),
		),
	'self-admission-inside': () =>
		broken(
			'Eve admits herself in the middle of a chain; what she signs then does not count either.',
			[`A-5 signatures: ${ADMITTED}`, `A-6 signatures: ${ADMITTED}`],
			opened().admit(eve).note(eve, 'Hello.'),
		),
	'first-entry-admits-another': () =>
		broken(
			'The first entry of a case is an admission by somebody who is not admitted.',
			[`A-1 signatures: ${ADMITTED}`],
			new Chain().admit(eve, ada),
		),
	'admission-with-bad-signature': () =>
		broken(
			'An admission whose signature fails admits nobody.',
			[`A-5 signatures: ${VERIFIES}`, `A-6 signatures: ${ADMITTED}`],
			opened()
				.admit(ada, eve, { signatures: (s) => s.map((text) => flip(text, 9)) })
				.note(eve, 'Hello.'),
		),
	'one-key-two-certificates': () =>
		broken(
			'Ada signs a hand-over as both sides, under two certificates of one key.',
			['A-7 signatures: two signers are two keys'],
			opened()
				.admit(ada, adaAgain)
				.add(ada, 'evidence.registered/1', registered)
				.add([ada, adaAgain], 'custody.transferred/1', { ...handOver, to: party(adaAgain) }),
		),
	'hand-over-one-signature': () =>
		broken(
			'A hand-over that only the releaser signed.',
			['A-6 disclosures: custody.transferred/1 is signed by 2'],
			opened().add(ada, 'evidence.registered/1', registered).add(ada, 'custody.transferred/1', handOver),
		),
	'certificate-exponent-one': certificate('exponent-one'),
	'certificate-elliptic': certificate('elliptic'),
	'certificate-ed448': certificate('ed448'),
	'certificate-pss': certificate('pss'),
	'certificate-1024-bits': certificate('short'),
	'certificate-cut': () =>
		broken(
			'A certificate without its last bytes.',
			['A-5 certificates: a certificate holds an RSA key of 2048 to 4096 bits'],
			opened().add(ada, 'person.admitted/1', {
				certificate: certificateOf('cem').subarray(0, -9).toString('base64'),
				name: 'X',
			}),
		),

	'disclosure-flipped': disclosed(
		'One letter of a note was changed.',
		'the disclosure of text hashes to what the head says',
		{
			disclosures: (texts) => texts.map((t) => t.replace('Bent.', 'Sent.')),
		},
	),
	'disclosure-salt-flipped': disclosed(
		'One letter of a salt was changed.',
		'the disclosure of text hashes to what the head says',
		{ disclosures: ([phase = '', text = '']) => [phase, flip(text, 4)] },
	),
	'disclosure-not-named': disclosed('A disclosure that the head does not name.', 'the head names every disclosure', {
		disclosures: (texts) => [...texts, `["${'A'.repeat(22)}","thoughts","none"]`],
	}),
	'disclosure-not-named-inherited': disclosed(
		'A disclosure called as something that every object of a language has.',
		'the head names every disclosure',
		{ disclosures: (texts) => [`["${'A'.repeat(22)}","constructor","none"]`, ...texts] },
	),
	'disclosures-out-of-order': disclosed(
		'text stands before phase.',
		'disclosures stand in the order of their names, each once',
		{ disclosures: (texts) => texts.reverse() },
	),
	'disclosure-twice': disclosed(
		'One disclosure stands twice.',
		'disclosures stand in the order of their names, each once',
		{ disclosures: (texts) => [...texts, texts[1] ?? ''] },
	),
	'disclosure-with-spaces': disclosed('Spaces in a disclosure.', 'disclosure 2 is canonical JSON', {
		disclosure: (text, name) => (name === 'text' ? text.replace(',"Bent."', ', "Bent."') : text),
	}),
	'disclosure-four-items': disclosed('A disclosure of four items.', 'a disclosure is [salt, name, value]', {
		disclosure: (text, name) => (name === 'text' ? text.replace(/\]$/, ',0]') : text),
	}),
	'disclosure-too-deep': () =>
		broken(
			'33 deep with the disclosure’s own brackets.',
			['A-5 disclosures: disclosure 1 is canonical JSON'],
			opened().add(ada, 'limits.tried/1', { deep: JSON.parse('['.repeat(32) + ']'.repeat(32)) }),
		),
	'salt-15-bytes': disclosed('A salt of 15 bytes.', 'the salt of text is 16 bytes in base64url', {
		disclosure: (text, name) => (name === 'text' ? text.replace(/^\["[^"]*"/, `["${'A'.repeat(20)}"`) : text),
	}),
	'salt-not-canonical': disclosed('A salt with bits past its end.', 'the salt of text is 16 bytes in base64url', {
		disclosure: (text, name) => (name === 'text' ? text.replace(/^\["[^"]*"/, `["${'A'.repeat(21)}B"`) : text),
	}),
	'structural-withheld': disclosed('The phase of a note is withheld.', 'structural members are never withheld', {
		withhold: ['phase'],
	}),
	'certificate-withheld': () =>
		broken(
			'The certificate of an admission is withheld.',
			['A-5 disclosures: structural members are never withheld'],
			opened().admit(ada, eve, { withhold: ['certificate'] }),
		),
	'body-value-misfits': () =>
		broken(
			'A phase that is none of the four.',
			[`A-5 disclosures: ${fits('note.written/1')}`],
			opened().add(ben, 'note.written/1', { phase: 'lunch', text: 'x' }),
		),
	'body-member-missing': () =>
		broken(
			'A note without text.',
			[`A-5 disclosures: ${fits('note.written/1')}`],
			opened().add(ben, 'note.written/1', { phase: 'da' }),
		),
	'body-member-unknown': () =>
		broken(
			'A member that notes have not.',
			[`A-5 disclosures: ${fits('note.written/1')}`],
			opened().add(ben, 'note.written/1', { phase: 'da', text: 'x', mood: 'good' }),
		),
	'body-member-inherited': () =>
		broken(
			'A member called constructor, which notes have not.',
			[`A-5 disclosures: ${fits('note.written/1')}`],
			opened().add(ben, 'note.written/1', { phase: 'da', text: 'x', constructor: 'x' }),
		),
	'withheld-member-inherited': () =>
		broken(
			'A withheld member called toString, which notes have not.',
			[`A-5 disclosures: ${fits('note.written/1')}`],
			opened().add(ben, 'note.written/1', { phase: 'da', text: 'x', toString: 'x' }, { withhold: ['toString'] }),
		),
	'body-instant-misfits': () =>
		broken(
			'A note about 30 February.',
			[`A-5 disclosures: ${fits('note.written/1')}`],
			opened().add(ben, 'note.written/1', { phase: 'da', text: 'x', observedAt: '2026-02-30T00:00:00.000Z' }),
		),
	'object-not-a-digest': () =>
		broken(
			'An object that is named by something else than its digest.',
			['A-5 objects named: an object is named by its SHA-256'],
			opened().add(ada, 'weather.forecast/7', { picture: { object: 'sky.png', name: 'sky.png', sizeBytes: 1 } }),
		),
	'object-without-size': () =>
		broken(
			'An object without its size, deep within a value.',
			['A-5 objects named: an object has its size in bytes'],
			opened().add(ada, 'weather.forecast/7', { all: [{ here: { object: 'ab'.repeat(32), name: 'sky.png' } }] }),
		),
	'seen-not-there': () => {
		const a = opened();
		const b = new Chain(second, 300_000).admit(ben, ben, { seen: [a] });
		const longer = new Chain(second, 300_000).admit(ben, ben, { seen: [a] }).note(ben, 'Cut off.');
		a.note(ada, 'Has seen two.', { seen: [longer] });
		return broken(
			'An entry was seen that the chain at hand has not.',
			['A-5 seen: an entry that was seen is there'],
			a,
			b,
		);
	},
	'seen-other-digest': () => {
		const a = opened();
		const b = new Chain(second, 300_000).admit(ben, ben, { seen: [a] });
		const forked = { chain: second, seq: 1, head: sha256('another') };
		a.note(ada, 'Saw another.', { head: { seen: [forked] } });
		return broken('The entry that was seen is another.', ['A-5 seen: an entry that was seen is there'], a, b);
	},
};
