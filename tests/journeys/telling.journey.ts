/**
 * A night call, by the keyboard: somebody to reach, a ladder, an escalation that rings on every screen and takes one key a
 * call; a party told; a measure that expires and is shown until somebody says what became of it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { accessible, answerSaveDialog, expect, test } from './app';
import { createNotebook, newCase, take } from './day';
import { look } from './looks';

/** Asks the bridge, for what is not this journey's to show. */
const ask = (page: Page, question: string, input: object) =>
	page.evaluate(
		async ([name, given]) => {
			const answer = await window.notebook.ask(name, given);
			if (!answer.ok) throw new Error(answer.refusal.sentence);
			return answer.value;
		},
		[question, input] as const,
	);
const at = { case: '2026-014' };
const weighed = (rating: string) => [
	{ criterion: 'potential-damage-to-and-theft-of-resources', rating, because: 'The share is being read now' },
	{ criterion: 'need-for-evidence-preservation', rating: 'against', because: 'Memory is lost at power-off' },
	{ criterion: 'service-availability', rating: 'unknown' },
	{ criterion: 'effectiveness', rating: 'for' },
];

/** Looks at a dialog as axe does, then seals it. */
async function sealed(page: Page): Promise<void> {
	await accessible(page, '[role=dialog]');
	await page.keyboard.press('Control+Enter');
	await expect(page.getByRole('dialog')).toBeHidden();
}
/** Opens a dialog only to look at it. */
async function lookedAt(page: Page, button: string): Promise<void> {
	await page.getByRole('button', { name: button }).first().press('Enter');
	await expect(page.getByRole('dialog')).toBeVisible();
	await accessible(page, '[role=dialog]');
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toBeHidden();
}
const room = (page: Page, name: string) =>
	page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name, exact: true }).press('Enter');
const tab = (page: Page, name: RegExp) =>
	page.getByRole('navigation', { name: 'Case' }).getByRole('button', { name }).press('Enter');
const part = (page: Page, name: RegExp) =>
	page.getByRole('group', { name: 'Show' }).getByRole('button', { name }).press('Enter');

