/** Hosts, signs, leads and indicators at a terminal, over a real notebook: every act, and what is refused before it is asked. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNotebook } from '../../main/services/notebook';
import { FIRST, Place } from '../services/place';
import { told } from './fake';

const place = new Place();
const around = {
	openNotebook: (folder: string) =>
		openNotebook({
			...{ folder, workerPath: 'none', version: '0.0.0', clock: place.clock.read },
			slotCost: { memoryKiB: 1024, passes: 1, parallelism: 1 },
		}),
	typed: [FIRST.passphrase],
};
const run = (words: string, ...more: string[]) =>
	told(['--notebook', place.notebook, ...words.split(' '), ...more], around);
/** Runs and gives the entry that was sealed. */
async function sealed(words: string, ...more: string[]): Promise<string> {
	const { status, out, error } = await run(words, ...more, '--json');
	expect([status, error]).toEqual([0, '']);
	return String((JSON.parse(out) as { ref: unknown }).ref);
}
async function refused(words: string, ...more: string[]): Promise<string> {
	const { status, error, out } = await run(words, ...more);
	expect([status, out]).toEqual([2, '']);
	return error;
}
const json = async (words: string, ...more: string[]) => JSON.parse((await run(words, ...more, '--json')).out);

beforeAll(async () => {
	const notebook = await place.open();
	await notebook.ask('notebook.create', FIRST);
	await notebook.ask('case.open', { number: 'C', title: 'Unknown exfiltration' });
	await notebook.ask('group.make', { case: 'C', name: 'Finance' });
	await notebook.notebook.close();
});
afterAll(() => place.remove());

