/** What is found in a note: every type, defanged or not, at its place; what only looks like one is left alone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractIndicators } from '../../../shared/indicators/extract';
import { defanged } from '../../../shared/indicators/fang';
import { readIndicator } from '../../../shared/indicators/read';

const found = (text: string) => extractIndicators(text);
const told = (text: string) => found(text).map(({ type, value }) => `${type} ${value}`);
const MD5 = 'd41d8cd98f00b204e9800998ecf8427e';
const SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

describe('what is found', () => {
	it.each([
		['Beaconing to 203.0.113.7 every 60 s.', ['ipv4 203.0.113.7']],
		['(203.0.113.7), [198.51.100.2]; "192.0.2.1".', ['ipv4 203.0.113.7', 'ipv4 198.51.100.2', 'ipv4 192.0.2.1']],
		['src=203.0.113.7:443 dst:198.51.100.2/24', ['ipv4 203.0.113.7', 'ipv4 198.51.100.2/24']],
		['203[.]0[.]113[.]7 and 198(.)51(dot)100[dot]2', ['ipv4 203.0.113.7', 'ipv4 198.51.100.2']],
		['2001:DB8::7 [2001:db8::8]:443 2001[:]db8[:][:]9', ['ipv6 2001:db8::7', 'ipv6 2001:db8::8', 'ipv6 2001:db8::9']],
		['::ffff:203.0.113.7 fe80::1', ['ipv6 ::ffff:203.0.113.7', 'ipv6 fe80::1']],
		['hxxp://evil[.]example/a?b=1.', ['url http://evil.example/a?b=1', 'domain evil.example']],
		['hXXps[:]//evil(dot)example:8443/x', ['url https://evil.example:8443/x', 'domain evil.example']],
		['h**p://203.0.113.7/x', ['url http://203.0.113.7/x', 'ipv4 203.0.113.7']],
		['http://[2001:db8::7]:80/x', ['url http://[2001:db8::7]:80/x', 'ipv6 2001:db8::7']],
		['(see https://a.example/w(1))', ['url https://a.example/w(1)', 'domain a.example']],
		[
			'http://a.example/,http://b.example/',
			['url http://a.example/', 'domain a.example', 'url http://b.example/', 'domain b.example'],
		],
		['ldap://x.example:1389/a', ['url ldap://x.example:1389/a', 'domain x.example']],
		['update-cdn.xyz, C2.Example.COM:8080/gate', ['domain update-cdn.xyz', 'domain c2.example.com']],
		['evil[.]pizzeria and bücher.example', ['domain evil.pizzeria', 'domain bücher.example']],
		['From: Mallory@Evil.Example <m[at]evil[.]example>', ['email Mallory@evil.example', 'email m@evil.example']],
		[`MD5=${MD5} sha256:${SHA256.toUpperCase()}`, [`digest ${MD5}`, `digest ${SHA256}`]],
		['C:\\Users\\ada\\rclone.exe ran', ['file C:\\Users\\ada\\rclone.exe']],
		['"C:\\Program Files (x86)\\a b\\c.exe" -q', ['file C:\\Program Files (x86)\\a b\\c.exe']],
		['\\\\FIN-FS01\\c$\\x.dll', ['file \\\\FIN-FS01\\c$\\x.dll']],
		['in /tmp/.x/kworker: and /etc/passwd:12', ['file /tmp/.x/kworker', 'file /etc/passwd']],
		['svchost32.exe, invoice.pdf.js', ['file svchost32.exe', 'file invoice.pdf.js']],
		['FINANCE\\svc-backup logged in', ['account FINANCE\\svc-backup']],
		['Global\\MsWinZonesCacheCounterMutexA', ['mutex Global\\MsWinZonesCacheCounterMutexA']],
		[
			'HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Run was set',
			['registry key HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Run'],
		],
		[
			'agent "Mozilla/5.0 (X11; Linux) AppleWebKit/537.36" seen',
			['user agent Mozilla/5.0 (X11; Linux) AppleWebKit/537.36'],
		],
		['curl/7.88.1 then', ['user agent curl/7.88.1']],
		[`${'AB:'.repeat(19)}12`, [`certificate fingerprint ${'ab'.repeat(19)}12`]],
	])('%j', (text, expected) => expect(told(text)).toEqual(expected));

	it.each([
		'version 1.2.3.4, v1.2.3.4, OpenSSL/1.1.1.1, firmware: 10.0.0.1, § 3.3.3.1',
		'at 01:40:00 and 2026-11-22T01:40:00.000Z, 22.11.2026, 1.000.000.00',
		'e.g. this, i.e. that, etc. and a.k.a. others; p.m. U.S.',
		'the end.Then came it.It was so... and/or w/o 24/7 text/html',
		'999.1.1.1 1.2.3 1.2.3.4.5 01.02.03.04 256.1.1.1',
		'127.0.0.1 0.0.0.0 255.255.255.0 ::1 :: std::vector Ab::Cd',
		'node.js and ASP.NET, foo.bar, deadbeef, 12345678901234567890123456789012',
		'A-146 (E-001) #12 TLP:AMBER+STRICT 60 s ±2 min "quoted" <b>bold</b>',
		'CORP\\ and\\or x@y @handle a@b@c.example http:// ://x http://"',
	])('nothing in %j', (text) => expect(told(text)).toEqual([]));

	it('tells where each stands, in the text as it was written', () => {
		const text = 'a hxxp://evil[.]example/x b (198[.]51[.]100[.]2), c';
		expect(found(text).map(({ from, toExclusive }) => text.slice(from, toExclusive))).toEqual([
			'hxxp://evil[.]example/x',
			'evil[.]example',
			'198[.]51[.]100[.]2',
		]);
	});
});

describe('any text', () => {
	const pieces = fc.constantFrom(
		...[
			'.',
			'[.]',
			'(dot)',
			'://',
			'hxxp',
			'http',
			'[',
			']',
			'(',
			')',
			':',
			'::',
			'/',
			'\\',
			'@',
			'"',
			',',
			' ',
			'\n',
			'a',
			'1',
		],
		...['203.0.113.7', 'evil.example', 'C:\\', 'HKLM\\', 'Mozilla/5', '\u202e', '\ud800', 'é', '{', '[at]'],
	);
	it('gives places inside of it, in order, and values that a person could have typed', () => {
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
				const text = parts.join('');
				let last = 0;
				for (const each of found(text)) {
					expect(each.from).toBeGreaterThanOrEqual(0);
					expect(each.toExclusive).toBeGreaterThan(each.from);
					expect(each.toExclusive).toBeLessThanOrEqual(text.length);
					expect(each.toExclusive).toBeGreaterThanOrEqual(last === 0 ? 0 : each.from);
					last = each.toExclusive;
					const { type, value, algorithm } = each;
					expect(readIndicator({ type, value, algorithm }), `${type} ${value}`).toHaveProperty('is');
				}
			}),
			{ numRuns: 400 },
		);
	});

	it('finds an address whatever stands around it', () => {
		const around = fc.constantFrom('', ' ', '(', '"', '[', ', ', '\n', '- ', '> ', '\t', '|');
		const octet = fc.integer({ min: 1, max: 254 });
		fc.assert(
			fc.property(around, around, octet, octet, fc.boolean(), (before, after, a, b, fanged) => {
				const value = `203.0.${a}.${b}`;
				const text = `x ${before}${fanged ? value : defanged({ type: 'ipv4', value })}${after} y`;
				expect(told(text)).toContain(`ipv4 ${value}`);
			}),
		);
	});

	it('takes long lines of anything without ever looking back far', () => {
		const line = 65_536;
		const hostile = [
			'a',
			'.',
			'1.',
			'(',
			')',
			'[',
			'a.',
			'@a.',
			'http://',
			'http://a/)',
			'\\',
			'HKLM\\a ',
			'C:\\a\\ ',
			':',
			'/a',
			'a=',
			'"C:\\a ',
		];
		for (const piece of hostile) {
			const text = piece.repeat(Math.ceil(line / piece.length));
			for (const { from, toExclusive } of found(text)) expect(toExclusive).toBeGreaterThan(from);
		}
	});

	it('finds ten thousand addresses in one note', () => {
		const text = Array.from({ length: 10_000 }, (_, n) => `198.51.${n >> 8}.${n & 255}`).join('\n');
		expect(new Set(told(text)).size).toBe(10_000);
	});
});
