/**
 * *Unknown exfiltration* (SP 800-61 r2, appendix A), from the first sign to the recovery of two groups of hosts, one of them found
 * late, and on to the meeting and the follow-up report. In the window by keys alone; what only repeats itself, at the
 * terminal. Afterwards the log tells it in order, the report cites what is there, the coverage names exactly what its entries
 * support, and its case file verifies.
 */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, picture, test } from './app';
import { lock, PASSPHRASE } from './day';
import { Hands, watchPointer } from './keyboard';
import { begin, learn, readReport } from './lessons';
import { look } from './looks';
import { first, type Prepared } from './prepared';

const CASE = '2026-001';
const of = { case: CASE };
const GROUP = 'Finance clients, found late';
/** As a time field takes it, on the wall of a device in UTC. */
const digits = (hoursAgo: number): string =>
	new Date(Date.now() - hoursAgo * 3_600_000)
		.toISOString()
		.slice(0, 19)
		.replace(/[^0-9]/g, '');

type Act = readonly [question: string, input: object];

/** Before anything happened (phase of preparation): whom to call, in which order, and what the law wants. */
const PREPARED: readonly Act[] = [
	['contact.record', { name: 'Kim Roth', phone: '+49 30 111 2200', verify: 'Word of the week', party: 'cio' }],
	['ladder.define', { name: 'At night', levels: [{ contacts: ['Kim Roth'], waitMinutes: 15, tries: 2 }] }],
	['deadline.define', { name: 'Authority', amount: 72, unit: 'hours', from: 'discovered', basis: 'GDPR, Art. 33' }],
];

/** The second group went the way of the first; then the incident was over. */
const REPEATED: readonly Act[] = [
	['host.record', { ...of, name: 'FIN-CL17', group: GROUP, addresses: ['10.20.4.117'] }],
	['phase.enter', { ...of, phase: 'cer', group: GROUP, reason: 'The same tool runs there' }],
	['host.set-state', { ...of, host: 'FIN-CL17', to: 'contained', how: 'VLAN 99' }],
	['host.set-state', { ...of, host: 'FIN-CL17', to: 'eradicated', how: 'Disk wiped' }],
	['host.set-state', { ...of, host: 'FIN-CL17', to: 'recovered', actions: ['rebuild'], confirmedBy: 'Golden image' }],
	['host.set-state', { ...of, host: 'FIN-CL17', to: 'monitored' }],
	['checklist.tick', { ...of, step: '5', group: GROUP }],
	['checklist.tick', { ...of, step: '6.2', group: GROUP }],
	['phase.leave', { ...of, phase: 'cer', group: GROUP, reason: 'Monitored' }],
	['checklist.tick', { ...of, step: '6.3', remark: 'Seven clients searched, one more affected' }],
	['incident.set-time', { ...of, time: 'resolved', stated: { at: new Date(Date.now() - 1000).toISOString() } }],
	['note.write', { ...of, phase: 'cer', stance: 'opinion', text: 'The night shift was too small.', job: 'opinion' }],
];

/** What the log must tell, in this order. */
const TOLD = [
	...['person.admitted', 'case.opened', 'note.written', 'case.titled', 'note.written', 'phase.entered'],
	...['checklist.ticked', 'checklist.ticked', 'checklist.withdrawn', 'checklist.skipped'],
	...['sign.recorded', 'sign.assessed', 'host.recorded', 'host.skew-measured', 'lead.recorded', 'lead.assessed'],
	...['indicator.recorded', 'indicator.withdrawn', 'incident.recorded', 'incident.time-set', 'incident.time-set'],
	...['incident.time-set', 'impact.rated', 'impact.rated', 'impact.rated'],
	...['escalation.started', 'escalation.tried', 'escalation.answered', 'notification.planned', 'notification.made'],
	...['notification.acknowledged', 'containment.decided', 'note.written', 'phase.entered', 'host.state-set'],
	...[
		'host.state-set',
		'host.state-set',
		'host.state-set',
		'phase.left',
		'phase.entered',
		'group.made',
		'containment.ended',
		'meeting.planned',
	],
	...['host.recorded', 'phase.entered', 'host.state-set', 'host.state-set', 'host.state-set', 'host.state-set'],
	...['checklist.ticked', 'checklist.ticked', 'phase.left', 'checklist.ticked', 'incident.time-set', 'note.written'],
	...['meeting.held', 'meeting.told', 'action.agreed', 'assessment.given', 'audit.answered'],
];

