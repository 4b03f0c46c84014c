/** A disk that fails, and a disk that is full, under an open notebook: what is refused, what goes on, what is said. */
import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Telling } from '../../shared/views';
import { faultyDisk } from '../store/faulty-disk';
import { ADA, type Asking, BEN, FIRST, Place } from './place';

let place: Place;
afterEach(() => place.remove());

const NOTE = { case: 'IR-1', phase: 'da', text: 'The laptop was still running.' } as const;

async function opened() {
	place = new Place();
	const disk = faultyDisk();
	const asking = await place.open({ disk });
	await asking.ask('notebook.create', FIRST);
	await asking.ask('case.open', { number: 'IR-1', title: 'Laptop' });
	await asking.ask('note.write', NOTE);
	return { asking, disk };
}

/** Every later sync of that sort fails. */
const failing = (disk: ReturnType<typeof faultyDisk>, operation: 'sync' | 'datasync') => {
	const at = disk.calls.filter((call) => call === operation).length + 1;
	disk.fault = { operation, code: 'EIO', at };
};

async function isReadOnly(asking: Asking): Promise<void> {
	const status = await asking.ask('notebook.status', {});
	expect(status.readOnly).toContain('nothing more is written');
	const other = { number: 'IR-2', title: 'Another' };
	const code = async (refused: Promise<{ code: string }>) => expect((await refused).code).toBe('notebook.read-only');
	await code(asking.refusal('note.write', NOTE));
	await code(asking.refusal('case.open', other));
	await code(asking.refusal('case.close', { case: 'IR-1', reason: 'Done.' }));
	await code(asking.refusal('evidence.register', { case: 'IR-1', tag: 'E-1', description: 'A disk' }));
	await code(asking.refusal('person.admit', { name: BEN.name, passphrase: BEN.passphrase }));
	await code(
		asking.refusal('person.change-passphrase', {
			person: status.me?.keyId ?? '',
			old: ADA.passphrase,
			passphrase: BEN.passphrase,
		}),
	);
	await code(asking.refusal('draft.save', { case: 'IR-1', text: 'half', phase: 'da', observedAt: null }));
}

describe('after a sync that failed', () => {
	it.each(['datasync', 'sync'] as const)(
		'(%s) every act that writes is refused, in every ledger',
		async (operation) => {
			const { asking, disk } = await opened();
			const tellings: Telling[] = [];
			asking.notebook.listen((telling) => tellings.push(telling));
			failing(disk, operation);
			const act =
				operation === 'datasync'
					? asking.refusal('note.write', NOTE)
					: asking.refusal('draft.save', { case: 'IR-1', text: 'half', phase: 'da', observedAt: null });
			await act;
			expect(tellings).toContainEqual({ tells: 'standing' });
			const before = await place.bytes();
			const syncs = disk.calls.filter((call) => call === 'sync' || call === 'datasync').length;
			await isReadOnly(asking);
			// The disk is well again, and is not asked again all the same.
			expect(disk.calls.filter((call) => call === 'sync' || call === 'datasync').length).toBe(syncs);
			expect(await place.bytes()).toEqual(before);
		},
	);

	it('what was sealed is read, verified and exported to another disk', async () => {
		const { asking, disk } = await opened();
		failing(disk, 'datasync');
		await asking.refusal('note.write', NOTE);
		expect((await asking.ask('case.list', {})).map((c) => c.number)).toEqual(['IR-1']);
		expect((await asking.ask('entry.list', { case: 'IR-1' })).map((e) => e.kind)).toContain('note.written/1');
		expect((await asking.ask('notebook.verify', {})).verdict).toBe('intact');
		const to = join(place.folder, 'copy.zip');
		const exported = await asking.ask('casefile.export', { case: 'IR-1', to: asking.ticket(to) });
		expect(exported.receipt).toBeNull();
		expect(existsSync(to)).toBe(true);
		expect((await asking.ask('casefile.verify', { file: asking.ticket(to) })).verdict).toBe('intact');
	});

	it('and opening it again on a disk that works goes on', async () => {
		const { asking, disk } = await opened();
		failing(disk, 'datasync');
		await asking.refusal('note.write', NOTE);
		await asking.ask('notebook.lock', {});
		await asking.ask('notebook.unlock', { person: ADA.name, passphrase: ADA.passphrase });
		expect((await asking.ask('notebook.status', {})).readOnly).toBeNull();
		await asking.ask('note.write', NOTE);
	});
});

it('a file that cannot be closed keeps nothing else open at the lock', async () => {
	const { asking, disk } = await opened();
	await asking.ask('case.open', { number: 'IR-2', title: 'Another' });
	const tellings: Telling[] = [];
	asking.notebook.listen((telling) => tellings.push(telling));
	const open = () => readdirSync('/proc/self/fd').filter((fd) => pathOf(fd).startsWith(place.notebook)).length;
	expect(open()).toBe(3);
	disk.fault = { operation: 'close', code: 'EIO', at: disk.calls.filter((call) => call === 'close').length + 1 };
	await asking.refusal('notebook.lock', {});
	expect(open()).toBe(0);
	expect(tellings).toContainEqual({ tells: 'locked', because: 'asked' });
	await asking.ask('notebook.unlock', { person: ADA.name, passphrase: ADA.passphrase });
});

function pathOf(fd: string): string {
	try {
		return readlinkSync(`/proc/self/fd/${fd}`);
	} catch {
		return '';
	}
}

describe('a full disk', () => {
	it('is said, and work goes on once there is room; nothing is read-only', async () => {
		const { asking, disk } = await opened();
		disk.freeBytes = 100;
		const refused = await asking.refusal('note.write', NOTE);
		expect(refused.code).toBe('disk.ENOSPC');
		expect(refused.sentence).toContain(place.notebook);
		expect(refused.sentence).toContain('full');
		expect(refused.hint).toContain('Free');
		expect((await asking.ask('notebook.status', {})).readOnly).toBeNull();
		disk.freeBytes = Number.MAX_SAFE_INTEGER;
		await asking.ask('note.write', NOTE);
		expect((await asking.ask('notebook.verify', {})).verdict).toBe('intact');
	});
});
