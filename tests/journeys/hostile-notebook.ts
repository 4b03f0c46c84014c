/**
 * A notebook made of payloads by the command line: in names, cases, notes, corrections, items, file names, hand-overs and a
 * case file. Every place that takes text holds as many of them as fit there.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { exerciseQuestions } from './hostile-exercise';
import { lessonQuestions } from './hostile-lessons';
import { sceneQuestions } from './hostile-scene';
import { tellingQuestions } from './hostile-telling';
import { lines, payloads } from './payloads';

const program = resolve(import.meta.dirname, '../../dist/sealbook.cjs');
export const PASSPHRASE = 'heron umbrella walnut gazette';
const RECEIVER = 'copper meadow seven kites';
export const NUMBER = `2026-001 ${short('<svg onload', 50)}`;

export interface Printed {
	readonly out: string;
	readonly error: string;
	readonly status: number | null;
}

export interface HostileNotebook {
	readonly caseFile: string;
	/** Runs a command as the first handler. */
	readonly run: (...words: readonly string[]) => Printed;
	/** Puts the folder of case `C-1` back to what it was before its last note. */
	readonly rollBack: () => void;
}

/** Makes it in `notebook`, with what else is needed in `folder`. */
export function makeHostileNotebook(folder: string, notebook: string): HostileNotebook {
	const file = join(folder, 'passphrase');
	writeFileSync(file, `${PASSPHRASE}\n`);
	const handler = short('onerror', 60);
	let as: readonly string[] = [];
	const command = (words: readonly string[], input = ''): Printed => {
		const shared = ['--notebook', notebook, '--passphrase-file', file, ...as, ...words];
		const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...shared], {
			input,
			encoding: 'utf8',
			maxBuffer: 1 << 28,
		});
		return { out: stdout, error: stderr, status };
	};
	const must = (printed: Printed) => {
		if (printed.status !== 0) throw new Error(`${printed.status}: ${printed.out.slice(0, 2000)} ${printed.error}`);
		return printed;
	};
	const who = [
		'--title',
		short('javascript:', 60),
		'--phone',
		short('\u202e', 90),
		'--organization',
		short('\u200b', 60),
	];
	must(command(['notebook', 'init', '--name', lines[0] ?? '', '--handler', handler, ...who]));
	as = ['--as', handler];

	const receiver = {
		name: short('{{', 60),
		title: short('<script', 60),
		phone: short('\u2066', 90),
		passphrase: RECEIVER,
	};
	const questions: { question: string; input: Record<string, unknown> }[] = [
		{ question: 'person.admit', input: receiver },
		{ question: 'case.open', input: { number: NUMBER, title: lines[1], classification: 'TLP:RED' } },
		...filled(lines, 300).map((title, at) => ({ question: 'case.open', input: { number: `C-${at}`, title } })),
		...chunks(payloads, 12).map((some) => ({
			question: 'note.write',
			input: { case: NUMBER, phase: 'da', text: some.join('\n'), attachments: [] },
		})),
		{
			question: 'note.write',
			input: {
				...{ case: NUMBER, phase: 'da', text: payloads.slice(0, 40).join('\n'), stance: 'opinion' },
				...{ observedLocal: '2026-11-21T23:58', lateBecause: lines[140] },
			},
		},
		{
			question: 'note.write',
			input: {
				...{ case: NUMBER, phase: 'da', text: lines[141], stance: 'fact', notLateBecause: lines[142] },
				...{ doneBy: short('<img', 190), witness: short('<svg', 190) },
			},
		},
		{ question: 'case.title', input: { case: NUMBER, title: lines[143], reason: lines[144] } },
		{ question: 'quick.save', input: { case: null, text: payloads.join('\n'), phase: 'da', observedAt: null } },
		{
			question: 'draft.save',
			input: {
				...{ case: NUMBER, text: lines[145], phase: 'da', observedAt: null, lateBecause: lines[146] },
				...{ doneBy: short('<script', 190), witness: short('\u202e', 190) },
			},
		},
		{
			question: 'note.correct',
			input: { case: NUMBER, entry: '4', text: payloads.slice(0, 40).join('\n'), reason: lines[2] },
		},
		{
			question: 'entry.countersign',
			input: {
				...{ case: NUMBER, entry: '4', role: 'witness', second: receiver.name, secondPassphrase: RECEIVER },
				remark: filled(lines, 1900)[4],
			},
		},
		...filled(lines, 1900).map((description, at) => ({
			question: 'evidence.register',
			input: {
				case: NUMBER,
				description,
				...{ serial: lines[20 + at], model: lines[40 + at], hostname: lines[60 + at]?.slice(0, 250) },
				...{ foundAt: lines[80 + at], storedAt: lines[100 + at], condition: lines[120 + at] },
				...(at === 0 ? { files: evidenceFiles(folder).map((path) => ({ path })) } : {}),
			},
		})),
		...sceneQuestions(NUMBER),
		{ question: 'cost.record', input: { case: NUMBER, sort: 'damage', what: lines[147], basis: lines[148] } },
		{ question: 'labor.record', input: { case: NUMBER, who: { name: short('<img', 190) }, what: lines[149] } },
		{
			question: 'assessment.give',
			input: { case: NUMBER, measure: 'owner', answer: 'no', by: { name: short('<a', 190) }, says: lines[160] },
		},
		...['2026-11-21T23:58', '2026-11-22T00:10'].map((local, at) => ({
			question: 'event.record',
			input: {
				...{
					case: NUMBER,
					text: payloads
						.slice(40 * at, 40 * at + 40)
						.join(' ')
						.slice(0, 7000),
					time: { local },
				},
				...{ found: short('<img', 190), source: lines[163 + at] },
			},
		})),
		{ question: 'crisis.do', input: { case: NUMBER, step: '1', remark: lines[166] } },
		{ question: 'crisis.put-off', input: { case: NUMBER, step: '2', reason: lines[167] } },
		...[168, 169].map((at) => ({
			question: 'kit.record',
			input: { name: lines[at]?.slice(0, 190), quantity: 1, where: lines[at + 1]?.slice(0, 290) },
		})),
		{
			question: 'library.add',
			input: {
				...{
					sort: 'critical assets',
					title: short('<script', 190),
					purpose: lines[172],
					source: lines[173]?.slice(0, 290),
				},
				...{ edition: lines[174]?.slice(0, 190), reviewBy: '2099-01-01', file: { path: assetsOf(folder) } },
			},
		},
		{ question: 'library.check', input: { item: short('<script', 190), remark: lines[175], reviewBy: '2099-01-02' } },
		{ question: 'role.give', input: { case: NUMBER, person: short('onerror', 60), role: 'lead', because: lines[176] } },
		{ question: 'group.make', input: { case: NUMBER, name: short('<iframe', 190), reason: lines[150] } },
		{ question: 'phase.enter', input: { case: NUMBER, phase: 'da', reason: lines[151] } },
		{ question: 'phase.enter', input: { case: NUMBER, phase: 'cer', reason: lines[152] } },
		{ question: 'checklist.tick', input: { case: NUMBER, step: '1.1', remark: lines[153], proof: ['4'] } },
		{ question: 'checklist.skip', input: { case: NUMBER, step: '1.2', reason: lines[154] } },
		{ question: 'list.add', input: { list: 'attack-vectors', name: short('<svg', 190), says: lines[155] } },
		{ question: 'list.add', input: { list: 'checklist', name: short('<b', 190), group: 'da' } },
		{
			question: 'incident.record',
			input: {
				...{ case: NUMBER, summary: payloads.slice(0, 40).join('\n'), description: payloads.slice(40, 80).join('\n') },
				...{ cause: lines[156], actions: lines[157], vectors: [short('<svg', 190)] },
				reporter: { name: lines[158]?.slice(0, 290), phone: lines[159]?.slice(0, 290) },
			},
		},
		...[null, { local: '2026-11-21T23:58' }].map((stated, at) => ({
			question: 'incident.set-time',
			input: { case: NUMBER, time: 'started', stated, reason: lines[160 + at] },
		})),
		{
			question: 'impact.rate',
			input: { case: NUMBER, outlook: 'now', functional: 'low', information: ['integrity-loss'], reason: lines[162] },
		},
		...filled(
			lines.filter((text) => !text.includes('/')),
			90,
		)
			.slice(0, 12)
			.map((name) => ({ question: 'place.record', input: { name: name.trim(), kind: 'room', remark: lines[7] } })),
		{
			question: 'custody.transfer',
			input: {
				...{ case: NUMBER, tag: 'E-001', to: receiver.name, fromPassphrase: PASSPHRASE, toPassphrase: RECEIVER },
				...{ reason: filled(lines, 1900)[1], place: filled(lines, 490)[2], condition: filled(lines, 490)[3] },
				signedOnPaper: [lines[170]?.slice(0, 190), lines[171]?.slice(0, 190)],
			},
		},
		{
			question: 'evidence.photograph',
			input: {
				...{ case: NUMBER, tag: 'E-001', remark: filled(lines, 1900)[5] },
				photographs: evidenceFiles(folder)
					.slice(0, 40)
					.map((path) => ({ path })),
			},
		},
		...tellingQuestions(NUMBER),
		...exerciseQuestions(),
		...lessonQuestions(NUMBER),
		...filled(lines, 1900).flatMap((reason) => [
			{ question: 'case.close', input: { case: NUMBER, reason } },
			{ question: 'case.reopen', input: { case: NUMBER, reason } },
		]),
	];
	const asked = command(['ask', '--lines'], questions.map((one) => JSON.stringify(one)).join('\n'));
	const refused = asked.out.split('\n').filter((line) => line.includes('"ok":false'));
	if (refused.length > 0) throw new Error(`refused: ${refused.slice(0, 3).join('\n').slice(0, 1500)}`);
	must(asked);
	const caseFile = join(folder, 'hostile.zip');
	const given = [
		'--recipient',
		short('<a', 190),
		'--purpose',
		filled(lines, 1900)[6] ?? '',
		'--agreement',
		short('{{', 190),
	];
	must(command(['export', NUMBER, '--to', caseFile, ...given]));
	const rollBack = () => {
		const { case: id } = JSON.parse(must(command(['--json', 'case', 'show', 'C-1'])).out) as { case: string };
		const there = join(notebook, 'cases', id);
		const aside = join(folder, 'aside');
		cpSync(there, aside, { recursive: true });
		const input = { case: 'C-1', phase: 'da', text: lines[3], attachments: [] };
		must(command(['ask', '--lines'], JSON.stringify({ question: 'note.write', input })));
		rmSync(there, { recursive: true });
		cpSync(aside, there, { recursive: true });
	};
	return { caseFile, run: (...words) => command(words), rollBack };
}

