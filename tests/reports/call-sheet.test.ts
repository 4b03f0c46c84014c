/** The call sheet: what stands on it, harmless to look at, its pages numbered, with the entry that says which state it is of. */
import { expect, it } from 'vitest';
import { formHtml } from '../../main/reports/form-html';
import { callSheet } from '../../shared/paper/call-sheet';
import { contactsOf } from '../../shared/projections/contacts';
import type { Instant } from '../../shared/vocabulary';
import { digestOf, entriesTold, type Said } from '../shared/told-entries';

const recorded = (contact: string, name: string, more: object = {}): Said => [
	0,
	'contact.recorded',
	{ contact, name, phone: `+49 ${contact}`, ...more },
];
const sheetOf = (book: readonly Said[]) =>
	callSheet({
		contacts: contactsOf(entriesTold(book)),
		notebook: 'Team <north>',
		madeAt: { at: '2026-11-22T01:00:00.000Z' as Instant, offset: 60 },
		program: 'Sealbook 0',
	});

it('names ladders, contacts, deadlines and the newest entry on every page', () => {
	const many = Array.from({ length: 24 }, (_, n) => recorded(`c${n}`, `Person ${n}`, { backupPhone: `+1 ${n}` }));
	const ladder: Said = [
		1,
		'ladder.defined',
		{ ladder: 'l', name: 'At night', levels: [{ contacts: ['c0', 'c1'], waitMinutes: 15, tries: 2 }] },
	];
	const deadline: Said = [
		2,
		'deadline.defined',
		{ deadline: 'd', name: 'Authority', amount: 72, unit: 'hours', from: 'discovered', basis: 'Art. 33' },
	];
	const retired: Said = [3, 'contact.retired', { contact: 'c23', reason: 'Left' }];
	const document = sheetOf([...many, recorded('x', 'Evil\u202e<b>'), ladder, deadline, retired]);
	if (!document) throw new Error('no sheet');
	const { html, pages } = formHtml(document);
	expect(pages).toBeGreaterThan(1);
	for (let page = 1; page <= pages; page += 1) expect(html).toContain(`page ${page} of ${pages}`);
	expect(html.split(digestOf(28)).length - 1).toBeGreaterThanOrEqual(pages);
	expect(html).toContain('Person 0  +49 c0  +1 0;  Person 1  +49 c1  +1 1');
	expect(html).toContain('72 hours after it was discovered');
	expect(html).toContain('Evil\\u202E&lt;b&gt;');
	expect(html).not.toContain('Person 23');
	expect(html).toContain('no way is recorded');
});

it('is none where there is nobody to call', () => {
	expect(sheetOf([])).toBeNull();
	expect(sheetOf([recorded('c', 'Kim'), [1, 'contact.retired', { contact: 'c', reason: 'x' }]])).toBeNull();
});