test('somebody is called until they answer; what is due is above every screen', async ({ launch, folder }) => {
	const { page, app } = await launch();
	await createNotebook(page);
	await room(page, 'Contacts');
	await expect(page.getByRole('heading', { name: 'No contact yet' })).toBeVisible();
	await page.getByRole('button', { name: 'Record contact' }).press('Enter');
	await page.keyboard.type('Kim Roth');
	await page.getByLabel(/^Telephone optional/).fill('+49 30 111 2200');
	await page
		.getByLabel(/^How to make sure/)
		.fill('Call back on the number of the badge; ask for the word of the week.');
	await sealed(page);
	const lee = {
		name: 'Lee Berg',
		role: 'Head of operations',
		organization: 'Harbourline',
		backupPhone: '+49 171 55 20',
	};
	await ask(page, 'contact.record', { ...lee, phone: '+49 30 222', email: 'lee@harbourline.example', party: 'cio' });
	await ask(page, 'contact.record', {
		...{ name: 'R. Voss', role: 'Board', onCall: 'Weekdays 07 to 19; else the duty line', verify: 'Voice is known' },
		...{ phone: '+49 30 333', fingerprints: ['9F86 D081 884C 7D65 9A2F EAA0 C55A D015 A3BF 4F1B'] },
	});
	await part(page, /^Escalation/);
	await page.getByRole('button', { name: 'Define ladder' }).press('Enter');
	const dialog = page.getByRole('dialog', { name: 'Define ladder' });
	await page.keyboard.type('At night');
	await take(page, dialog.getByRole('button', { name: /Who is called/ }), 'Kim');
	await dialog.getByRole('button', { name: 'Add a level' }).press('Enter');
	await take(page, dialog.getByRole('button', { name: /Who is called/ }).last(), 'Lee');
	await sealed(page);
	await part(page, /^Deadlines/);
	await lookedAt(page, 'Define deadline');
	await ask(page, 'deadline.define', {
		...{ name: 'Data protection authority', amount: 72, unit: 'hours', from: 'discovered', basis: 'GDPR, Art. 33' },
	});

	// On paper: both telephones, the ladder, the newest entry's digest.
	const { head } = (await ask(page, 'contacts.show', {})) as { head: { digest: string } };
	const pdf = join(folder, 'call-sheet.pdf');
	await answerSaveDialog(app, pdf);
	await page.getByRole('button', { name: 'Save as PDF' }).press('Enter');
	await expect.poll(() => existsSync(pdf) && readFileSync(pdf, 'latin1').startsWith('%PDF')).toBe(true);
	const { html } = (await ask(page, 'paper.make', { paper: { is: 'call sheet' } })) as { html: string };
	for (const text of [head.digest, '+49 171 55 20', 'Voice is known', 'page 1 of 1']) expect(html).toContain(text);

	await newCase(page, '2026-014', 'Unknown exfiltration');
	await tab(page, /^Notify/);
	await expect(page.getByRole('heading', { name: 'Nobody is to be told yet' })).toBeVisible();
	await page.getByRole('button', { name: 'Plan notification' }).first().press('Enter');
	await page.keyboard.type('Data of the finance share left the house.');
	await take(page, page.getByRole('dialog').getByRole('button', { name: /Who is to be told/ }), 'CIO');
	await page.getByLabel('Email', { exact: true }).press('Space');
	await page.getByLabel('Telephone calls').press('Space');
	await sealed(page);
	await ask(page, 'notification.set-channels', { ...at, listenedTo: true, reason: 'The mail server is affected' });
	const planned = { ...at, what: 'Who saw the logon at 02:00?', methods: ['telephone-calls'] };
	await ask(page, 'notification.plan', { ...planned, party: 'system-owner', dueAt: '2026-01-01T00:00:00.000Z' });
	await page
		.getByRole('listitem')
		.filter({ hasText: 'Data of the finance share' })
		.getByRole('button', { name: 'Record a try…' })
		.press('Enter');
	await page
		.getByRole('dialog')
		.getByLabel(/^Who was reached/)
		.fill('Lee Berg');
	await sealed(page);
	await expect(page.getByText('Told, not acknowledged')).toBeVisible();
	const due = page.getByRole('region', { name: 'Due now' });
	await expect(due.getByText('Overdue: tell System owner')).toBeVisible();
	await look(page, '66-register');
	await lookedAt(page, 'Acknowledged…');

	await part(page, /^Escalation/);
	await page.getByRole('button', { name: 'Start escalation' }).press('Enter');
	await page.keyboard.type('The finance share is being emptied');
	await sealed(page);
	await expect(due.getByText('Call Kim Roth')).toBeVisible();
	await tab(page, /^Notebook/);
	await page.getByLabel('Note text').fill('Calling.');
	await expect(due.getByText('Call Kim Roth')).toBeVisible();
	await expect(page).toHaveTitle('Somebody is to be called – Sealbook');
	await look(page, '68-due-over-a-draft');
	await page.keyboard.press('F8');
	await expect(due.getByText('Call Kim Roth')).toBeHidden();
	await expect(page.getByLabel('Note text'), 'the draft is as it was').toHaveValue('Calling.');
	await tab(page, /^Notify/);
	await part(page, /^Escalation/);
	await expect(page.getByText('Next: Kim Roth')).toBeVisible();
	await lookedAt(page, 'End without an answer…');
	await page.getByRole('button', { name: 'Somebody answered…' }).press('Enter');
	await page.keyboard.type('Unplugs the server room switch');
	await sealed(page);
	await expect(page.getByText('Kim Roth answered')).toBeVisible();

	await part(page, /^Containment/);
	await page.getByRole('button', { name: 'Record decision' }).press('Enter');
	const decision = page.getByRole('dialog', { name: 'Record containment decision' });
	await decision.getByLabel('Option 1', { exact: true }).fill('Unplug FS-02');
	await page.keyboard.press('Escape');
	await expect(decision).toBeHidden();
	const soon = (ms: number) => new Date(Date.now() + ms).toISOString();
	const decided = {
		...at,
		options: [
			{ name: 'Unplug FS-02', weighed: weighed('for') },
			{ name: 'Filter at the border', weighed: weighed('neither') },
		],
		...{ chosen: 'Unplug FS-02', strategy: 'Unplug FS-02 from VLAN 20', duration: 'emergency-workaround' },
		...{ authorizedBy: 'R. Voss', authorizedByOrganization: 'Board', authorizedHow: 'by telephone, 02:40' },
	};
	await ask(page, 'containment.decide', { ...decided, strategy: 'Block 203.0.113.7', expiresAt: soon(3 * 3_600_000) });
	// Still to come when it is sealed, however slow this machine is at that moment.
	await expect(() =>
		ask(page, 'containment.decide', { ...decided, expiresAt: soon(1500), appliesTo: ['FS-02', 'VLAN 20'] }),
	).toPass();
	await expect(due.getByText('Expired: Unplug FS-02 from VLAN 20')).toBeVisible();
	await page.getByText('2 options weighed').first().click();
	await look(page, '71-containment');
	await tab(page, /^Evidence/);
	await expect(due.getByText('Expired: Unplug FS-02 from VLAN 20')).toBeVisible();
	await room(page, 'Cases');
	await expect(page.getByRole('row', { name: /2026-014/ }).getByText('2 due')).toBeVisible();
	await page.getByRole('button', { name: 'Unknown exfiltration' }).click();
	await due.getByRole('button', { name: 'Say what became of it' }).press('Enter');
	await page.getByRole('button', { name: 'What became of it…' }).first().press('Enter');
	await page.getByLabel('Reason').fill('Rebuilt from clean media');
	await sealed(page);
	await expect(due.getByText('Expired: Unplug FS-02 from VLAN 20')).toBeHidden();
	await expect(page.getByText('Removed', { exact: true }).first()).toBeVisible();
});
