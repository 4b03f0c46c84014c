/**
 * The shipped lists: every file keeps to the form, names its section, and holds what the publication holds, by count and by
 * exact name. Nothing here is read from the lists themselves but what is compared.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../shared/catalogue/catalogue';
import { csfMap, isListId, type ListId, listItemName, listItemOf, listNamed, lists } from '../../shared/lists';
import { csfMapFile, listFile } from '../../shared/lists/shape';

const folder = join(import.meta.dirname, '../../resources/lists');
const files = readdirSync(folder);
const names = (list: ListId) => listNamed(list).items.map(({ name }) => name);
const counted = (list: ListId) => {
	const { groups, items } = listNamed(list);
	return groups?.map(({ id }) => items.filter(({ group }) => group === id).length);
};

/** How many items SP 800-61 r2 has of each, and its section. */
const COUNTS: Readonly<Record<ListId, readonly [number, string]>> = {
	phases: [4, 'Figure 3-1'],
	'attack-vectors': [8, '§3.2.1'],
	'sign-kinds': [2, '§3.2.2'],
	'sign-sources': [11, 'Table 3-1'],
	'incident-record-fields': [11, '§3.2.5'],
	'incident-statuses': [4, '§3.2.5'],
	'functional-impact': [4, 'Table 3-2'],
	'information-impact': [4, 'Table 3-3'],
	'recoverability-effort': [4, 'Table 3-4'],
	'notification-parties': [11, '§3.2.7'],
	'notification-methods': [6, '§3.2.7'],
	escalation: [3, '§3.2.6'],
	'containment-criteria': [6, '§3.3.1'],
	'containment-durations': [3, '§3.3.1'],
	'evidence-identifiers': [6, '§3.3.2'],
	'evidence-log-fields': [4, '§3.3.2'],
	'volatile-data': [6, '§3.6'],
	'order-of-volatility': [7, 'RFC 3227'],
	'attacking-host-activities': [4, '§3.3.3'],
	'recovery-actions': [7, '§3.3.4'],
	checklist: [9 + 10, 'Table 3-5'],
	'lessons-questions': [9, '§3.4.1'],
	metrics: [16, '§3.4.2'],
	'audit-items': [6, '§3.4.2'],
	'retention-factors': [3, '§3.4.3'],
	'sharing-relations': [3, 'Table 4-1'],
	'sharing-classes': [2, '§4.3'],
	'exchange-specifications': [21, 'Appendix E'],
	scenarios: [11, 'Appendix A.2'],
	'scenario-questions': [23, 'Appendix A.1'],
	'basic-data-elements': [18, 'Appendix B.1'],
	'handler-data-elements': [7, 'Appendix B.2'],
	'crisis-steps': [11, 'Appendix G'],
	readiness: [8 + 9 + 5 + 1, '§3.1.1'],
	'csf-subcategories': [31, 'r3'],
	ports: [96, 'IANA'],
};

