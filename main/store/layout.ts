/**
 * Where a notebook keeps things. A notebook is one folder; every path in it is made here and nowhere else.
 * What must hold: no part of a path comes from a person or from evidence. Parts are ids and digests, checked here, so
 * a name can neither climb out of the folder nor tell a stranger what a case is about.
 *
 *     lock                              who has the notebook open
 *     notebook/vault.json               slots; plain
 *     notebook/failed-unlocks.json      a count; plain
 *     notebook/<chain-id>.ledger        the notebook's own chain
 *     notebook/objects/<hex>            its objects
 *     notebook/documents/<name>.json    preferences and what can be rebuilt
 *     notebook/draft                    the quick entry's draft; each case has its own beside its chains
 *     notebook/pasted/<hex>             what was pasted into a draft, until it is sealed or discarded; not backed up
 *     cases/<case-id>/<chain-id>.ledger
 *     cases/<case-id>/<chain-id>.incoming   what a merge is about to put in that chain's place
 *     cases/<case-id>/merge                 which of them, and what is still to be entered
 *     cases/<case-id>/minutes               of a meeting, as they are typed
 *     cases/<case-id>/answers               of an exercise, as they are typed
 *     cases/<case-id>/objects/<hex>
 */
import { join } from 'node:path';
import { type CaseId, type ChainId, UUID } from '../../shared/vocabulary';
import { codeOf, type Disk, nodeDisk } from './disk';
import { asRefusal } from './durable';

export interface Layout {
	readonly folder: string;
	readonly lock: string;
	readonly notebook: string;
	readonly vault: string;
	readonly failedUnlocks: string;
	readonly documents: string;
	readonly notebookObjects: string;
	readonly pasted: string;
	readonly cases: string;
	/** A chain of the notebook's own ledger. */
	notebookChain(chain: ChainId): string;
	/** Name: lower-case letters, digits, hyphens. */
	document(name: string): string;
	caseFolder(of: CaseId): string;
	chain(of: CaseId, chain: ChainId): string;
	incoming(of: CaseId, chain: ChainId): string;
	merge(of: CaseId): string;
	objects(of: CaseId): string;
}

const LEDGER = '.ledger';
const INCOMING = '.incoming';
const DOCUMENT = /^[a-z0-9][a-z0-9-]{0,63}$/;

export function layout(folder: string): Layout {
	const notebook = join(folder, 'notebook');
	const cases = join(folder, 'cases');
	const documents = join(notebook, 'documents');
	const caseFolder = (of: CaseId) => join(cases, id(of));
	return {
		folder,
		lock: join(folder, 'lock'),
		notebook,
		vault: join(notebook, 'vault.json'),
		failedUnlocks: join(notebook, 'failed-unlocks.json'),
		documents,
		notebookObjects: join(notebook, 'objects'),
		pasted: join(notebook, 'pasted'),
		cases,
		notebookChain: (chain) => join(notebook, `${id(chain)}${LEDGER}`),
		document: (name) => {
			if (!DOCUMENT.test(name)) throw new Error(`not a document's name: ${JSON.stringify(name)}`);
			return join(documents, `${name}.json`);
		},
		caseFolder,
		chain: (of, chain) => join(caseFolder(of), `${id(chain)}${LEDGER}`),
		incoming: (of, chain) => join(caseFolder(of), `${id(chain)}${INCOMING}`),
		merge: (of) => join(caseFolder(of), 'merge'),
		objects: (of) => join(caseFolder(of), 'objects'),
	};
}

/** The chains whose files lie in a folder (`notebook` or a case's), in the order of their ids; none if it is not there. */
export async function chainsIn(folder: string, disk: Disk = nodeDisk): Promise<ChainId[]> {
	const names = await namesIn(folder, disk);
	const ids = names.filter((name) => name.endsWith(LEDGER)).map((name) => name.slice(0, -LEDGER.length));
	return ids.filter((name): name is ChainId => UUID.test(name)).sort();
}

/** The chains that a merge prepared in a case's folder. */
export async function incomingIn(folder: string, disk: Disk = nodeDisk): Promise<ChainId[]> {
	const names = await namesIn(folder, disk);
	const ids = names.filter((name) => name.endsWith(INCOMING)).map((name) => name.slice(0, -INCOMING.length));
	return ids.filter((name): name is ChainId => UUID.test(name)).sort();
}

/** The cases that have a folder, in the order of their ids. */
export async function casesIn(at: Layout, disk: Disk = nodeDisk): Promise<CaseId[]> {
	const names = await namesIn(at.cases, disk);
	return names.filter((name): name is CaseId => UUID.test(name)).sort();
}

async function namesIn(folder: string, disk: Disk): Promise<string[]> {
	try {
		return await disk.readdir(folder);
	} catch (error) {
		if (codeOf(error) === 'ENOENT') return [];
		throw asRefusal(error, folder);
	}
}

function id(text: string): string {
	if (!UUID.test(text)) throw new Error(`not an id: ${JSON.stringify(text)}`);
	return text;
}
