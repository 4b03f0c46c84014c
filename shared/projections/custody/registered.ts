/** The registration of an item: from here on somebody is accountable for it. */
import type { Json } from '../../ledger/canonical';
import type { Signer } from '../../views';
import type { ItemId } from '../../vocabulary';
import { filesIn } from '../files';
import { type Act, called, find, hasSigned, type Keeping, personIn, textOf, textsOf } from './keeping';

const FIELDS = [
	...['type', 'serial', 'model', 'hostname', 'mac', 'ip', 'foundAt', 'condition', 'observedAt', 'owner'],
	...['collectorName', 'collectorTitle', 'collectorPhone', 'authority', 'authorityNumber'],
] as const;

/** @param tagged the first item with each tag */
export function register(act: Act, items: Map<string, Keeping>, tagged: Map<string, Keeping>): Keeping | null {
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
			parents: parentsOf(body),
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
		madeInto: [],
	};
	const twin = tagged.get(tag);
	if (twin) find(keeping, 'tag-twice', `Two items carry the tag ${tag}.`, act, [twin.about.registered]);
	else tagged.set(tag, keeping);
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

const parentsOf = ({ parent, parents }: Act['body']): string[] => {
	const one = textOf(parent);
	return one === null ? textsOf(parents) : [one];
};

function fieldsOf(body: Act['body']): Record<string, string> {
	const fields: Record<string, string> = {};
	for (const name of FIELDS) {
		const value = textOf(body[name]);
		if (value !== null) fields[name] = value;
	}
	if (typeof body.quantity === 'number') fields.quantity = String(body.quantity);
	return fields;
}
