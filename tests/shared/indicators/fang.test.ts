/** Defanged writing and back, and indicators as a person types them. */
import { isIPv6 } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defanged, defangedText, refanged, withScheme } from '../../../shared/indicators/fang';
import { readIndicator, type Typed } from '../../../shared/indicators/read';
import { isIPv6 as isIPv6Here } from '../../../shared/indicators/shapes';

const read = (typed: Typed) => readIndicator(typed);

describe('defanged', () => {
	it.each([
		[{ type: 'ipv4', value: '203.0.113.7' }, '203[.]0[.]113[.]7'],
		[{ type: 'ipv6', value: '2001:db8::7' }, '2001[:]db8[:][:]7'],
		[{ type: 'domain', value: 'evil.example' }, 'evil[.]example'],
		[{ type: 'email', value: 'm@evil.example' }, 'm[@]evil[.]example'],
		[
			{ type: 'url', value: 'https://u@evil.example:8443/a.b?c=http://d' },
			'hxxps://u[@]evil[.]example:8443/a.b?c=http[://]d',
		],
		[{ type: 'url', value: 'ldap://evil.example/a' }, 'ldap[://]evil[.]example/a'],
		[{ type: 'url', value: 'ftp://[2001:db8::7]/a' }, 'fxp://[2001[:]db8[:][:]7]/a'],
		[{ type: 'other', value: 'see http://evil.example' }, 'see http[://]evil[.]example'],
		[{ type: 'file', value: '/tmp/a.sh' }, '/tmp/a.sh'],
	] as const)('%j', (indicator, shown) => expect(defanged(indicator)).toBe(shown));

	it('comes back as it was, whatever address it is', () => {
		const value = fc.oneof(
			fc
				.webUrl({ withQueryParameters: true })
				.filter((url) => !/[[({]/.test(url))
				.map((v) => ({ type: 'url' as const, value: v })),
			fc.ipV4().map((v) => ({ type: 'ipv4' as const, value: v })),
			fc.ipV6().map((v) => ({ type: 'ipv6' as const, value: v })),
			fc.domain().map((v) => ({ type: 'domain' as const, value: v })),
		);
		fc.assert(
			fc.property(value, (indicator) => {
				const shown = defanged(indicator);
				expect(withScheme(refanged(shown).text)).toBe(indicator.value);
				expect(shown).not.toMatch(/\bhttps?:\/\//);
			}),
		);
	});

	it('leaves no address in free text that anything would make a link of', () => {
		expect(defangedText('203.0.113.7 (evil.example, 2001:db8::7), m@x.example')).toBe(
			'203[.]0[.]113[.]7 (evil[.]example, 2001[:]db8[:][:]7), m[@]x[.]example',
		);
		expect(defangedText('Seen: once. At 3.')).toBe('Seen: once. At 3.');
	});
});

describe('an IPv6 address', () => {
	it('is what Node takes for one', () => {
		const piece = fc.constantFrom('::', ':', '0', 'db8', 'ffff', '12345', 'g', '1.2.3.4', '256.1.1.1', '.', '');
		const near = fc.array(piece, { maxLength: 17 }).map((parts) => parts.join(''));
		fc.assert(
			fc.property(fc.oneof(fc.ipV6(), near), (text) => isIPv6Here(text) === isIPv6(text)),
			{ numRuns: 2000 },
		);
	});
});

describe('what a person types', () => {
	it.each([
		[{ type: 'ipv4', value: ' 203[.]0.113.7 ' }, '203.0.113.7'],
		[{ type: 'domain', value: 'Evil(dot)Example.' }, 'evil.example'],
		[{ type: 'url', value: 'hxxps://Evil[.]example/A' }, 'https://Evil.example/A'],
		[{ type: 'email', value: 'Mal[at]Evil.example' }, 'Mal@evil.example'],
		[{ type: 'ipv6', value: '2001:DB8::7' }, '2001:db8::7'],
		[{ type: 'certificate fingerprint', value: `${'AB:'.repeat(31)}CD` }, `${'ab'.repeat(31)}cd`],
		[{ type: 'other', value: 'JA3 x', called: 'JA3' }, 'JA3 x'],
	] as const)('%j', (typed, value) => expect(read(typed)).toMatchObject({ is: { type: typed.type, value } }));

	it('knows a digest by its length, or as it is said', () => {
		expect(read({ type: 'digest', value: 'AB'.repeat(32) })).toMatchObject({
			is: { algorithm: 'sha256', value: 'ab'.repeat(32) },
		});
		expect(read({ type: 'digest', value: 'ab'.repeat(32), algorithm: 'blake3' })).toMatchObject({
			is: { algorithm: 'blake3' },
		});
	});

	it.each([
		{ type: 'ipv4', value: '203.0.113.256' },
		{ type: 'ipv4', value: '203.0.113' },
		{ type: 'ipv4', value: '203.0.113.7/33' },
		{ type: 'ipv6', value: '203.0.113.7' },
		{ type: 'domain', value: 'evil' },
		{ type: 'domain', value: '-evil.example' },
		{ type: 'url', value: 'evil.example/x' },
		{ type: 'email', value: 'evil.example' },
		{ type: 'digest', value: 'xyz' },
		{ type: 'digest', value: 'ab'.repeat(32), algorithm: 'md5' },
		{ type: 'certificate fingerprint', value: 'ab' },
		{ type: 'other', value: 'x' },
		{ type: 'file', value: '  ' },
		{ type: 'file', value: 'x'.repeat(3000) },
	] as const)('refuses %j with a sentence', (typed) => {
		const said = read(typed);
		expect('problem' in said && said.problem).toMatch(/\.$/);
	});
});
