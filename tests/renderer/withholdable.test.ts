/** What the export screen offers to withhold is what the catalogue lets be withheld, and nothing that it forbids. */
import { describe, expect, it } from 'vitest';
import { STRUCTURAL, suggestedName, withholdable } from '../../renderer/screens/export/withholdable';
import { catalogue, mayBeWithheld } from '../../shared/catalogue/catalogue';
import { drafts, entryOf } from './believable';

describe('withholding', () => {
	it('offers no member that would be refused, and misses none that may be withheld', () => {
		const forbidden = [...catalogue.values()].flatMap(({ kind, members }) =>
			Object.keys(members)
				.filter((member) => !mayBeWithheld(kind, member))
				.map((member) => `${kind}:${member}`),
		);
		expect([...STRUCTURAL].sort()).toEqual(forbidden.sort());
	});

	it('counts each member once for each entry that has it', () => {
		const offered = withholdable(drafts.map((draft, at) => entryOf(draft, at + 1)));
		expect(offered.find(({ id }) => id === 'person.admitted/1:phone')?.count).toBe(1);
		expect(offered.find(({ id }) => id === 'person.admitted/1:name')?.count).toBe(3);
		expect(offered.some(({ member }) => member === 'tag')).toBe(false);
	});

	it('suggests a file name that is safe, whatever the case is called', () => {
		const at = new Date('2026-11-22T01:40:00.000Z');
		expect(suggestedName('2026-014', at)).toBe('2026-014_20261122T014000Z.zip');
		expect(suggestedName('../../etc/ö 7', at)).toBe('etc-7_20261122T014000Z.zip');
		expect(suggestedName('…', at)).toBe('case_20261122T014000Z.zip');
	});
});
