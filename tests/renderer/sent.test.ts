/** What is typed of where a case file goes becomes members of the export, and nothing that was not typed does. */
import { expect, it } from 'vitest';
import { sentOf, UNSAID } from '../../renderer/screens/export/sent';

it('says what was typed and no more', () => {
	expect(sentOf({ ...UNSAID, purpose: ' ', tlpBecause: 'for no mark' })).toEqual({});
	expect(sentOf({ ...UNSAID, organization: 'ISAC ', tlp: 'TLP:GREEN' })).toEqual({
		recipient: { name: 'ISAC' },
		tlp: 'TLP:GREEN',
	});
	expect(sentOf({ ...UNSAID, recipient: 'Kim', organization: 'ISAC', tlp: 'TLP:RED', tlpBecause: 'x' })).toEqual({
		recipient: { name: 'Kim', organization: 'ISAC' },
		...{ tlp: 'TLP:RED', tlpBecause: 'x' },
	});
});