/** A table whose cells are payloads, under a name that is one. */
function assetsOf(folder: string): string {
	const cell = (text: string) => `"${text.replaceAll('"', '""').replaceAll('\0', '')}"`;
	const path = join(folder, `${short('\u202e', 60).replaceAll('/', '')}.csv`);
	writeFileSync(path, ['name,note', ...payloads.map((text) => `asset,${cell(text)}`)].join('\n'));
	return path;
}

/** Empty files whose names are payloads. */
function evidenceFiles(folder: string): string[] {
	const place = join(folder, 'evidence');
	mkdirSync(place, { recursive: true });
	const names = payloads.map((text) => text.replaceAll('/', '\u2215').replaceAll('\u0000', ''));
	const short = names.filter((name) => Buffer.byteLength(name) <= 250).slice(0, 240);
	return short.map((name) => {
		const path = join(place, name);
		writeFileSync(path, name);
		return path;
	});
}

/** The shortest payload of one line that holds this, cut to what a field takes. */
function short(holding: string, most: number): string {
	const [found = ''] = lines.filter((text) => text.includes(holding)).sort((a, b) => a.length - b.length);
	return found.slice(0, most);
}

/** Payloads put together, as many as fit in a field each. */
function filled(texts: readonly string[], most: number): string[] {
	const found: string[] = [];
	for (const text of texts) {
		const last = found.at(-1);
		if (last !== undefined && last.length + text.length < most) found[found.length - 1] = `${last} ${text}`;
		else found.push(text);
	}
	return found;
}

function chunks<T>(all: readonly T[], size: number): T[][] {
	return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}
