/** Phases, checklist, the incident’s record, ratings, lists and coverage at a terminal, over a real notebook: every act once. */
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
/** One line as it is typed; what stands in double quotes is one word. */
const run = (line: string) => {
	const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
	return told(['--notebook', place.notebook, ...words], around);
};
/** Without the breaks that a narrow terminal makes. */
const flat = (text: string): string => text.replace(/\s+/g, ' ');
/** Runs a line and gives the entry that was sealed. */
async function sealed(line: string): Promise<string> {
	const { status, out, error } = await run(`${line} --json`);
	expect([status, error], line).toEqual([0, '']);
	return String((JSON.parse(out) as { ref: unknown }).ref);
}
async function refused(line: string): Promise<string> {
	const { status, error } = await run(line);
	expect(status, line).toBe(2);
	return error;
}

beforeAll(async () => {
	const notebook = await place.open();
	await notebook.ask('notebook.create', FIRST);
	await notebook.ask('case.open', { number: 'C', title: 'Unknown exfiltration' });
	await notebook.notebook.close();
});
afterAll(() => place.remove());

describe('at a terminal', () => {
	it('phases are entered, left and shown, for the case and for a host group', async () => {
		await sealed('phase enter C da --reason "Mail gateway alert"');
		await sealed('group make C "Finance hosts" --reason "found late"');
		await sealed('phase enter C cer --group "Finance hosts" --reason "port shut" --at 2026-11-22T01:40:30+01:00');
		await sealed('phase leave C da --reason "scope known"');
		expect(await refused('phase enter C party --reason x')).toContain('prep, da, cer, post');
		expect(await refused('phase leave C da --reason x')).toContain('is not open');
		const out = flat((await run('phase show C')).out);
		expect(out).toMatch(/da +2026\S+ +2026\S+ +case +Mail gateway alert \(A-\d+, left A-\d+\)/);
		expect(out).toMatch(/cer +2026-11-22T00:40:30.000Z +open +Finance hosts/);
	});

	it('a step is ticked with its proof, skipped, withdrawn, and done again for a host group', async () => {
		const tick = await sealed('checklist tick C 1.1 --proof A-2 --proof A-3 --remark "two logs agree"');
		await sealed('checklist tick C 3 --partly --remark "CERT open"');
		await sealed('checklist skip C 1.3 --reason "1.1 left no doubt"');
		await sealed('checklist withdraw C 3 --reason "told the wrong CERT"');
		await sealed('checklist tick C 5 --group "Finance hosts"');
		expect(await refused('checklist tick C 6')).toContain('6.1, 6.2, 6.3');
		const out = flat((await run('checklist show C')).out);
		expect(out).toMatch(/case: 2 of 16/);
		expect(out).toContain(`(${tick}; two logs agree; proof A-2, A-3)`);
		expect(out).toMatch(/1\.3 +skipped/);
		expect((await run('checklist show C --group "Finance hosts"')).out).toMatch(/^STEP +STATE +Finance hosts: 1 of 6/);
	});

	it('the record is written in parts, with four times of any certainty', async () => {
		await sealed('incident record C --summary "Files left" --vector email --vector Web --response-status new');
		await sealed('incident record C --next-steps "Rebuild" --reporter "name=K. Brandt" --reporter phone=7');
		await sealed('incident record C --summary "Files left by night" --clear vectors --reason "logs read"');
		await sealed('incident time C started --at 2026-11-21T22:36:00+01:00 --accuracy 1m --reason "proxy log"');
		await sealed('incident time C discovered --local 2026-11-19T03:09');
		await sealed('incident time C resolved --unknown');
		expect(await refused('incident time C reported')).toContain('--at, --local and --unknown');
		expect(await refused('incident time C reported --at 2026-11-19T03:09:00')).toContain('no zone');
		expect(await refused('incident record C --reporter Brandt')).toContain('“Brandt”');
		expect(await refused('incident record C --clear shoes')).toContain('no member shoes');
		const { out } = await run('incident show C');
		expect(out).toMatch(/summary +Files left by night \(A-\d+, changed 1 times\)/);
		expect(out).toMatch(/reporter +K\. Brandt, 7/);
		expect(out).toMatch(/vectors +cleared/);
		expect(out).toMatch(/started +2026-11-21T21:36:00.000Z, stated at UTC\+01:00, ± 60 s/);
		expect(out).toMatch(/discovered +2026-11-19T03:09, zone unknown/);
		expect(out).toMatch(/reported +not said yet\nresolved +unknown/);
		expect(out).toContain('was discovered before it was started');
	});

	it('the incident is rated now and as expected, with every change', async () => {
		await sealed('impact rate C --functional medium --information privacy-breach --reason "share down"');
		await sealed('impact rate C --functional low --reason "share back"');
		await sealed('impact rate C --expected --functional high --recoverability extended --reason "it spreads"');
		expect(await refused('impact rate C --functional awful --reason x')).toContain('none, low, medium, high');
		const { out } = await run('impact show C');
		expect(out).toMatch(/functional +now +Medium \(A-\d+\), then Low \(A-\d+\)/);
		expect(out).toMatch(/functional +expected +High/);
	});

	it('lists take own items, and coverage names the entries', async () => {
		await sealed('list add attack-vectors "Supply chain" --says "Came with an update."');
		await sealed('list retire attack-vectors own-supply-chain --reason "Web says it"');
		expect(await refused('list retire attack-vectors email --reason x')).toContain('ships with Sealbook');
		expect((await run('list show')).out).toMatch(/attack-vectors +9 +Attack vectors \(NIST SP 800-61 r2, §3\.2\.1\)/);
		expect((await run('list show attack-vectors')).out).toMatch(/own-supply-chain +retired, A-\d+ +Supply chain/);
		const { out } = await run('coverage show C');
		expect(out).toMatch(/DE\.AE-07 +- /);
		expect(out).toMatch(/RS\.MI-01 +- |RS\.MI-01 +1 /);
		expect(out).toMatch(/RC\.CO-04 +by hand/);
	});
});
