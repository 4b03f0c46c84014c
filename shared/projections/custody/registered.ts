/** The registration of an item: from here on somebody is accountable for it. */
import type { Json } from '../../ledger/canonical';
import type { Signer } from '../../views';
import type { ItemId } from '../../vocabulary';
import { filesIn } from '../files';
import { type Act, called, find, hasSigned, type Keeping, personIn, textOf } from './keeping';

const FIELDS = [
	...['type', 'serial', 'model', 'hostname', 'mac', 'ip', 'foundAt', 'condition', 'observedAt', 'owner'],
	...['collectorName', 'collectorTitle', 'collectorPhone', 'authority', 'authorityNumber'],
] as const;

export function register(act: Act, items: Map<string, Keeping>): Keeping | null {
	const { view, body, ledger } = act;
	const item = textOf(body.item);
	const tag = textOf(body.tag);
	if (item === null || tag === null) return null;
	const known = items.get(item);
	if (known) {
		const sentence = `${known.about.tag} was registered a second time, as ${tag}; the first registration counts.`;
		find(known, 'registered-twice', sentence, act, [known.about.registered]);
		return null;
	}
	const holder = personIn(body.holder, ledger.admissions) ?? (view.signers[0] as Signer);
	const place = textOf(body.storedAt);
	const keeping: Keeping = {
		about: {
			item: item as ItemId,
			tag,
			description: textOf(body.description) ?? '',
			fields: fieldsOf(body),
			files: filesIn({ files: view.body.files as Json }),
			photographs: filesIn({ photographs: view.body.photographs as Json }),
			registered: view.ref,
			registeredAt: act.at,
			parent: textOf(body.parent),
			derivation: textOf(body.derivation),
		},
		intervals: [{ state: 'held', from: act.at, to: null, holder, place, reason: null, entries: [view.ref] }],
		findings: [],
		seals: new Map(),
		acts: [],
		awaits: null,
		lent: null,
		holds: 0,
		retention: null,
		ended: null,
	};
	const twin = [...items.values()].find((other) => other.about.tag === tag);
	if (twin) find(keeping, 'tag-twice', `Two items carry the tag ${tag}.`, act, [twin.about.registered]);
	if (!hasSigned(act, holder))
		find(
			keeping,
			'holder-did-not-sign',
			`${called(holder, 'The holder')} is named as accountable and did not sign.`,
			act,
		);
	items.set(item, keeping);
	return keeping;
}

function fieldsOf(body: Act['body']): Record<string, string> {
	const fields: Record<string, string> = {};
	for (const name of FIELDS) {
		const value = textOf(body[name]);
		if (value !== null) fields[name] = value;
	}
	if (typeof body.quantity === 'number') fields.quantity = String(body.quantity);
	return fields;
}