/** Subcategories of CSF 2.0 that those entries support, and no other. */
const COVERED = [
	...['DE.AE-02', 'DE.AE-03', 'DE.AE-04', 'DE.AE-06', 'DE.AE-07', 'DE.AE-08', 'RS.MA-01', 'RS.MA-02', 'RS.MA-03'],
	...['RS.MA-04', 'RS.MA-05', 'RS.AN-03', 'RS.AN-06', 'RS.AN-08', 'RS.CO-02', 'RS.CO-03', 'RS.MI-01', 'RS.MI-02'],
	...['RC.RP-01', 'RC.RP-02', 'RC.RP-04', 'RC.RP-06', 'ID.IM-01', 'ID.IM-03'],
];

test('an unknown exfiltration, from the first sign to the follow-up report, without a mouse', async ({
	folder,
	launch,
}) => {
	const desk = first(folder);
	askAll(desk, PREPARED);
	const opened = await launch();
	const { page } = opened;
	const pointers = await watchPointer(page);
	const hands = new Hands(page);
	await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused();
	await hands.type(PASSPHRASE);
	await hands.keys('Enter');
	await expect(page.getByRole('heading', { name: 'No case yet' })).toBeVisible();

	await write(page, hands);
	await analyse(page, hands);
	await describe(page, hands);
	await tell(page, hands);
	await contain(page, hands);
	await begin(hands);
	expect(await pointers(), 'what a mouse did').toBe(0);
	const locked = await lock(opened);
	askAll(desk, REPEATED);
	await learn({ app: opened.app, page: locked }, CASE);
	await opened.quit();

	const log = lines(desk.run(['log', CASE, '--json'])) as { ref: string; digest: string; head: { kind: string } }[];
	const kinds = log.map(({ head }) => head.kind.replace(/\/1$/, ''));
	expect(kinds).toEqual(TOLD);
	readReport(log.map(({ ref, digest }, at) => ({ ref, digest, kind: kinds[at] ?? '' })));
	const { rows } = JSON.parse(desk.run(['coverage', 'show', CASE, '--json'])) as {
		rows: { subcategory: string; entries: string[] }[];
	};
	const covered = rows.filter(({ entries }) => entries.length > 0);
	expect(covered.map(({ subcategory }) => subcategory).sort()).toEqual([...COVERED].sort());
	// The tick that was withdrawn supports nothing; what led on does.
	const assessed = log.find(({ head }) => head.kind === 'lead.assessed/1');
	expect(rows.find(({ subcategory }) => subcategory === 'DE.AE-03')?.entries).toEqual([assessed?.ref]);
	const file = join(folder, 'exfiltration.zip');
	desk.run(['export', CASE, '--to', file]);
	expect(JSON.parse(desk.run(['verify', file, '--json'])).verdict).toBe('intact, signer unknown');
});

/** The first sign, written by one key; the case gets its name; a supposition, entered late. */
async function write(page: Page, hands: Hands): Promise<void> {
	await hands.keys('Control+j');
	await expect(page.getByLabel('Quick note text')).toBeFocused();
	await hands.type('FIN-FS01 sends 41 GiB to hxxps://drop.evil[.]example/in at 203.0.113.77 since 22:41 +01:00.');
	await hands.choose(page.getByRole('dialog').getByRole('button', { name: /Kind/ }), 'Fact');
	await hands.keys('Control+Enter');
	await expect(page.getByRole('article', { name: 'A-3 Note' })).toContainText('41 GiB');
	await hands.go('rename');
	await hands.seal('Unknown exfiltration');
	await expect(page.getByRole('article', { name: 'A-4 Case renamed' })).toBeVisible();

	const draft = page.getByRole('region', { name: 'New entry, draft' });
	await hands.choose(draft.getByRole('button', { name: /Kind/ }), 'Hypo');
	await hands.write(draft.getByRole('spinbutton').first(), digits(9));
	await hands.write(draft.getByLabel('Entered only now because'), 'Handling the incident came first');
	await hands.write(draft.getByLabel('Note text'), 'The tool came by mail and waited for the night.');
	await hands.keys('Control+Enter');
	await expect(page.getByRole('dialog', { name: 'Seal this note as A-5?' })).toBeVisible();
	await hands.keys('Enter');
	await expect(page.getByRole('article', { name: 'A-5 Note' })).toContainText('Hypothesis');
	// The next note begins where the last ended.
	await expect(draft.getByLabel('Note text')).toBeFocused();
}

