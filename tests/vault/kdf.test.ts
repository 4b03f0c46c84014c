/**
 * Argon2id gives what RFC 9106's algorithm gives elsewhere; weak passphrases are refused with the reason, good ones not.
 */
import { describe, expect, it } from 'vitest';
import { COST, checkPassphrase, kdfSchema, keyFromPassphrase } from '../../main/vault/kdf';
import { refusalOf } from '../store/place';

const salt = Buffer.from('somesaltsomesalt').toString('base64');

it('gives the key that the reference implementation gives', async () => {
	const kdf = { algorithm: 'argon2id', memoryKiB: 65_536, passes: 2, parallelism: 1, salt } as const;
	const key = await keyFromPassphrase('password', kdf);
	expect(key.toString('hex')).toBe('fc33b78139231d34b71626bd6245c1d72efa190ad605c3d8166a72adcedfa2c2');
});

it('costs at least what OWASP asks, and its parameters pass its own reading', () => {
	expect(COST.memoryKiB * COST.passes).toBeGreaterThanOrEqual(19 * 1024 * 2);
	expect(kdfSchema.safeParse({ algorithm: 'argon2id', ...COST, salt }).success).toBe(true);
});

describe('a passphrase', () => {
	it.each([
		['', 'short'],
		['elevenchars', 'short'],
		['🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂', 'eleven characters in 44 bytes'],
		['aaaaaaaaaaaaaaaa', 'one character'],
		['            ', 'one character'],
		['abababababababab', 'two characters'],
		['12341234123412', 'four characters'],
		['123456789012345', 'digits in a row'],
		['Password12345!', 'a common word'],
		['P a s s w o r d 1 2 3', 'a common word'],
		['qwertyqwerty12', 'a common word twice'],
		['Avery Lindqvist', 'the name'],
		['averylindqvist2026', 'the name and a year'],
		['!!Avery-Lindqvist!!', 'the name and marks'],
	])('%j is refused: %s', async (passphrase) => {
		expect(await refusalOf(async () => checkPassphrase(passphrase, 'Avery Lindqvist'))).toBe('passphrase.weak');
	});

	it.each([
		'four unrelated words here',
		'tr0ub4dor&3-and-more',
		'Grüße aus Zürich im Mai',
		'пароль длинный и странный',
		'合言葉は毎日変わる川の流れ',
		'my password is a longer sentence',
		'avery likes green tea at noon',
	])('%j is taken', (passphrase) => {
		expect(() => checkPassphrase(passphrase, 'Avery Lindqvist')).not.toThrow();
		expect(() => checkPassphrase(passphrase)).not.toThrow();
	});

	it('is refused at its field, with what to do', () => {
		expect(() => checkPassphrase('short')).toThrow(/5 characters; at least 12.*Take four or more/);
	});
});
