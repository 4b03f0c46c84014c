/** What the records of the scene have in common, read from bodies that may be withheld or a stranger's. */
import { CLASSIFICATIONS } from '../fields';
import type { ChoiceView, EntryView, HostName, PartyView, Recorded } from '../views';
import type { Cited } from './cited';
import { authorOf, objectIn, objectsIn, oneOf, textIn, textsIn } from './members';

type Body = EntryView['body'];
export const SHARING = ['business-impact-information', 'technical-information'] as const;

export function recordedIn(entry: EntryView, cited: Cited): Recorded {
	const { body, ref, head } = entry;
	return {
		...{ entry: ref, recordedAt: head.at, by: authorOf(entry), cites: cited.all(body.cites) },
		tlp: oneOf(body, 'tlp', CLASSIFICATIONS),
		sharing: oneOf(body, 'sharing', SHARING),
	};
}

export function partyIn(body: Body, name: string): PartyView | null {
	const party = objectIn(body, name);
	const called = party && textIn(party, 'name');
	if (!party || called === null) return null;
	const organization = textIn(party, 'organization');
	return { name: called, hasKey: textIn(party, 'keyId') !== null, organization, contact: textIn(party, 'contact') };
}

const choiceOf = (choice: Body): ChoiceView | null => {
	const id = textIn(choice, 'id');
	return id === null ? null : { id, name: textIn(choice, 'name') ?? id };
};
export function choiceIn(body: Body, name: string): ChoiceView | null {
	const choice = objectIn(body, name);
	return choice && choiceOf(choice);
}
export const choicesIn = (body: Body, name: string): readonly ChoiceView[] =>
	objectsIn(body, name).flatMap((each) => choiceOf(each) ?? []);

/** @param names of the hosts by id */
export const hostsIn = (body: Body, name: string, names: ReadonlyMap<string, string>): readonly HostName[] =>
	textsIn(body, name).map((host) => ({ host, name: names.get(host) ?? null }));
