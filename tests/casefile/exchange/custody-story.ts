/** A custody that does most of what custody can, with names as hostile as an investigation meets, told as facts. */
import type { CustodyFacts } from '../../../main/casefile/exchange/case-uco';
import type { CaseId, ChainId, Instant, Sha256 } from '../../../shared/vocabulary';
import { custodyTold, digestAt, people, type Told } from '../../shared/custody-book';

const [ada, ben] = people as [(typeof people)[0], (typeof people)[0]];
export const CASE = '0193a4b2-7c11-7d22-8e33-9f4455667788' as CaseId;
const CHAIN = '0193a4b2-7c11-7d22-8e33-000000000001' as ChainId;
/** A formula, a bidi mark, quotes, line ends and tags in one text. */
export const HOSTILE = "=cmd|'/c calc'!A1 \u202e\"</script>\r\n<b>Кириллица</b>";

const laptop = { item: '0193a4b2-0000-7000-8000-00000000000a', tag: 'E-001' };
const image = { item: '0193a4b2-0000-7000-8000-00000000000b', tag: 'E-002' };
const book: readonly Told[] = [
	{
		kind: 'evidence.registered/1',
		by: [ada],
		body: {
			...laptop,
			...{ holder: ada, description: HOSTILE, serial: '5CG1', model: 'X1', hostname: 'ws-7', mac: '00:11:22:33:44:55' },
			...{ ip: '2001:db8::7', storedAt: 'Locker 3', type: 'laptop' },
		},
	},
	{ kind: 'custody.sealed/1', by: [ada], body: { ...laptop, seal: 'S-004431', bag: 'B-1' } },
	{
		kind: 'custody.transferred/1',
		by: [ada, ben],
		body: { ...laptop, from: ada, to: ben, reason: HOSTILE, place: 'Lab, bench 2' },
	},
	{ kind: 'custody.seal-broken/1', by: [ben], body: { ...laptop, seal: 'S-004431', reason: 'Imaging' } },
	{
		kind: 'evidence.registered/1',
		by: [ben],
		body: {
			...image,
			...{ holder: ben, description: 'Image of E-001', parent: 'E-001', derivation: 'image', storedAt: 'Vault' },
			files: [
				{
					name: HOSTILE,
					sizeBytes: 7,
					object: null,
					digests: { md5: 'd4'.repeat(16), sha256: 'ab'.repeat(32), blake3: 'cd'.repeat(32) },
					remarks: [],
				},
			],
		},
	},
	{ kind: 'custody.examined/1', by: [ben], body: { ...image, purpose: 'Timeline', tool: 'plaso' } },
	// Ada does not hold it any more: a finding.
	{ kind: 'custody.stored/1', by: [ada], body: { ...laptop, place: 'Locker 3' } },
	{
		kind: 'custody.returned/1',
		by: [ben],
		body: { ...laptop, to: { keyId: '', name: 'Owner & Co.' }, reason: 'Case over' },
	},
];

export const facts: CustodyFacts = {
	exercise: false,
	...{ case: CASE, number: '2026-014', title: 'Unknown exfiltration', state: 'open' },
	openedAt: '2026-11-22T01:00:00.000+01:00' as Instant,
	people: people.map((person) => ({
		...person,
		...{ title: 'Handler', organization: null, vouchedFor: true, phone: '+49 30 1', signsHere: true, revoked: null },
		...{ replacedBy: null, admittedAt: '2026-11-22T01:00:00.000Z' as Instant, fingerprint: 'AA:BB' },
	})),
	items: custodyTold(book),
	entry: (ref) => {
		const seq = Number(ref.slice(2));
		return book[seq - 1] ? { chain: CHAIN, seq, digest: digestAt(seq - 1) as Sha256 } : null;
	},
	program: { name: 'Sealbook', version: '0.1.0' },
};
