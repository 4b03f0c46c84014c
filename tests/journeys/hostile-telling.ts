/** Contacts, notifications, an escalation that is due and a measure, every text of them a payload; and where they are shown. */
import type { Page } from '@playwright/test';
import { lines } from './payloads';

interface Asked {
	readonly question: string;
	readonly input: Record<string, unknown>;
}

/** Payloads as names, and some of them one after another as sentences. */
const names = lines.slice(200, 330).filter((line) => line.length <= 80);
const said = Array.from({ length: 9 }, (_, at) =>
	lines
		.slice(at * 20, at * 20 + 6)
		.join(' ')
		.slice(0, 450),
);

export function tellingQuestions(number: string): Asked[] {
	const [kim = '', max = '', ladder = '', party = '', deadline = '', option = '', phone = '', backupPhone = ''] = names;
	const at = { case: number };
	const more = { role: names[8], organization: names[9], email: names[10], fingerprints: [names[11]] };
	return [
		{
			question: 'contact.record',
			input: { ...more, name: kim, phone, backupPhone, party, onCall: said[0], verify: said[1] },
		},
		{ question: 'contact.record', input: { name: max } },
		{
			question: 'ladder.define',
			input: { name: ladder, levels: [kim, max].map((name) => ({ contacts: [name], waitMinutes: 15, tries: 2 })) },
		},
		{
			question: 'deadline.define',
			input: { name: deadline, amount: 72, unit: 'hours', from: 'discovered', party, basis: said[2] },
		},
		{ question: 'notification.set-channels', input: { ...at, listenedTo: true, reason: said[3] } },
		{
			question: 'notification.plan',
			input: {
				...at,
				party,
				what: said[4],
				methods: ['email', option],
				contact: kim,
				dueAt: '2026-01-01T00:00:00.000Z',
			},
		},
		{ question: 'escalation.start', input: { ...at, ladder, reason: said[5] } },
		{
			question: 'containment.decide',
			input: {
				...at,
				options: [{ name: option, weighed: [{ criterion: 'effectiveness', rating: 'for', because: said[6] }] }],
				...{ chosen: option, strategy: said[7], duration: 'permanent-solution', appliesTo: [party] },
				...{ authorizedBy: kim, authorizedByOrganization: max, authorizedHow: said[8] },
			},
		},
	];
}

/** In the case’s tab: the register, a dialog of it, escalation with the banner above, containment. */
export async function lookAtTelling(page: Page, look: (screen: string) => Promise<void>): Promise<void> {
	await look('register');
	await page.getByRole('button', { name: 'Record a try…' }).first().click();
	await look('try');
	await page.keyboard.press('Escape');
	await showEach(page, ['Escalation', 'Containment'], look);
	await page.getByRole('region', { name: 'Due now' }).getByRole('button', { name: 'Somebody answered…' }).click();
	await look('answered');
	await page.keyboard.press('Escape');
}

export async function showEach(
	page: Page,
	parts: readonly string[],
	look: (screen: string) => Promise<void>,
): Promise<void> {
	for (const part of parts) {
		await page.getByRole('group', { name: 'Show' }).getByRole('button', { name: part }).click();
		await look(`telling: ${part}`);
	}
}