describe('the shipped lists', () => {
	it('are the files that ship, no more and no fewer, each under its own name', () => {
		expect(files.sort()).toEqual([...Object.keys(lists), 'csf-map'].map((id) => `${id}.json`).sort());
		for (const [id, { list }] of Object.entries(lists)) expect(list).toBe(id);
		expect(isListId('phases')).toBe(true);
		expect(isListId('constructor')).toBe(false);
	});

	it.each(files)('%s keeps to the form; ids are unique; every group and parent is there', (file) => {
		const read: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
		if (file === 'csf-map.json') {
			csfMapFile.parse(read);
			return;
		}
		const { items, groups = [] } = listFile.parse(read);
		expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
		expect(new Set(items.map(({ name }) => name)).size).toBe(items.length);
		for (const item of items) {
			expect(item.group === undefined ? groups : groups.map(({ id }) => id)).toEqual(
				item.group === undefined ? [] : expect.arrayContaining([item.group]),
			);
			if (item.of !== undefined) expect(items.map(({ id }) => id)).toContain(item.of);
		}
	});

	it.each(Object.entries(COUNTS))('%s has as many items as its section: %j', (id, [count, section]) => {
		const list = listNamed(isListId(id) ? id : 'phases');
		expect(list.items).toHaveLength(count);
		expect(list.source).toContain(section);
	});

	it('has groups as the publication has them', () => {
		expect(counted('sign-sources')).toEqual([5, 3, 1, 2]);
		expect(counted('readiness')).toEqual([8, 9, 5, 1]);
		expect(counted('scenario-questions')).toEqual([2, 6, 5, 3, 7]);
		expect(counted('basic-data-elements')).toEqual([6, 11, 1]);
		expect(counted('metrics')).toHaveLength(4);
		expect(listNamed('scenarios').items.map(({ questions }) => questions)).toEqual([3, 8, 4, 4, 3, 6, 6, 5, 2, 3, 5]);
	});

	it('has its exact names', () => {
		expect(names('phases')).toEqual([
			'Preparation',
			'Detection and Analysis',
			'Containment, Eradication, and Recovery',
			'Post-Incident Activity',
		]);
		expect(names('attack-vectors')).toEqual([
			...['External/Removable Media', 'Attrition', 'Web', 'Email', 'Impersonation', 'Improper Usage'],
			...['Loss or Theft of Equipment', 'Other'],
		]);
		expect(names('functional-impact')).toEqual(['None', 'Low', 'Medium', 'High']);
		expect(names('information-impact')).toEqual(['None', 'Privacy Breach', 'Proprietary Breach', 'Integrity Loss']);
		expect(names('recoverability-effort')).toEqual(['Regular', 'Supplemented', 'Extended', 'Not Recoverable']);
		expect(names('containment-criteria').slice(0, 3)).toEqual([
			'Potential damage to and theft of resources',
			'Need for evidence preservation',
			'Service availability',
		]);
		expect(names('retention-factors')).toEqual(['Prosecution', 'Data Retention', 'Cost']);
		expect(names('exchange-specifications')).toContain('CybOX');
		expect(names('scenarios')[4]).toBe('Unknown Exfiltration');
	});

	it('numbers the checklist as Table 3-5 does, and repeats for new hosts what step 6.3 says', () => {
		const { items } = listNamed('checklist');
		expect(items.map(({ id }) => id)).toEqual([
			...['1', '1.1', '1.2', '1.3', '1.4', '2', '3'],
			...['4', '5', '6', '6.1', '6.2', '6.3', '7', '7.1', '7.2', '7.3', '8', '9'],
		]);
		const again = items.filter(({ perHostGroup }) => perHostGroup === true).map(({ id }) => id);
		expect(again).toEqual(['1.1', '1.2', '5', '6', '6.1', '6.2', '6.3']);
		expect(listItemOf('checklist', '6.1')?.of).toBe('6');
	});

	it('waits 15 minutes before the next level, as r2 suggests', () => {
		expect(listNamed('escalation').items.flatMap(({ minutes }) => minutes ?? [])).toEqual([15]);
	});

	it('names an item it does not know by its id', () => {
		expect(listItemName('attack-vectors', 'email')).toBe('Email');
		expect(listItemName('attack-vectors', 'carrier-pigeon')).toBe('carrier-pigeon');
	});
});

describe('the map to CSF 2.0', () => {
	it('has a line for each subcategory, in their order, and names kinds as the ledger has them', () => {
		expect(csfMap.support.map(({ subcategory }) => subcategory)).toEqual(
			listNamed('csf-subcategories').items.map(({ id }) => id),
		);
		for (const { by } of csfMap.support)
			for (const { kinds, has = [], where = {} } of by)
				for (const kind of kinds) {
					const members = Object.keys(catalogue.get(kind)?.members ?? {});
					expect(members, kind).not.toEqual([]);
					expect(members, kind).toEqual(expect.arrayContaining([...has, ...Object.keys(where)]));
				}
	});

	it('maps the phases as Table 1 of r3 does', () => {
		expect(csfMap.phases).toEqual([
			{ phase: 'prep', csf: ['GV', 'ID', 'PR'] },
			{ phase: 'da', csf: ['DE', 'ID.IM'] },
			{ phase: 'cer', csf: ['RS', 'RC', 'ID.IM'] },
			{ phase: 'post', csf: ['ID.IM'] },
		]);
	});
});
