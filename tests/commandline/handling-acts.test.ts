/**
 * Every act of the handler's duties by its verb at a terminal, over a real notebook: the one table of which question each
 * verb asks. A new question of these nouns without a verb that asks it fails here.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openNotebook } from '../../main/services/notebook';
import type { Notebook } from '../../main/services/serve';
import { contract } from '../../shared/contract';
import { FIRST, Place } from '../services/place';
import { told } from './fake';

const NOUNS = [
	...['phase', 'group', 'checklist', 'incident', 'impact', 'sign', 'host', 'hosts', 'lead', 'indicator', 'list'],
	...['coverage', 'notification', 'escalation', 'containment', 'contact', 'contacts', 'ladder', 'deadline', 'due'],
	...['note'],
];

/** Question, and the line that asks it; `{question}` is the entry that an earlier line sealed, `@name` a file. In double quotes: one word. */
const ACTS: readonly (readonly [question: string, line: string])[] = [
	['note.write', 'note add C --phase da --stance hypothesis --text "Beacon to evil.example from 203.0.113.7"'],
	['note.quick', 'note quick --case C --stance decision --text "Unplug it"'],
	['note.correct', 'note correct C {note.write} --text "203.0.113.8" --reason Misread'],
	['case.title', 'case title C --title Exfiltration'],
	['phase.enter', 'phase enter C da --reason Alert'],
	['phase.leave', 'phase leave C da --reason "Scope known"'],
	['phase.show', 'phase show C'],
	['group.make', 'group make C Finance'],
	['checklist.tick', 'checklist tick C 1.1 --proof A-2'],
	['checklist.withdraw', 'checklist withdraw C 1.1 --reason "Wrong log"'],
	['checklist.skip', 'checklist skip C 1.3 --reason "1.1 left no doubt"'],
	['checklist.show', 'checklist show C'],
	['incident.record', 'incident record C --summary "Files left"'],
	['incident.set-time', 'incident time C discovered --local 2026-11-22T03:09'],
	['impact.rate', 'impact rate C --expected --functional high --reason "It spreads"'],
	['incident.show', 'incident show C'],
	['host.record', 'host record C FS01 --group Finance'],
	['host.set-state', 'host state C FS01 contained --how "Port shut"'],
	['host.measure-skew', 'host clock C FS01 --reads 2026-11-22T02:01:00Z --reference here --method aloud'],
	['hosts.show', 'host list C'],
	['sign.record', 'sign record C --type indicator --source siems --what "41 GiB out"'],
	['sign.assess', 'sign assess C {sign.record} --verdict validated --by "Flow records"'],
	['lead.record', 'lead record C --about 203.0.113.7 --strength possible --activity search-engines --what "A forum"'],
	['lead.assess', 'lead assess C {lead.record} --verdict supported --by "Passive DNS"'],
	['indicator.extract', 'indicator extract C {note.write}'],
	['indicator.record', 'indicator add C 203.0.113.7 --type ipv4'],
	['indicator.withdraw', 'indicator withdraw C {indicator.record} --reason "Ours"'],
	['indicator.preview', 'indicator import C @in.csv --preview'],
	['indicator.import', 'indicator import C @in.csv'],
	['indicator.export', 'indicator export C --output @out.json'],
	['contact.record', 'contact record --name Kim --phone 1'],
	['ladder.define', 'ladder define --name Night --level Kim'],
	['deadline.define', 'deadline define --name Authority --hours 72 --from discovered'],
	['contacts.show', 'contact show'],
	['notification.plan', 'notify plan C --party CIO --what "Data left" --by telephone-calls --deadline Authority'],
	['notification.set-channels', 'notify out-of-band C --reason "Mail is read"'],
	['notification.make', 'notify made C {notification.plan} --method telephone-calls --told "Data left" --to Lee'],
	['notification.acknowledge', 'notify acknowledge C {notification.plan} --by Lee'],
	['notification.plan', 'notify plan C --party Board --what "Data left" --by paper'],
	['notification.withdraw', 'notify withdraw C {notification.plan} --reason "They know"'],
	['notification.show', 'notify show C'],
	['escalation.start', 'escalation start C --ladder Night --reason "It goes on"'],
	['escalation.try', 'escalation try C {escalation.start}'],
	['escalation.answer', 'escalation answer C {escalation.start} --by Kim'],
	['escalation.start', 'escalation start C --ladder Night --reason Again'],
	['escalation.end', 'escalation end C {escalation.start} --reason "False alarm"'],
	['escalation.show', 'escalation show C'],
	[
		'containment.decide',
		'containment decide C --option Unplug --weigh "Unplug/effectiveness=for" --strategy "Unplug it" --duration emergency-workaround --expires 2026-11-23T00:00:00Z --authorized-by Voss --how Phone',
	],
	['containment.end', 'containment end C {containment.decide} --how removed --reason Rebuilt'],
	['containment.show', 'containment show C'],
	['due.show', 'due'],
	['contact.retire', 'contact retire Kim --reason Left'],
	['list.add', 'list add attack-vectors "Supply chain"'],
	['list.retire', 'list retire attack-vectors own-supply-chain --reason "Web says it"'],
	['list.all', 'list show'],
	['list.show', 'list show attack-vectors'],
	['coverage.show', 'coverage show C'],
	['case.close', 'case close C --reason Over'],
	['case.reopen', 'case reopen C --reason "Not over"'],
];

