/**
 * The vault file under attack and under trouble. Whoever has the disk and not the passphrase changes every bit of it:
 * nothing opens. The disk fails at every call of every change of it, the program is killed there or the power cut:
 * every handler can open the notebook as before or as after, and never both or neither.
 */
import { expect, it, vi } from 'vitest';
import { makeFolder, replaceFile } from '../../main/store/durable';
import { layout } from '../../main/store/layout';
import {
	addSlot,
	changePassphrase,
	moveSlot,
	readVault,
	recover,
	removeSlot,
	setWords,
	testWords,
	unlock,
	type Vault,
} from '../../main/vault/vault';
import { Refused } from '../../shared/refusal';
import { handler, SETTING, vaultOf, WORDS } from '../vault/handlers';
import { LONG, tell } from './count';
import { campaignSeed, type Random, random } from './random';
import { SimulatedDisk, Stopped } from './simulated-disk';
import { variants } from './variants';

// The real derivation, told once of each input: a campaign tries the same passphrase on the same salt many thousand times.
vi.mock('hash-wasm', async (original) => {
	const real = await original<typeof import('hash-wasm')>();
	const derived = new Map<string, Uint8Array>();
	const argon2id = async (given: Parameters<typeof real.argon2id>[0]) => {
		const told = JSON.stringify([given, Buffer.from(given.password).toString('hex')]);
		const known = derived.get(told) ?? (await real.argon2id({ ...given, outputType: 'binary' }));
		derived.set(told, known);
		// The caller zeroes what it is given.
		return Uint8Array.from(known);
	};
	return { ...real, argon2id };
});

const PLACE = '/notebook';
const NEW = 'seven quiet lanterns drift';
const MORE_WORDS = 'letter advice cage absurd amount doctor acoustic avoid letter advice cage above';
const [avery, blake, casey, dana] = [handler('avery'), handler('blake'), handler('casey'), handler('dana')];

/** A notebook's folder that holds only this vault file. */
async function diskWith(file: Buffer, chance: Random): Promise<SimulatedDisk> {
	const disk = new SimulatedDisk(chance);
	await makeFolder(layout(PLACE).notebook, disk);
	await replaceFile(layout(PLACE).vault, file, disk);
	return disk;
}

/** Three handlers, the first with words; and, where asked, one of them removed. */
async function vaultBytes(removed?: typeof blake): Promise<Buffer> {
	const disk = new SimulatedDisk(random(1));
	await makeFolder(PLACE, disk);
	const vault = await vaultOf(PLACE, ['avery', 'blake', 'casey'], disk);
	if (removed) await removeSlot(PLACE, vault, removed.keyId, disk);
	return disk.peek(layout(PLACE).vault) ?? Buffer.alloc(0);
}

/** Told once of each file, as every trial begins with the same. */
const outcomes = new Map<string, string>();

/** Every way by which somebody could open it, and what it ends in: `opened`, or the refusal's code. */
async function outcome(disk: SimulatedDisk): Promise<string> {
	const bytes = disk.peek(layout(PLACE).vault)?.toString('latin1') ?? '';
	const known = outcomes.get(bytes);
	if (known) return known;
	const told: string[] = [];
	for (const [who, secret, by] of [
		[avery, avery.passphrase, 'passphrase'],
		[avery, NEW, 'passphrase'],
		[avery, WORDS, 'paper'],
		[avery, MORE_WORDS, 'paper'],
		[blake, blake.passphrase, 'passphrase'],
		[dana, dana.passphrase, 'passphrase'],
		[casey, casey.passphrase, 'passphrase'],
	] as const) {
		told.push(
			`${who.name} ${by} ${await codeOf(async () => unlock(await readVault(PLACE, disk), who.keyId, secret, by))}`,
		);
	}
	for (const { name, paper } of (await readVault(PLACE, disk)).slots) told.push(`${name} ${paper?.testedAt ?? ''}`);
	outcomes.set(bytes, told.join(', '));
	return told.join(', ');
}

async function codeOf(work: () => Promise<unknown>): Promise<string> {
	try {
		await work();
		return 'opened';
	} catch (error) {
		if (error instanceof Refused) return error.refusal.code;
		throw error;
	}
}

