/** Makes the notebook of `six-hand-overs` where its first argument says, and prints the newest entry of its case as JSON. */
import { cpSync } from 'node:fs';
import type { Instant } from '../../shared/vocabulary';
import { FIRST, Place } from '../services/place';
import { sixHandOvers } from './six-hand-overs';

const place = new Place();
try {
	const book = await place.open();
	await book.ask('notebook.create', FIRST);
	const id = await sixHandOvers(book, place);
	const said = (clock: string, more = {}) => ({ at: `2026-11-21T${clock}:00.000Z` as Instant, ...more });
	await book.ask('incident.set-time', { case: id, time: 'started', stated: said('20:00', { accuracyMs: 3_600_000 }) });
	await book.ask('incident.set-time', { case: id, time: 'discovered', stated: said('22:00') });
	await book.ask('incident.set-time', { case: id, time: 'resolved', stated: { local: '2026-11-22T18:00' } });
	await book.ask('phase.enter', { case: id, phase: 'da', reason: 'A call', at: said('22:30').at });
	await book.ask('impact.rate', { case: id, outlook: 'now', functional: 'low', reason: 'One laptop' });
	const newest = (await book.ask('entry.list', { case: id })).at(-1);
	await book.notebook.close();
	cpSync(place.notebook, process.argv[2] ?? '', { recursive: true });
	process.stdout.write(JSON.stringify({ entry: newest?.ref, sha256: newest?.digest }));
} finally {
	await place.remove();
}
