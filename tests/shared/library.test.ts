/** The library as entries tell it, and finding in it: a port is a port, a title helps, nothing is made up. */
import { describe, expect, it } from 'vitest';
import { kitOf } from '../../shared/projections/kit';
import { builtInPorts, libraryOf } from '../../shared/projections/library';
import { foundIn, libraryText, portsIn } from '../../shared/search/library';
import { entriesTold, moment, type Said } from './told-entries';

const file = (letter: string) => ({ object: letter.repeat(64), name: `${letter}.csv`, sizeBytes: 4 });
const plan = { item: 'p', sort: 'document', title: 'Plan', reviewBy: '2026-11-23', file: file('a') };
const DAY = 1440;

describe('the library', () => {
	it('has what was added, revised, read through and withdrawn, and keeps the former files', () => {
		const book: Said[] = [
			[0, 'library.added', plan],
			[1, 'library.checked', { item: 'p', sha256: 'a'.repeat(64), reviewBy: '2026-12-31' }],
			[2, 'library.revised', { ...plan, title: 'Plan 2', reviewBy: '2026-12-01', file: file('b') }],
			[3, 'library.revised', { ...plan, title: 'Plan 3', file: undefined }],
			[4, 'library.checked', { item: 'unknown', sha256: 'a'.repeat(64) }],
			[5, 'library.added', { item: 'q', sort: 'spell', title: 'Runes', file: file('c') }],
			[6, 'library.withdrawn', { item: 'q', reason: 'Wrong' }],
		];
		const [plans, runes] = libraryOf(entriesTold(book), moment(10));
		expect(plans).toMatchObject({
			...{ entry: 'A-4', title: 'Plan 3', reviewBy: '2026-11-23', overdue: false },
			file: { entry: 'A-3', name: 'b.csv' },
			former: [{ entry: 'A-1', name: 'a.csv' }],
			checked: { entry: 'A-2', holds: false },
		});
		expect(runes).toMatchObject({ sort: 'other', withdrawn: { reason: 'Wrong' } });
	});

	it('is overdue from the day after, until somebody read it through; the kit waits only for what is required', () => {
		const book: Said[] = [[0, 'library.added', plan]];
		const kitAt = (minute: number) => kitOf(entriesTold(book), moment(minute));
		const overdue = 'Plan, in the library: review overdue since 2026-11-23.';
		expect(kitAt(DAY).warnings).toEqual([]);
		expect(kitAt(2 * DAY)).toMatchObject({ warnings: [overdue], counts: { documents: 0 } });
		expect(kitAt(2 * DAY).because).not.toContain(overdue);
		book.push([1, 'library.revised', { ...plan, required: true }]);
		expect(kitAt(2 * DAY)).toMatchObject({ warnings: [], supports: 'not ready', counts: { documents: 1 } });
		expect(kitAt(2 * DAY).because).toContain(overdue);
		book.push([2 * DAY, 'library.checked', { item: 'p', sha256: 'a'.repeat(64) }]);
		expect(kitAt(3 * DAY)).toMatchObject({ warnings: [], counts: { documents: 0 } });
		book.push([3 * DAY, 'library.withdrawn', { item: 'p', reason: 'Old' }]);
		expect(kitAt(9 * DAY).warnings).toEqual([]);
	});
});

describe('the list of ports that ships', () => {
	it('has a port, protocols, a service and a note in every row, each port once', () => {
		const rows = builtInPorts();
		for (const { port, protocol, service, note } of rows) {
			expect(portsIn(port), port).not.toBeNull();
			expect(['tcp', 'udp', 'tcp, udp']).toContain(protocol);
			expect(service.length * note.length).toBeGreaterThan(0);
		}
		expect(new Set(rows.map(({ port }) => port)).size).toBe(rows.length);
		expect(rows.find(({ port }) => port === '3389')).toMatchObject({ protocol: 'tcp', service: 'ms-wbt-server' });
	});
});

describe('finding', () => {
	const line = (...cells: string[]) => ({ at: 1, cells });
	const text = libraryText(
		[line('8080', 'alt'), line('80', 'http'), line('6000-6063', 'x11'), line('1', 'room 80')],
		0,
	);

	it.each([
		['80', [1, 3]],
		['808', []],
		['6001', [2]],
		['http', [1]],
		['80 room', [3]],
	])('%s in ports gives lines %j', (query, at) => {
		expect(foundIn(text, 'ports', query.split(' ')).at).toEqual(at);
	});

	it('lets the title hold some of the words, and says where it holds all', () => {
		expect(foundIn(text, 'ports of the web', ['web', 'alt'])).toMatchObject({ at: [0], inHead: false });
		expect(foundIn(text, 'ports of the web', ['web'])).toMatchObject({ at: [], inHead: true });
	});
});