const place = new Place();
const asked: string[] = [];
/** The real notebook, with what is asked of it written down. */
async function watched(folder: string): Promise<Notebook> {
	const notebook = await openNotebook({
		...{ folder, workerPath: 'none', version: '0.0.0', clock: place.clock.read },
		slotCost: { memoryKiB: 1024, passes: 1, parallelism: 1 },
	});
	return {
		...notebook,
		ask: (question, input) => {
			asked.push(question);
			return notebook.ask(question, input);
		},
	};
}

beforeAll(async () => {
	const opened = await place.open();
	await opened.ask('notebook.create', FIRST);
	await opened.ask('case.open', { number: 'C', title: 'Unknown exfiltration' });
	await opened.notebook.close();
	writeFileSync(join(place.folder, 'in.csv'), 'type,value\ndomain,evil.example\n');
});
afterAll(() => place.remove());

it('each act has a verb that asks its question, and the entry is sealed', async () => {
	const sealed = new Map<string, string>();
	for (const [question, line] of ACTS) {
		const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(
			([, quoted, plain = '']) =>
				quoted ??
				plain
					.replace(/^\{(.+)\}$/, (_, name: string) => sealed.get(name) ?? `nothing sealed by ${name}`)
					.replace(/^@/, `${place.folder}/`),
		);
		const before = asked.length;
		const around = { openNotebook: watched, typed: [FIRST.passphrase] };
		const { status, out, error } = await told(['--notebook', place.notebook, ...words, '--json'], around);
		expect([status, error], line).toEqual([0, '']);
		expect(asked.slice(before), line).toContain(question);
		const given = JSON.parse(out) as { ref?: unknown; receipts?: readonly { readonly ref: unknown }[] };
		const ref = given.ref ?? given.receipts?.[0]?.ref;
		if (typeof ref === 'string') sealed.set(question, ref);
	}
});

it('no question of these nouns lacks its verb, and every one can be asked raw', async () => {
	const theirs = Object.keys(contract).filter((name) => NOUNS.includes(name.split('.')[0] ?? ''));
	const exercised = new Set(ACTS.map(([question]) => question));
	expect(theirs.filter((question) => !exercised.has(question))).toEqual([]);
	const listed = Object.keys(JSON.parse((await told(['ask', '--list'])).out) as object);
	expect([...exercised].filter((question) => !listed.includes(question))).toEqual([]);
});