/** A phase, the checklist, the sign, the host with its clock, the lead, the indicators. */
async function analyse(page: Page, hands: Hands): Promise<void> {
	const rail = page.getByRole('complementary', { name: 'Phases' });
	const da = rail.getByRole('region', { name: 'Detection & Analysis' });
	await hands.press(da.getByRole('button', { name: 'Enter Detection & Analysis…' }));
	await hands.seal('The flow alert is real');
	await expect(da.getByText(/^Open since/)).toBeVisible();
	const row = (step: string) => rail.locator('[data-row]', { has: page.getByText(step, { exact: true }) });
	await hands.to(row('1.1'));
	await hands.keys('t', 'Shift+Tab');
	await hands.seal('A-3');
	await expect(row('1.1').getByText('Done:')).toBeAttached();
	await expect(row('1.1'), 'the focus is where it was').toBeFocused();
	await hands.keys('ArrowDown', 't');
	await hands.seal('Mail log');
	await expect(row('1.2').getByText('Done:')).toBeAttached();
	await hands.keys('w');
	await hands.seal('It was another mail');
	await expect(row('1.2').getByText('Not started:')).toBeAttached();
	await hands.keys('ArrowDown', 's');
	await hands.seal('1.1 left no doubt');
	await expect(da.getByText('2 of 6', { exact: true })).toBeVisible();

	await hands.go('hosts, signs');
	const list = (name: string) =>
		page.getByRole('group', { name: 'What is shown' }).getByRole('button', { name: new RegExp(`^${name}`) });
	const detail = (name: string) => page.getByRole('complementary', { name, exact: true });
	const dialog = page.getByRole('dialog');
	await hands.segment(list('Signs'));
	await hands.keys('n');
	await expect(dialog.getByLabel('What was seen')).toBeFocused();
	await hands.type('41 GiB out at night');
	await hands.choose(dialog.getByRole('button', { name: /Source/ }), 'Network flows');
	await picture(page, '42-record-sign');
	await hands.seal();
	await expect(detail('Sign')).toContainText('41 GiB out at night');
	await hands.keys('v');
	await hands.seal('Flow records of the core router');
	await expect(detail('Sign').getByText('Validated').first()).toBeVisible();

	await hands.segment(list('Hosts'));
	await hands.keys('n');
	await expect(dialog.getByLabel('Name')).toBeFocused();
	await hands.seal('FIN-FS01');
	await expect(detail('Host')).toContainText('FIN-FS01');
	await hands.keys('m');
	await expect(dialog).toBeVisible();
	for (const [label, at] of [
		['The host’s clock read', digits(1)],
		['The reference read', digits(1.02)],
	] as const)
		await hands.write(dialog.getByRole('group', { name: label }).getByRole('spinbutton').first(), at);
	await hands.write(dialog.getByLabel('What the reference is'), 'GPS receiver');
	await hands.write(dialog.getByLabel('How it was measured'), 'Read aloud');
	await hands.seal();
	await expect(detail('Host').getByText(/ahead/).first()).toBeVisible();

	await hands.segment(list('Leads'));
	await hands.keys('n');
	await expect(dialog.getByLabel('The host it leads to')).toBeFocused();
	await hands.type('203.0.113.77');
	await hands.write(dialog.getByLabel('What suggests it'), 'In a shared list of relays');
	await hands.choose(dialog.getByRole('button', { name: /What led there/ }), 'Using Incident');
	await hands.seal();
	await expect(detail('Lead').getByText('203[.]0[.]113[.]77')).toBeVisible();
	await hands.keys('v');
	await hands.seal('Passive DNS agrees');
	await expect(detail('Lead').getByText('Supported').first()).toBeVisible();

	await hands.segment(list('Indicators'));
	await hands.keys('x');
	await hands.press(dialog.getByRole('button', { name: 'Tick all that are new' }));
	await hands.seal();
	await expect(detail('Indicator')).toBeVisible();
	await hands.keys('w');
	await hands.seal('A page of ours');
	await expect(detail('Indicator').getByText('A page of ours')).toBeVisible();
	expect(await page.locator('body').innerText()).not.toMatch(/https:\/\/|203\.0\.113|evil\.example/);
}