it('every changed bit or byte of a vault file with two handlers, words and a ring is refused to everybody', async () => {
	const whole = await vaultBytes(blake);
	const disk = await diskWith(whole, random(1));
	const file = await readVault(PLACE, disk);
	expect(file.slots.map(({ name, paper }) => [name, paper !== null])).toEqual([
		['avery', true],
		['casey', false],
	]);
	expect(file.ring).toHaveLength(1);
	const ways = [
		[avery.keyId, avery.passphrase, 'passphrase'],
		[avery.keyId, WORDS, 'paper'],
		[casey.keyId, casey.passphrase, 'passphrase'],
	] as const;
	const failed: string[] = [];
	let count = 0;
	for (const bytes of variants(whole)) {
		await replaceFile(layout(PLACE).vault, bytes, disk);
		count += 1;
		// What the schema refuses is refused to everybody at once; else each bit of a byte is tried by another one, or by all.
		const tried = LONG ? ways : ways.filter((_, at) => at === count % ways.length);
		for (const [who, secret, by] of (await codeOf(() => readVault(PLACE, disk))) === 'opened' ? tried : []) {
			const code = await codeOf(async () => unlock(await readVault(PLACE, disk), who, secret, by));
			if (!/^(vault\.damaged|passphrase\.wrong|recovery\.wrong|person\.unknown)$/.test(code))
				failed.push(`variant ${count}: ${code}`);
		}
	}
	tell('a changed vault file', `${count} variants of ${whole.length} bytes`, failed, '0 accepted');
	expect(failed).toEqual([]);
}, 900_000);

type Trouble = 'fault' | 'sticky' | 'kill' | 'power';
const TROUBLES: readonly Trouble[] = LONG ? ['fault', 'sticky', 'kill', 'power'] : ['fault', 'power'];

type Change = (vault: Vault, disk: SimulatedDisk) => Promise<unknown>;

const { keyId, passphrase } = avery;
const CHANGES: readonly (readonly [string, Change])[] = [
	[
		'a passphrase changed',
		(vault, disk) => changePassphrase(PLACE, vault, { keyId, old: passphrase, passphrase: NEW }, { ...SETTING, disk }),
	],
	[
		'words made anew',
		(vault, disk) => setWords(PLACE, vault, { keyId, passphrase, words: MORE_WORDS }, { ...SETTING, disk }),
	],
	['words tried', (vault, disk) => testWords(PLACE, vault, { keyId, words: WORDS }, { ...SETTING, disk })],
	['words used', (_vault, disk) => recover(PLACE, { keyId, words: WORDS, passphrase: NEW }, { ...SETTING, disk })],
	['somebody added', (vault, disk) => addSlot(PLACE, vault, dana, disk)],
	['somebody removed', (vault, disk) => removeSlot(PLACE, vault, blake.keyId, disk)],
	[
		'a slot moved',
		(vault, disk) =>
			moveSlot(PLACE, vault, { ...dana, from: blake.keyId, passphrase: blake.passphrase }, { ...SETTING, disk }),
	],
];

it.each(CHANGES)(
	'%s: trouble at any call leaves the old vault or the new one',
	async (name, change) => {
		const seed = campaignSeed();
		const chance = random(seed);
		const whole = await vaultBytes();
		const start = async () => {
			const disk = await diskWith(whole, chance);
			const { vault } = await unlock(await readVault(PLACE, disk), casey.keyId, casey.passphrase);
			return { disk, vault };
		};
		const { disk: done, vault: first } = await start();
		const before = await outcome(done);
		const calls = done.calls;
		await change(first, done);
		const after = await outcome(done);
		expect(after).not.toBe(before);
		const steps = done.calls - calls;
		const failed: string[] = [];
		let trials = 0;
		for (let at = 1; at <= steps; at++) {
			for (const trouble of TROUBLES) {
				const { disk, vault } = await start();
				const fails = trouble === 'fault' || trouble === 'sticky';
				disk.plan(fails ? { at, sticky: trouble === 'sticky' } : null, fails ? null : at);
				const said = await acknowledged(change(vault, disk));
				disk.heal();
				if (trouble === 'power') disk.cutPower();
				else disk.kill();
				const now = await outcome(disk);
				trials += 1;
				if (now !== after && (said || now !== before)) failed.push(`${trouble} at ${at}: ${now}`);
				// What was sealed meanwhile, under whichever key this vault held, must open for those who stay.
				if (trouble !== 'fault' || said || name === 'words used') continue;
				const sealed = vault.seal('x', Buffer.from('plain'));
				const opened = await unlock(await readVault(PLACE, disk), casey.keyId, casey.passphrase);
				if (opened.vault.open('x', sealed).toString() !== 'plain') failed.push(`fault at ${at}: sealed for nobody`);
			}
		}
		tell(`the vault file, ${name}`, `${trials} trials, seed ${seed}`, failed);
		expect(failed).toEqual([]);
		expect(trials).toBeGreaterThan(20);
	},
	600_000,
);

/** True where it says that it is done. */
async function acknowledged(work: Promise<unknown>): Promise<boolean> {
	try {
		await work;
		return true;
	} catch (error) {
		if (error instanceof Refused || error instanceof Stopped) return false;
		throw error;
	}
}
