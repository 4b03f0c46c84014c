/** A disk that changed hands six times, with names and reasons as people and evidence bring them: long, Cyrillic, hostile. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ADA, type Asking, BEN, type Place } from '../services/place';

export const LONG_NAME = 'Wilhelmina Konstantinopolskaja-Featherstonehaugh von und zu Hohe';
const LONG = { name: LONG_NAME, passphrase: 'orange ladder quiet tunnel' };
export const CYRILLIC = 'Екатерина Щербакова-Воскресенская';
const KATYA = { name: CYRILLIC, passphrase: 'silver window marble eight' };
/** 300 characters. */
export const REASON = `${'Imaging under the warrant of 22 November, because the laboratory closes at noon. '.repeat(4).slice(0, 297)}end`;
const HOSTILE = '<img src=x onerror=alert(1)> "quoted" & \u202Egnp.exe \u2066</td></table><script>ran()</script>';
/** What a hand draws on the screen. */
export const STROKES = [
	Array.from({ length: 160 }, (_, at) => (at % 2 === 0 ? 20 + at * 3 : Math.round(100 + 60 * Math.sin(at / 9)))),
	[40, 160, 300, 150, 520, 165],
];

/** @returns the case's id; its item is E-001 */
export async function sixHandOvers(book: Asking, place: Place): Promise<string> {
	const file = (name: string, text: string) => {
		const path = join(place.folder, name);
		writeFileSync(path, text);
		return book.ticket(path);
	};
	const { case: id } = await book.ask('case.open', {
		number: '2026-014 Ä/7',
		title: `Laptop of the assistant ${HOSTILE}`,
	});
	for (const person of [{ ...BEN, title: 'Custodian', phone: '+49 30 2', organization: 'CERT' }, LONG, KATYA])
		await book.ask('person.admit', person);
	const about = { case: id, tag: 'E-001' };
	await book.ask('evidence.register', {
		...{ case: id, description: `Laptop, black. ${HOSTILE}`, type: 'physical', serial: 'PF3XK1', model: 'T14' },
		...{
			hostname: 'HL-FIN-07',
			mac: '00:00:5e:00:53:af',
			ip: '192.0.2.7',
			foundAt: 'Room 4.12, desk',
			storedAt: 'Safe 1',
		},
		...{
			condition: 'Lid scratched',
			observedAt: '2026-11-22T01:00:00.000Z',
			authority: 'warrant',
			authorityNumber: '12 Gs 3/26',
		},
		...{
			owner: 'Harbourline',
			quantity: 1,
			collectorName: 'Dana Okafor',
			collectorTitle: 'Officer',
			collectorPhone: '+49 30 9',
		},
		files: [file('disk.img', 'bytes of a disk')],
		photographs: [file('lid.jpg', 'a picture'), file('serial.jpg', 'another')],
	});
	await book.ask('custody.record', { ...about, what: { act: 'seal', seal: 'S-4711', bag: 'B-12' } });
	let from = ADA;
	for (const [at, to] of [BEN, LONG, KATYA, BEN, ADA].entries()) {
		place.clock.pass(600_000);
		await book.ask('custody.transfer', {
			...{
				...about,
				to: to.name,
				fromPassphrase: from.passphrase,
				toPassphrase: to.passphrase,
				place: `Safe ${at + 2}`,
			},
			...{ reason: at % 2 === 0 ? REASON : HOSTILE, condition: 'Seal intact' },
			...(at === 3
				? {
						doneAt: '2026-11-22T02:15:00.000Z',
						lateBecause: 'The laptop was locked in the laboratory.',
						signedOnPaper: [CYRILLIC, BEN.name],
						attachments: [file('paper.jpg', 'a photograph of the paper')],
					}
				: {}),
		});
		from = to;
	}
	await book.ask('custody.release', {
		...{
			...about,
			to: 'Erika Winter',
			organization: 'Courier',
			fromPassphrase: ADA.passphrase,
			reason: 'To the laboratory',
		},
		...{ place: 'With the courier', drawn: { by: 'Erika Winter', strokes: STROKES } },
	});
	await book.ask('custody.receive', {
		...about,
		place: 'Laboratory',
		signedOnPaper: ['Erika Winter'],
		remark: HOSTILE,
	});
	await book.ask('custody.record', { ...about, what: { act: 'check seal', seal: 'S-9', intact: true } });
	await book.ask('evidence.photograph', {
		...about,
		photographs: [file('bag.jpg', 'the bag')],
		remark: 'The bag as it came back',
	});
	return id;
}
