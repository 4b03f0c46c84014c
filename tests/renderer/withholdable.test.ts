/** What the export screen offers to withhold, and how it names a case file. */
import { describe, expect, it } from 'vitest';
import { suggestedName, withholdable } from '../../renderer/screens/export/withholdable';
import { drafts, entryOf } from './believable';

describe('withholding', () => {
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
