/** The follow-up report on who was there for what: each role as it was given, the later ones below. */
import { objectIn, oneOf, textIn } from '../projections/members';
import type { EntryView } from '../views';
import { visible } from '../visible';
import { CASE_ROLES } from '../vocabulary';
import type { Block } from './document';
import { clockOf, section, WITHHELD } from './report-sources';

/** Nothing where nobody was given a role. */
export function roleBlocks(entries: readonly EntryView[]): Block[] {
	const when = clockOf(entries);
	const rows = entries
		.filter(({ kind }) => kind === 'role.given/1')
		.map(({ ref, head, body, signers }) => [
			when(head.at, ref),
			visible(textIn(objectIn(body, 'person') ?? {}, 'name') ?? WITHHELD),
			oneOf(body, 'role', CASE_ROLES) ?? WITHHELD,
			visible(signers[0]?.name ?? WITHHELD),
			visible(textIn(body, 'because') ?? ''),
			ref,
		]);
	const columns = [
		['Since', 21],
		['Person', 22],
		['Role', 12],
		['Given by', 18],
		['Why', 19],
		['Entry', 8],
	] as const;
	return rows.length === 0 ? [] : section('Roles', columns, rows, '');
}
