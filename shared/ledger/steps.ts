/** The other steps of verification, one function a rule of ledger.md, "What must hold". Each says every fault and goes on. */
import { checkBody } from '../catalogue/catalogue';
import { NO_ENTRY } from '../vocabulary';
import type { LaidOut, Row } from './laid-out';
import { objectsIn } from './objects';

const NONE: readonly never[] = [];

/** Rules 1 and 4: each line splits and is canonical; each disclosure hashes to what its head says. */
export function linesAreSound(laid: LaidOut): void {
	for (const { chain, lines } of laid.chains)
		for (let i = 0; i < lines.length; i += 1)
			for (const fault of lines[i]?.faults ?? NONE)
				laid.say(
					fault.part === 'disclosure' ? 'disclosures' : 'lines',
					laid.place(chain, i + 1),
					fault,
					laid.row(chain, i + 1),
				);
}

/** Rule 2: numbers run 1, 2, 3 …; each entry names the one before, lies in its own chain and belongs to the one case. */
export function chainsAreLinked(laid: LaidOut): void {
	const caseId = laid.order[0]?.entry.head.case ?? '';
	for (const { chain, lines, torn } of laid.chains) {
		if (lines.length === 0)
			laid.say('chains', chain, { rule: 'a chain has entries', expected: 'at least one', found: 'none' });
		const rows = laid.rowsOf(chain);
		let linked = false;
		for (let i = 0; i < rows.length; i += 1) {
			const row = rows[i];
			if (linked && row?.ahead?.follows) continue;
			linked = row !== undefined && isLinked(laid, row, lines[i - 1]?.digest ?? NO_ENTRY, caseId);
		}
		const end = laid.place(chain, lines.length + 1);
		if (torn) laid.say('chains', end, { rule: 'every line ends', expected: 'a line end', found: 'a torn last line' });
	}
}

function isLinked(laid: LaidOut, row: Row, prev: string, caseId: string): boolean {
	const { head } = row.entry;
	if (head.seq === row.seq && head.prev === prev && head.chain === row.chain && head.case === caseId) return true;
	const hold = (rule: string, expected: string, found: string) => {
		if (expected !== found) laid.sayOf('chains', row, { rule, expected, found });
	};
	hold('numbers run without a gap', String(row.seq), String(head.seq));
	hold('each entry names the one before', prev, head.prev);
	hold('an entry lies in its own chain', row.chain, head.chain);
	hold('all entries are of one case', caseId, head.case);
	return false;
}

/** Rule 4: what is disclosed fits its kind. An entry of a kind that this program does not know is not checked (decision 12). */
export function bodiesFitTheirKinds(laid: LaidOut): void {
	for (const row of laid.order) {
		if (row.ahead) {
			if (!row.ahead.kindKnown) row.verdict = 'not checked';
			continue;
		}
		const { head, body, withheld } = row.entry;
		const faults = checkBody(head.kind, body, withheld, head.by.length);
		if (faults === null) row.verdict = 'not checked';
		else for (const fault of faults) laid.sayOf('disclosures', row, fault);
	}
}

/** Rule 5: `seen` names only entries that are there, with that digest, where that chain is at hand. */
export function seenEntriesAreThere(laid: LaidOut): void {
	const lines = new Map(laid.chains.map((c) => [c.chain, c.lines]));
	for (const row of laid.order)
		for (const seen of row.seen) {
			const chain = lines.get(seen.chain);
			const found = chain?.[seen.seq - 1]?.digest;
			if (!chain || found === seen.head) continue;
			laid.sayOf('seen', row, {
				rule: 'an entry that was seen is there',
				expected: `${laid.place(seen.chain, seen.seq)} with digest ${seen.head}`,
				found: found ?? 'no such entry',
			});
		}
}

/** Rule 6, as far as entries go: objects are named by digest, name and size. Whether they are at hand is for whoever has the files. */
export function objectsAreNamed(laid: LaidOut): void {
	for (const row of laid.order) {
		if (row.ahead) {
			row.objects = row.ahead.objects;
			continue;
		}
		const odd = (rule: string) =>
			laid.sayOf('objects named', row, { rule, expected: '{object, name, sizeBytes}', found: 'something else' });
		row.objects = Object.values(row.entry.body).flatMap((value) => objectsIn(value, odd));
	}
}