/** The record, its four times of any certainty, and how bad it is: now, and if nothing were done. */
async function describe(page: Page, hands: Hands): Promise<void> {
	await hands.go('incident');
	const dialog = page.getByRole('dialog');
	await hands.press(page.getByRole('button', { name: 'Write down: What happened' }));
	await hands.write(dialog.getByLabel('Summary'), 'Files of finance left by night.');
	await hands.write(dialog.getByLabel('How detected, what occurred'), 'Flow alert; transfer tool found.');
	await hands.to(dialog.getByLabel('Email', { exact: true }));
	await hands.keys('Space');
	await hands.seal();
	const set = (time: string) => hands.press(page.getByRole('button', { name: `Set when it was ${time}` }));
	const time = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });
	await set('discovered');
	await hands.write(dialog.getByRole('spinbutton').first(), digits(8));
	await hands.seal();
	await set('reported');
	await hands.write(dialog.getByRole('spinbutton').first(), digits(7));
	await hands.to(dialog.getByTitle(/^Zone/));
	await hands.keys('Space');
	await hands.seal();
	await expect(time('Reported')).toContainText('zone unknown');
	await set('started');
	await hands.to(dialog.getByRole('radio', { name: /^A time/ }));
	await hands.keys('ArrowDown');
	await hands.seal();
	await expect(time('Started')).toContainText('Unknown');

	const rate = async (level: string, reason: string, expected = false) => {
		await hands.press(page.getByRole('button', { name: 'Rate…' }));
		await expect(dialog.getByLabel('Reason')).toBeFocused();
		await hands.type(reason);
		if (expected) {
			await hands.to(dialog.getByRole('radio', { name: /^Now/ }));
			await hands.keys('ArrowDown');
		}
		await hands.choose(dialog.getByRole('button', { name: /Functional impact/ }), level);
		await hands.to(dialog.getByLabel('Proprietary Breach'));
		await hands.keys('Space');
		await hands.seal();
	};
	await rate('Low', 'Only one transfer is known');
	await rate('High', 'It spreads to every share', true);
	await rate('Medium', 'The share is down for finance');
	await expect(page.getByText('Low → Medium')).toBeVisible();
	for (const level of ['Medium', 'Proprietary Breach']) await expect(page.locator('.imp')).toContainText(level);
	await look(page, '15-handling-incident');
}

/** Somebody is called until they answer; a party is told under a deadline; a measure is weighed, decided, and expires. */
async function tell(page: Page, hands: Hands): Promise<void> {
	await hands.go('notifications');
	const part = (name: string) =>
		hands.segment(page.getByRole('group', { name: 'Show' }).getByRole('button', { name: new RegExp(`^${name}`) }));
	const dialog = page.getByRole('dialog');
	await part('Escalation');
	await hands.press(page.getByRole('button', { name: 'Start escalation' }));
	await hands.seal('The finance share is being emptied');
	const due = page.getByRole('region', { name: 'Due now' });
	await expect(due.getByText('Call Kim Roth')).toBeVisible();
	await hands.keys('F8');
	await expect(due).toBeHidden();
	await hands.press(page.getByRole('button', { name: 'Somebody answered…' }));
	await hands.seal('Unplugs the switch');
	await expect(page.getByText('Kim Roth answered')).toBeVisible();

	await part('Notifications');
	await hands.press(page.getByRole('button', { name: 'Plan notification' }));
	await expect(dialog.getByLabel('What they are to be told')).toBeFocused();
	await hands.type('Personal data left the house');
	await hands.to(dialog.getByLabel('Telephone calls'));
	await hands.keys('Space');
	await hands.choose(dialog.getByRole('button', { name: /By when/ }), 'Authority');
	await hands.choose(dialog.getByRole('button', { name: /Who is to be told/ }), 'Legal');
	await hands.seal();
	await expect(page.getByText('GDPR, Art. 33', { exact: false }).first()).toBeVisible();
	await hands.press(page.getByRole('button', { name: 'Record a try…' }));
	await expect(dialog.getByLabel('What was told')).toBeFocused();
	await hands.write(dialog.getByLabel(/^Who was reached/), 'Lee Berg');
	await hands.seal();
	await hands.press(page.getByRole('button', { name: 'Acknowledged…' }));
	await hands.seal();
	await expect(page.getByText('Lee Berg acknowledged it')).toBeVisible();

	await part('Containment');
	await hands.press(page.getByRole('button', { name: 'Record decision' }));
	await expect(dialog.getByLabel('Option 1', { exact: true })).toBeFocused();
	await hands.type('Unplug');
	await hands.write(dialog.getByLabel('Option 2', { exact: true }), 'Filter');
	await hands.segment(
		dialog.getByRole('group', { name: 'Unplug, Effectiveness' }).getByRole('button', { name: 'For', exact: true }),
	);
	await hands.choose(dialog.getByRole('button', { name: /Which was chosen/ }), 'Unplug');
	await hands.write(dialog.getByLabel('What is done'), 'Port Gi1/0/14 shut');
	await hands.write(dialog.getByLabel('Who authorized it'), 'R. Voss');
	await hands.write(dialog.getByLabel('By which means'), 'by telephone');
	await look(page, '70-decide-containment');
	await hands.seal();
	await expect(page.getByText('Port Gi1/0/14 shut')).toBeVisible();
	// Seen there, written down there.
	await hands.keys('Control+j');
	await expect(page.getByLabel('Quick note text')).toBeFocused();
	await hands.type('Nobody logs on to FIN-FS01 until it is rebuilt.');
	await hands.choose(dialog.getByRole('button', { name: /Kind/ }), 'Instr');
	await hands.seal();
}

