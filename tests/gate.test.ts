/**
 * The gate against a hostile page (promises 15): 10,000 messages by a printed seed, 200,000 in the long run. Nothing crashes it, nothing reaches
 * a service that its schema would not let through, no prototype is changed, and only our own window's page is heard.
 */
import type { BrowserWindow, IpcMainInvokeEvent } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openGate, type Served, type WindowServices } from '../main/gate';
import { isOurs, ORIGIN } from '../main/window';
import { contract, type QuestionName } from '../shared/contract';
import { type Answer, Refused } from '../shared/refusal';
import type { Ticket } from '../shared/vocabulary';
import { tell, trials } from './faults/count';
import { hostileInput, hostileQuestion, seeded } from './hostile-messages';

type Handler = (event: IpcMainInvokeEvent, ...words: unknown[]) => Promise<Answer<unknown>>;
const handlers = vi.hoisted(() => new Map<string, Handler>());
vi.mock('electron', () => ({
	ipcMain: { handle: (channel: string, handler: Handler) => handlers.set(channel, handler) },
}));

const MESSAGES = trials(10_000, 200_000);
const SEED = 20_261_122;

/** What was let through, and how it was answered. */
let served: { question: string; input: unknown }[] = [];
let dropped: (readonly string[])[] = [];
let bugs: unknown[] = [];
let answer: () => Promise<Answer<unknown>> = async () => ({ ok: true, value: null });

const windowServices = Object.fromEntries(
	Object.entries(contract)
		.filter(([, { needs }]) => needs === 'window')
		.map(([question]) => [
			question,
			async (input: unknown) => {
				served.push({ question, input });
				return null;
			},
		]),
) as Partial<WindowServices> as WindowServices;

function open(ours: Served['isOurs']): void {
	openGate({
		window: windowServices,
		ask: (question, input) => {
			served.push({ question, input });
			return answer();
		},
		dropped: async (paths) => {
			dropped.push(paths);
			return [];
		},
		isOurs: ours,
		bug: (_question, error) => bugs.push(error),
	});
}

/** A message as Electron hands it to the gate; `url` is its frame's. */
interface Sender {
	readonly event: IpcMainInvokeEvent;
	readonly window: BrowserWindow | null;
}
function sender(
	url: string | null,
	how: 'main frame' | 'sub frame' | 'other window' | 'destroyed' = 'main frame',
): Sender {
	const frame = url === null ? null : { url };
	const contents = { mainFrame: how === 'sub frame' ? { url: `${ORIGIN}/index.html` } : frame };
	const window = {
		isDestroyed: () => how === 'destroyed',
		webContents: how === 'other window' ? { mainFrame: frame } : contents,
	};
	const event: object = { sender: contents, senderFrame: frame };
	const shown: object = window;
	return { event: event as IpcMainInvokeEvent, window: shown as BrowserWindow };
}
const OURS = sender(`${ORIGIN}/index.html`);

async function send(channel: string, from: Sender, ...words: unknown[]): Promise<Answer<unknown>> {
	const handler = handlers.get(channel);
	if (!handler) throw new Error(`nobody listens to ${channel}`);
	return handler(from.event, ...words);
}
const code = (given: Answer<unknown>) => (given.ok ? 'answered' : given.refusal.code);

beforeEach(() => {
	handlers.clear();
	served = [];
	dropped = [];
	bugs = [];
	answer = async () => ({ ok: true, value: null });
});

