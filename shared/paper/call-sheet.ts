/**
 * The call sheet as a document: it must serve where no screen does, so ladders come first, then each contact with both
 * telephones and how to make sure that it is them, then who must be told by when. The notebook’s newest entry, which says
 * which state of the contacts this is, stands on every page.
 */
import { listItemName } from '../lists';
import type { ContactsView, ContactView } from '../views';
import { visible } from '../visible';
import type { Instant } from '../vocabulary';
import type { Block, Fact, PaperDocument } from './document';
import { moment } from './moment';

export interface CallSheetSources {
	readonly contacts: ContactsView;
	/** The notebook’s name; null where it is not known. */
	readonly notebook: string | null;
	readonly madeAt: { readonly at: Instant; readonly offset: number };
	/** `Sealbook 0.1.0`. */
	readonly program: string;
}

const RULE =
	'Call, wait, call again, wait, call the next level; from the top again until somebody answers. Write down each call and its time.';
const NO_WAY = 'no way is recorded';
const FROM = {
	started: 'after the incident started',
	discovered: 'after it was discovered',
	reported: 'after it was reported',
	resolved: 'after it was resolved',
	entry: 'after an entry that the plan names',
} as const;

/** @returns null where there is nobody to call */
export function callSheet({ contacts, notebook, madeAt, program }: CallSheetSources): PaperDocument | null {
	const { head } = contacts;
	const inUse = contacts.contacts.filter(({ retired }) => retired === null);
	if (head === null || inUse.length === 0) return null;
	const title = notebook === null ? 'Call sheet' : `Call sheet, ${visible(notebook).slice(0, 60)}`;
	const code = `SEALBOOK1 entry=${head.ref} sha256=${head.digest}`;
	const facts: Fact[] = [
		...(notebook === null ? [] : [{ label: 'Notebook', text: visible(notebook) }]),
		{ label: 'Newest entry', text: `${head.ref}, ${moment(head.at, madeAt.offset)}` },
		{ label: 'Its SHA-256', text: head.digest, mono: true },
		{ label: 'Made', text: `${moment(madeAt.at, madeAt.offset)}, ${visible(program)}` },
	];
	return {
		title,
		foot: [title, `newest entry ${head.ref}  sha256 ${head.digest}`],
		pageOf: (page, pages) => `page ${page} of ${pages}`,
		blocks: [
			{ is: 'title', kicker: 'Contacts', title: 'Call sheet', facts, code, codeSays: code },
			...ladders(contacts),
			{ is: 'heading', text: 'Contacts' },
			...inUse.flatMap(contactBlocks),
			...deadlines(contacts),
		],
	};
}

function ladders({ ladders: all, contacts }: ContactsView): Block[] {
	const phones = (id: string): string => {
		const found = contacts.find(({ contact }) => contact === id);
		const numbers = [found?.phone, found?.backupPhone].filter((each) => each !== null && each !== undefined);
		return visible([found?.name ?? id, ...numbers].join('  '));
	};
	const inUse = all.filter(({ retired }) => retired === null);
	if (inUse.length === 0) return [];
	const columns = [
		{ name: 'Level', share: 8 },
		{ name: 'Who is called', share: 62 },
		{ name: 'Tries', share: 10 },
		{ name: 'Wait after each', share: 20 },
	];
	return [
		...inUse.flatMap(({ name, levels }): Block[] => [
			{ is: 'heading', text: `Who is called after whom: ${visible(name)}` },
			{
				is: 'table',
				columns,
				rows: levels.map((level, n) => [
					String(n + 1),
					level.contacts.map(phones).join(';  '),
					String(level.tries),
					`${level.waitMinutes} min`,
				]),
			},
		]),
		{ is: 'text', text: RULE },
	];
}

function contactBlocks(contact: ContactView): Block[] {
	const { name, role, organization, party, phone, backupPhone, email, onCall, verify, fingerprints } = contact;
	const about = [role, organization, party === null ? null : listItemName('notification-parties', party)];
	const said = about.filter((each) => each !== null).join(', ');
	const rows: readonly (readonly [string, string | null])[] = [
		['Telephone', phone],
		['Backup', backupPhone],
		['Email', email],
		['On call', onCall],
		['Verify by', verify ?? NO_WAY],
	];
	return [
		{ is: 'heading', text: visible(said === '' ? name : `${name}, ${said}`) },
		{
			is: 'facts',
			facts: [
				...rows.flatMap(([label, text]): Fact[] => (text === null ? [] : [{ label, text: visible(text) }])),
				...fingerprints.map((text): Fact => ({ label: 'Key', text: visible(text), mono: true })),
			],
		},
	];
}

function deadlines({ deadlines: all }: ContactsView): Block[] {
	const rows = all
		.filter(({ retired }) => retired === null)
		.map(({ name, party, amount, unit, from, basis }) => [
			visible(party === null ? name : `${name}: ${listItemName('notification-parties', party)}`),
			`${amount} ${amount === 1 ? unit.slice(0, -1) : unit} ${FROM[from]}`,
			visible(basis ?? ''),
		]);
	if (rows.length === 0) return [];
	const columns = [
		{ name: 'Who', share: 36 },
		{ name: 'Within', share: 36 },
		{ name: 'Rests on', share: 28 },
	];
	return [
		{ is: 'heading', text: 'Who must be told by when' },
		{ is: 'table', columns, rows },
	];
}