/** The first host goes its way; what was found late begins again. */
async function contain(page: Page, hands: Hands): Promise<void> {
	const detail = page.getByRole('complementary', { name: 'Host', exact: true });
	const dialog = page.getByRole('dialog');
	const rail = page.getByRole('complementary', { name: 'Phases' });
	const cer = rail.getByRole('region', { name: 'Containment, Eradication & Recovery' });
	await hands.go('notebook');
	await hands.press(cer.getByRole('button', { name: /^Steps of/ }));
	await hands.press(cer.getByRole('button', { name: /^Enter/ }));
	await hands.seal('The port is shut');
	await expect(cer.getByText(/^Open since/)).toBeVisible();
	await hands.go('hosts, signs');
	await hands.to(page.getByRole('grid', { name: 'Hosts' }));
	await hands.keys('Home');
	await expect(detail).toContainText('FIN-FS01');
	for (const [state, how] of [
		['Contained', 'Switch port shut'],
		['Eradicated', 'Tool removed'],
	] as const) {
		await hands.keys('s');
		await hands.seal(how);
		await expect(detail.getByText(how)).toBeVisible();
		await expect(detail.getByText(state).first()).toBeVisible();
	}
	await hands.keys('s');
	await hands.to(dialog.getByRole('checkbox', { name: 'Restore from clean backups' }));
	await hands.keys('Space');
	await hands.write(dialog.getByLabel(/^How it was confirmed/), 'Compared with BL-01');
	await hands.seal();
	await expect(detail.getByText('Compared with BL-01')).toBeVisible();
	await hands.keys('s');
	await hands.seal('Alert on any transfer tool');
	await expect(detail.getByText('Monitored').first()).toBeVisible();

	await hands.go('notebook');
	const da = rail.getByRole('region', { name: 'Detection & Analysis' });
	await hands.press(da.getByRole('button', { name: 'Leave Detection & Analysis…' }));
	await hands.seal('Scope known');
	await hands.press(da.getByRole('button', { name: 'Enter Detection & Analysis…' }));
	await hands.seal('The same tool on a client');
	await expect(da.getByText(/^Back since/)).toBeVisible();
	const scope = rail.getByRole('button', { name: /Checklist of/ });
	await hands.press(scope);
	await hands.keys('End', 'Enter');
	await hands.seal(GROUP);
	await expect(scope).toHaveText(/Finance clients/);
	await expect(da.getByText('0 of 2', { exact: true })).toBeVisible();
	// Read from top to bottom, it says which host came to which state.
	await expect(page.getByRole('article', { name: /Host’s state/ }).last()).toContainText('FIN-FS01');
	await look(page, '15-handling-notebook');

	await hands.go('notifications');
	await hands.segment(page.getByRole('group', { name: 'Show' }).getByRole('button', { name: /^Containment/ }));
	await hands.press(page.getByRole('button', { name: 'What became of it…' }));
	await hands.seal('Rebuilt from clean media');
	await expect(page.getByText('Removed', { exact: true }).first()).toBeVisible();
}

function lines(text: string): unknown[] {
	return text
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line));
}

/** Each must be answered, or the line that was not is the failure. */
function askAll(desk: Prepared, acts: readonly Act[]): void {
	const asked = acts.map(([question, input]) => JSON.stringify({ question, input })).join('\n');
	const answers = lines(desk.run(['ask', '--lines'], [0], asked));
	expect(answers.filter((answer) => !(answer as { ok: boolean }).ok)).toEqual([]);
}