describe('the gate', () => {
	it('listens to two channels only', () => {
		open(() => true);
		expect([...handlers.keys()].sort()).toEqual(['ask', 'dropped']);
	});

	it(`withstands ${MESSAGES} hostile messages (seed ${SEED}): no crash, nothing unvalidated, no prototype changed`, async () => {
		open((event) => isOurs(event, OURS.window));
		const random = seeded(SEED);
		const before = Object.getOwnPropertyNames(Object.prototype).sort();
		const counted = new Map<string, number>();
		for (let at = 0; at < MESSAGES; at += 1) {
			const channel = random() < 0.9 ? 'ask' : 'dropped';
			const words =
				channel === 'ask'
					? [hostileQuestion(random), hostileInput(random)]
					: [hostileInput(random), hostileInput(random)];
			const given = code(await send(channel, OURS, ...words));
			counted.set(given, (counted.get(given) ?? 0) + 1);
		}
		// The gate lets through what fits: each is checked here once more, apart from the gate.
		for (const { question, input } of served)
			expect(contract[question as QuestionName].takes.safeParse(input).success, question).toBe(true);
		for (const paths of dropped) expect(paths.every((path) => typeof path === 'string' && path !== '')).toBe(true);
		expect(bugs).toEqual([]);
		expect([...counted.keys()].sort()).toEqual(['answered', 'drop.invalid', 'input.invalid', 'question.unknown']);
		// Otherwise the messages were too wild to be dangerous: some must have fitted.
		expect(counted.get('answered')).toBe(served.length + dropped.length);
		expect(served.length).toBeGreaterThan(50);
		expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before);
		expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
		const told = [...counted].map(([what, times]) => `${times} ${what}`).sort();
		tell('hostile messages', `${MESSAGES} messages, seed ${SEED}, ${told.join(', ')}`, [], '0 crashes, 0 unvalidated');
	}, 600_000);

	it('hears nobody else, whatever they ask', async () => {
		const page = `${ORIGIN}/index.html`;
		const strangers: readonly (readonly [string, Sender])[] = [
			['another window', sender(page, 'other window')],
			['a frame inside our page', sender(page, 'sub frame')],
			['a frame that is gone', sender(null)],
			['a window that is gone', sender(page, 'destroyed')],
			...[
				...['', 'about:blank', 'about:srcdoc', 'data:text/html,x', 'file:///etc/passwd', 'https://window/index.html'],
				...['sealbook://other/index.html', 'sealbook://window.evil/index.html', 'sealbook:window/index.html', 'blob:x'],
				...['SEALBOOK2://window/index.html', 'chrome-extension://window/', 'devtools://devtools/x', 'javascript:1'],
			].map((url) => [`the page ${url}`, sender(url)] as const),
		];
		for (const [who, from] of strangers) {
			open((event) => isOurs(event, from.window));
			expect(code(await send('ask', from, 'notebook.status', {})), who).toBe('gate.stranger');
			expect(code(await send('dropped', from, ['/etc/passwd'])), who).toBe('gate.stranger');
		}
		open((event) => isOurs(event, null));
		expect(code(await send('ask', OURS, 'notebook.status', {})), 'before there is a window').toBe('gate.stranger');
		expect([served, dropped, bugs]).toEqual([[], [], []]);
		open((event) => isOurs(event, OURS.window));
		expect(code(await send('ask', OURS, 'notebook.status', {}))).toBe('answered');
	});

	it('gives a ticket for each file that lies somewhere, and null in the place of one that does not', async () => {
		openGate({
			...{ window: windowServices, ask: () => answer(), isOurs: () => true, bug: () => undefined },
			dropped: async (paths) =>
				paths.map((path) => ({ ticket: `ticket for ${path}` as Ticket, name: path, sizeBytes: 1 })),
		});
		expect(await send('dropped', OURS, ['/a', '', '/b', ''])).toMatchObject({
			ok: true,
			value: [{ ticket: 'ticket for /a' }, null, { ticket: 'ticket for /b' }, null],
		});
		expect(await send('dropped', OURS, [''])).toEqual({ ok: true, value: [null] });
	});

	it('lets pasted bytes through up to 32 MiB of base64 and no further, under a name of one line', async () => {
		open(() => true);
		const most = 44_739_244;
		const paste = (name: unknown, bytes: unknown) => send('ask', OURS, 'attachment.paste', { name, bytes });
		expect(code(await paste('image.png', 'A'.repeat(most)))).toBe('answered');
		for (const [name, bytes] of [
			['image.png', 'A'.repeat(most + 1)],
			['image.png', ''],
			['image.png', new Uint8Array(8)],
			['two\nlines', 'AAAA'],
			['x'.repeat(256), 'AAAA'],
			[{ toString: 'x' }, 'AAAA'],
		])
			expect(code(await paste(name, bytes))).toBe('input.invalid');
		expect(served).toHaveLength(1);
	});

	it('answers a refusal as one, and a bug without its words', async () => {
		open(() => true);
		answer = () => Promise.reject(new Refused('case.closed', 'This case is closed.', 'Reopen it.'));
		expect(code(await send('ask', OURS, 'case.list', {}))).toBe('case.closed');
		answer = () => Promise.reject(new Error('secret in a stack'));
		const given = await send('ask', OURS, 'case.list', {});
		expect(code(given)).toBe('bug');
		expect(JSON.stringify(given)).not.toContain('secret');
		expect(bugs).toHaveLength(1);
	});
});
