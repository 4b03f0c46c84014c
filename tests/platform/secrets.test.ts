/** A passphrase on its way: sealed by the page, opened by the notebook's process of the hour, and by nothing else. */
import { describe, expect, it } from 'vitest';
import { SecretBox } from '../../main/platform/secrets';
import { hasSecret, sealSecrets } from '../../renderer/sealed-secrets';
import { contract } from '../../shared/contract';
import * as fields from '../../shared/fields';
import { SECRET_MEMBERS } from '../../shared/secrets';

const INPUT = { person: 'Mara', passphrase: 'herön umbrella 🔑 walnut', reason: 'as it is' };

describe('a secret on its way', () => {
	it('opens in the process it was sealed to, and only there', async () => {
		const box = new SecretBox();
		const sealed = await sealSecrets(INPUT, box.publicKey);
		expect(sealed).toMatchObject({ person: 'Mara', reason: 'as it is' });
		expect(JSON.stringify(sealed)).not.toContain('umbrella');
		expect(box.opened(sealed)).toEqual(INPUT);
		expect(() => new SecretBox().opened(sealed)).toThrow('The notebook was closed while this was typed.');
	});

	it('is another one each time, and fits where the contract takes a passphrase', async () => {
		const { publicKey } = new SecretBox();
		const texts = await Promise.all([1, 2].map(() => sealSecrets({ passphrase: 'x'.repeat(600) }, publicKey)));
		const [first, second] = texts.map((sealed) => String(Reflect.get(sealed, 'passphrase')));
		expect(first).not.toBe(second);
		expect(fields.passphrase.safeParse(first).success).toBe(true);
	});

	it('goes on to another process of ours, sealed anew', async () => {
		const [box, reader] = [new SecretBox(), new SecretBox()];
		const sealed = await sealSecrets({ filePassphrase: 'herön umbrella' }, box.publicKey);
		const text = box.resealed('filePassphrase', String(Reflect.get(sealed, 'filePassphrase')), reader.publicKey);
		expect(text).not.toContain('umbrella');
		expect(reader.opened({ filePassphrase: text })).toEqual({ filePassphrase: 'herön umbrella' });
		expect(() => box.opened({ filePassphrase: text })).toThrow();
	});

	it('does not open changed, cut, or under another name', async () => {
		const box = new SecretBox();
		const text = String(Reflect.get(await sealSecrets(INPUT, box.publicKey), 'passphrase'));
		expect(() => box.opened({ words: text })).toThrow();
		for (const place of [10, 40, 98, 120, text.length - 3]) {
			const changed = text.slice(0, place) + (text[place] === 'A' ? 'B' : 'A') + text.slice(place + 1);
			expect(() => box.opened({ passphrase: changed }), String(place)).toThrow();
			expect(() => box.opened({ passphrase: text.slice(0, place) }), String(place)).toThrow();
		}
	});

	it('leaves alone what is none', () => {
		const box = new SecretBox();
		for (const input of [null, 7, 'text', [], { text: 'a note' }, { passphrase: 'typed in a terminal' }])
			expect(box.opened(input)).toEqual(input);
		expect(hasSecret({ text: 'sealed/1.', name: 'passphrase' })).toBe(false);
	});

	it('is every member of the contract that takes a passphrase or recovery words', () => {
		const secret = Object.entries(fields).filter(([name]) => ['passphrase', 'words'].includes(name));
		const found = Object.values(contract).flatMap(({ takes }) =>
			membersOf(takes, new Set(secret.map(([, one]) => one))),
		);
		expect(found.length).toBeGreaterThan(4);
		expect(found.filter((name) => !SECRET_MEMBERS.has(name))).toEqual([]);
	});
});

/** The names under which a question takes one of these fields. */
function membersOf(takes: object, secret: ReadonlySet<unknown>): string[] {
	const options: unknown = Reflect.get(takes, 'options');
	if (Array.isArray(options)) return options.flatMap((one: object) => membersOf(one, secret));
	const shape: unknown = Reflect.get(takes, 'shape');
	if (typeof shape !== 'object' || shape === null) return [];
	return Object.entries(shape).flatMap(([name, field]) => {
		const inner: unknown = typeof field === 'object' && field !== null ? Reflect.get(field, 'def') : undefined;
		const wrapped: unknown = typeof inner === 'object' && inner !== null ? Reflect.get(inner, 'innerType') : undefined;
		return secret.has(field) || secret.has(wrapped) ? [name] : [];
	});
}
