/**
 * TLP 2.0 in other people's formats: the marking-definition objects of STIX 2.1 (the statement of OASIS on TLP 2.0, extension
 * 60a3c5c5-…, and the four of TLP 1 that the specification has, section 7.2.1.4), and the labels in words.
 */
import { CLASSIFICATIONS, type Classification } from '../../shared/fields';

/** The extension by which STIX 2.1 says TLP 2.0. */
export const TLP_EXTENSION = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d';

const MARKINGS: Readonly<Record<Classification, string>> = {
	'TLP:CLEAR': 'marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487',
	'TLP:GREEN': 'marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
	'TLP:AMBER': 'marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421',
	'TLP:AMBER+STRICT': 'marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003',
	'TLP:RED': 'marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1',
};
export const markingOf = (tlp: Classification): string => MARKINGS[tlp];

const OF_MARKING: ReadonlyMap<string, Classification> = new Map([
	...CLASSIFICATIONS.map((tlp) => [MARKINGS[tlp], tlp] as const),
	['marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9', 'TLP:CLEAR'],
	['marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da', 'TLP:GREEN'],
	['marking-definition--f88d31f6-486f-44da-b317-01333bde0b82', 'TLP:AMBER'],
	['marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed', 'TLP:RED'],
]);
export const tlpOfMarking = (id: string): Classification | null => OF_MARKING.get(id) ?? null;

/** `amber+strict`, `TLP:GREEN`, TLP 1's `white`; null where it is none. */
export function tlpNamed(text: string): Classification | null {
	const bare = text.trim().toUpperCase().replace(/^TLP:/, '');
	const name = bare === 'WHITE' ? 'CLEAR' : bare;
	return CLASSIFICATIONS.find((tlp) => tlp === `TLP:${name}`) ?? null;
}

/** The one that lets the fewest people know. */
export const strictest = (all: readonly Classification[]): Classification | null =>
	[...CLASSIFICATIONS].reverse().find((tlp) => all.includes(tlp)) ?? null;
