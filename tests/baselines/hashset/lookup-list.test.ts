/** A list is looked up from columns of bytes: files with different digests, with and without names, in their order. */
import { afterAll, expect, it } from 'vitest';
import type { Hashset } from '../../../main/baselines/hashset/hashset';
import { type LookedUpRow, type LookupOptions, lookupList } from '../../../main/baselines/hashset/lookup-list';
import { ListFile } from '../../../main/baselines/hashset/sources/list-file';
import { digestsOf, SetPlace } from './place';

const place = new SetPlace();
afterAll(() => place.remove());

async function lookedUp(set: Hashset, digests: readonly string[], list: ListFile, options: LookupOptions) {
	const rows: LookedUpRow[] = [];
	const course = { goOn: () => undefined, rows: (some: readonly LookedUpRow[]) => void rows.push(...some) };
	return { ...(await lookupList(set, digests, list, options, course)), rows };
}

/** More than go from thread to thread at once. */
const FILES = 4500;
const isKnown = (number: number) => number % 3 === 0;

it('answers each file of a long list by its own digests, whichever it has', async () => {
	const known = Array.from({ length: FILES }, (_, number) => number).filter(isKnown);
	const set = await place.build([
		place.list(known.map((number) => `${digestsOf(`${number}`).md5}\n${digestsOf(`${number}`).sha256}\n`).join('')),
	]);
	const rows = Array.from({ length: FILES }, (_, number) => {
		const { md5, sha256 } = digestsOf(`${number}`);
		return `${number % 2 === 0 ? `SHA256 (file ${number}) = ${sha256}` : `MD5 (file ${number}) = ${md5}`}\n`;
	});
	const list = new ListFile(place.list(rows.join('')), () => undefined);
	const typed = digestsOf('3').md5.toUpperCase();
	const all = { show: 'all', mostRows: FILES + 1 } as const;
	const { asked, known: met, rows: told, cut } = await lookedUp(set, [typed], list, all);
	list.close();
	expect({ asked, met, cut }).toEqual({ asked: FILES + 1, met: known.length + 1, cut: false });
	expect(told[0]).toMatchObject({ digest: typed.toLowerCase(), name: null, known: true, by: 'md5' });
	const few = new ListFile(list.path, () => undefined);
	const first = await lookedUp(set, [typed], few, { show: 'all', mostRows: 4200 });
	few.close();
	expect(first).toEqual({ asked, known: met, unanswered: 0, cut: true, rows: told.slice(0, 4200) });
	const expected = rows.map((_, number) => {
		const by = number % 2 === 0 ? 'sha256' : 'md5';
		return {
			name: `file ${number}`,
			known: isKnown(number),
			by: isKnown(number) ? by : null,
			digest: digestsOf(`${number}`)[by],
		};
	});
	expect(told.slice(1).map(({ name, known, by, digest }) => ({ name, known, by, digest }))).toEqual(expected);
});

it('says of a file whose digests the set has none of that it can say nothing, never that it is not known', async () => {
	const { md5, sha256 } = digestsOf('x');
	const set = await place.build([place.list(`${md5}\n`)]);
	const objects = ['<filename>x</filename>', `<filename>y</filename><hashdigest type="sha256">${sha256}</hashdigest>`];
	const dfxml = `<dfxml version="1.0">${objects.map((inner) => `<fileobject>${inner}</fileobject>`).join('')}</dfxml>`;
	const list = new ListFile(place.list(dfxml), () => undefined);
	const all = { show: 'all', mostRows: 9 } as const;
	const other = digestsOf('y').md5;
	const { rows, ...counts } = await lookedUp(set, [sha256, other, md5], list, all);
	list.close();
	expect(counts).toEqual({ asked: 5, known: 1, unanswered: 3, cut: false });
	expect(rows.map(({ known }) => known)).toEqual([null, false, true, null, null]);
});