describe('at a terminal', () => {
	it('a host is recorded, contained, falls back, and is shown with who, when and how', async () => {
		await sealed(
			'host record C FS01 --address 10.20.0.5 --address fe80::1 --group Finance --since-local 2026-11-21T23:10 --accuracy 10m',
			...['--function', 'File server', '--owner', 'Finance', '--tlp', 'TLP:AMBER', '--remark', 'No backup'],
		);
		await sealed(
			'host state C FS01 contained --at 2026-11-22T02:00:00+01:00 --done-by-outside Erika --organization NOC',
			...['--how', 'Port shut', '--cite', 'A-2'],
		);
		await sealed('host state C fs01 recovered --action rebuild --confirmed-by BL-01 --done-by', FIRST.name);
		await sealed('host state C FS01 affected --reason', 'Found a second implant');
		await sealed('host record C LOG01 --unaffected');
		const { out } = await run('host show C FS01');
		expect(out).toMatch(/FS01 +affected, A-\d+\naddresses +10\.20\.0\.5, fe80::1/);
		expect(out).toContain('2026-11-21T23:10, zone unknown, ±600000 ms');
		expect(out).toMatch(/contained +2026-11-22T01:00:00\.000Z; Erika, NOC; Port shut; A-\d+/);
		expect(out.replace(/\s+/g, ' ')).toMatch(/Rebuild from scratch; BL-01; without eradicated; A-\d+/);
		expect(out.replace(/\s+/g, ' ')).toMatch(/Found a second implant; fell back from recovered; A-\d+/);
		const list = await run('host list C');
		expect(list.out).toMatch(/FS01 +affected +Finance +10\.20\.0\.5.*\nLOG01 +not affected/);
	});

	it('a host’s clock is measured, and a time it showed is given back with what it was', async () => {
		const ref = await sealed(
			'host clock C FS01 --reads 2026-11-22T02:01:00Z --reference GPS --reference-reads 2026-11-22T02:00:00Z --accuracy 1s',
			...['--method', 'Read aloud'],
		);
		const { out } = await run('host time C FS01 2026-11-22T01:31:00Z');
		expect(out).toContain('as shown   2026-11-22T01:31:00.000Z');
		expect(out).toContain(`corrected  2026-11-22T01:30:00.000Z, ±1000 ms, by ${ref}`);
		expect((await run('host clock C LOG01 --reads 2026-11-22T02:01:00Z --reference here --method m')).out).toMatch(
			/host ahead +-?\d+ ms\nsealed/,
		);
		expect(await refused('host time C nobody 2026-11-22T01:31:00Z')).toContain('no host nobody');
		await sealed('host record C NEW');
		expect(await refused('host time C NEW 2026-11-22T01:31:00Z')).toContain('was not measured');
	});

	it('a sign is recorded with its reporter’s own words, looked into, and listed', async () => {
		const ref = await sealed(
			'sign record C --type indicator --source network-flows --host FS01 --seen 2026-11-22T01:31:00Z --clock-of FS01',
			...['--what', '2 GB out at night', '--reporter-outside', 'Erika', '--confidence', 'quite sure'],
		);
		await sealed(`sign assess C ${ref} --verdict validated --cite A-2 --by`, 'Flow records');
		const { out } = await run('sign list C');
		expect(out).toMatch(/indicator, validated\nwhat +2 GB out at night\nsource +Network flows\nhosts +FS01/);
		expect(out).toMatch(/corrected +2026-11-22T01:30:00\.000Z, by A-\d+/);
		expect(out).toMatch(/confidence +quite sure\nvalidated +Flow records; Ada Lind; A-\d+/);
	});

	it('a lead is shown defanged, in its list and in the log; JSON has it as it is', async () => {
		const ref = await sealed(
			'lead record C --about c2.evil.example --strength possible --activity search-engines --what',
			'In a forum',
		);
		await sealed(`lead assess C ${ref} --verdict supported --strength likely --by`, 'Passive DNS');
		const { out } = await run('lead list C');
		expect(out).toMatch(/lead, likely, supported\nabout +c2\[\.\]evil\[\.\]example/);
		expect((await json('lead list C'))[0].about).toBe('c2.evil.example');
		const log = await run('log C --kind lead.recorded/1');
		expect(log.out).toContain('c2[.]evil[.]example');
		expect(log.out).not.toContain('evil.example');
	});

	it('indicators are found in a note, recorded from it, listed defanged, and withdrawn', async () => {
		const note = await sealed(
			'note add C --text',
			'Beacon to hxxp://evil[.]example/a from 203.0.113.7, twice 203.0.113.7; proxy 10.0.0.1',
		);
		const found = await run(`indicator extract C ${note}`);
		expect(found.out).toMatch(/ 1 +url +hxxp:\/\/evil\[\.\]example\/a\n/);
		expect(found.out).toMatch(/ 2 +ipv4 +203\[\.\]0\[\.\]113\[\.\]7\n/);
		expect(found.out).toMatch(/ 1 +ipv4 +private +10\[\.\]0\[\.\]0\[\.\]1\n/);
		const done = await json(
			`indicator extract C ${note} --record --only url --only domain --host FS01 --tlp TLP:GREEN`,
		);
		expect(done).toMatchObject({ recorded: 2, known: [] });
		const known = await run(`indicator extract C ${note} --only url`);
		expect(known.out).toContain(`${done.receipts[0].ref}.1`);
		const added = await run('indicator add C 203[.]0[.]113[.]7 203.0.113.8 --type ipv4 --each --from', note);
		expect(added.out.match(/^sealed/gm)?.length).toBe(2);
		expect((await run('indicator add C 203.0.113.8 203.0.113.9 --type ipv4')).out).toMatch(
			/^already recorded: A-\d+\n/,
		);
		await sealed(`indicator withdraw C ${done.receipts[0].ref}.2 --reason`, 'Our own page');
		const { out } = await run('indicator list C');
		expect(out).toMatch(/\.2 +domain +withdrawn, A-\d+ +evil\[\.\]example/);
		expect(out).not.toMatch(/203\.0|evil\.example|http:/);
		expect((await json('indicator list C')).map(({ value }: { value: string }) => value)).toContain('203.0.113.8');
		const log = await run('log C --kind indicator.recorded/1');
		expect(log.out).not.toMatch(/203\.0|evil\.example|http:/);
		expect(log.out).toContain('ipv4 203[.]0[.]113[.]8');
	});

	it('what is said wrongly is refused before a passphrase is asked for, the rest by the notebook', async () => {
		const sign = 'sign record C --type indicator --source siems --what x';
		expect(await refused('host state C FS01 broken')).toContain('no state of a host');
		expect(await refused(`${sign} --seen 2026-11-22T01:31:00`)).toContain('--seen-local');
		expect(await refused(`${sign} --seen 2026-11-22T01:31:00Z --seen-local 2026-11-22T01:31`)).toContain(
			'one of the two',
		);
		expect(await refused(`${sign} --accuracy 5m`)).toContain('no time');
		expect(await refused(`${sign} --reporter Ada --reporter-outside Eva`)).toContain('outside of it');
		expect(await refused(`${sign} --organization NOC`)).toContain('Nobody is named');
		expect(await refused('sign record C --type rumour --source siems --what x')).toContain('precursor, indicator');
		expect(await refused('sign record C --type indicator --source gossip --what x')).toContain('Choose one of: idpss');
		expect(await refused('host state C FS01 affected')).toContain('affected already');
		expect(await refused('host record C fs01')).toContain('already');
		expect(await refused('lead assess C A-1 --verdict dropped --by x')).toContain('no lead A-1');
		expect(await refused('sign assess C A-1 --verdict undecided --by x')).toContain('no sign A-1');
		expect(await refused('indicator add C 1.2.3 --type ipv4')).toContain('no IPv4 address');
		expect(await refused('indicator add C JA3x --type other')).toContain('what type');
		expect(await refused('indicator extract C A-1')).toContain('no text');
		expect(await refused('indicator withdraw C A-1 --reason x')).toContain('no indicator');
	});
});
