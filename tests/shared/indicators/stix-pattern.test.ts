/** STIX patterns: what is written is read back, simple ones of others are understood, compound ones are told as what they are. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IndicatorValue } from '../../../shared/indicators/indicator';
import { wholeHive } from '../../../shared/indicators/registry';
import { patternOf, readPattern } from '../../../shared/indicators/stix-pattern';

const says = (pattern: string) => {
	const read = readPattern(pattern);
	if ('problem' in read) throw new Error(read.problem);
	return read.says.map(({ type, value, algorithm, called }) => [algorithm ?? called ?? type, value].join(' '));
};
const problem = (pattern: string) => {
	const read = readPattern(pattern);
	return 'problem' in read ? read.problem : 'none';
};

describe('written and read', () => {
	const values: readonly IndicatorValue[] = [
		{ type: 'ipv4', value: '203.0.113.0/24' },
		{ type: 'ipv6', value: '2001:db8::1' },
		{ type: 'domain', value: 'münchen.example' },
		{ type: 'url', value: "https://evil.example/a'b\\c?d=[1]" },
		{ type: 'email', value: 'a@evil.example' },
		{ type: 'digest', value: 'ab'.repeat(32), algorithm: 'blake3' },
		{ type: 'digest', value: 'ab'.repeat(48), algorithm: 'sha384' },
		{ type: 'account', value: 'CORP\\svc-backup' },
		{ type: 'registry key', value: 'HKEY_LOCAL_MACHINE\\Software\\Run' },
		{ type: 'mutex', value: 'Global\\x' },
		{ type: 'user agent', value: "Mozilla/5.0 (it's)" },
		{ type: 'certificate fingerprint', value: 'ab'.repeat(20) },
		{ type: 'certificate fingerprint', value: 'ab'.repeat(32) },
		{ type: 'other', value: 'e7d7', called: "JA3 'x' \\ AND [" },
		...[
			'a.exe',
			'C:\\a.exe',
			'C:\\t\\a b.exe',
			'/a',
			'/usr/bin/a',
			'\\\\fs\\share\\a',
			'C:\\t\\',
			'a/b\\c',
			'/',
			'x:y/z',
		].map((value) => ({ type: 'file' as const, value })),
	];
	it.each(values)('$type $value', (value) => {
		expect(readPattern(patternOf(value))).toEqual({ says: [value] });
	});

	it('whatever a file or a type of one’s own is called', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (value, called) => {
				for (const one of [
					{ type: 'file' as const, value },
					{ type: 'other' as const, value, called },
				])
					expect(readPattern(patternOf(one))).toEqual({ says: [one] });
			}),
		);
	});

	it('never shortens the name of a hive', () => {
		expect(wholeHive('hklm\\Software')).toBe('HKEY_LOCAL_MACHINE\\Software');
		expect(wholeHive('HKLMX\\Software')).toBe('HKLMX\\Software');
	});
});

describe('of others', () => {
	it('takes comparisons joined by OR, inside and outside of brackets', () => {
		expect(
			says("[ipv4-addr:value='1.2.3.4' OR domain-name:value = 'a.example'] OR [url:value == 'http://b.example']"),
		).toEqual(['ipv4 1.2.3.4', 'domain a.example', 'url http://b.example']);
		expect(says("[file:hashes.MD5 = 'aa' OR file:hashes.'SHA256' = 'bb' OR file:hashes.SSDEEP = 'cc']")).toEqual([
			...['md5 aa', 'sha256 bb', 'SSDEEP cc'],
		]);
	});

	it('takes the two AND that say one thing', () => {
		expect(says("[network-traffic:dst_ref.type = 'ipv4-addr' AND network-traffic:dst_ref.value = '1.2.3.4']")).toEqual([
			'ipv4 1.2.3.4',
		]);
		expect(says("[file:parent_directory_ref.path = 'C:\\\\t' AND file:name = 'a' OR file:name = 'b']")).toEqual([
			...['file C:\\t\\a', 'file b'],
		]);
	});

	it.each([
		["[file:name = 'a' AND file:size = 3]", 'something other than a text'],
		["[file:name = 'a' AND file:hashes.MD5 = 'b']", 'several properties at once (AND)'],
		["[ipv4-addr:value = '1.2.3.4'] AND [ipv4-addr:value = '1.2.3.5']", 'several observations (AND)'],
		["[ipv4-addr:value = '1.2.3.4'] FOLLOWEDBY [ipv4-addr:value = '1.2.3.5']", 'FOLLOWEDBY'],
		["[ipv4-addr:value = '1.2.3.4'] WITHIN 5 SECONDS", 'WITHIN'],
		["[file:name LIKE '%.exe']", 'LIKE'],
		["[file:name MATCHES '.*']", 'MATCHES'],
		["[file:name IN ('a', 'b')]", 'IN'],
		["[file:name NOT = 'a']", 'NOT'],
		["[file:name != 'a']", '!='],
		["([file:name = 'a'])", 'parentheses'],
		["[x:y = t'2026-11-22T00:00:00Z']", 'other than a text'],
		['[process:pid = 3]', 'other than a text'],
		["[artifact:payload_bin = 'x']", 'artifact:payload_bin'],
		["[__proto__:x = 'a']", 'not written'],
		["[constructor:prototype = 'a']", 'constructor:prototype'],
		...[
			'',
			'[',
			'[]',
			"[file:name = 'a'",
			"[file:name = 'a",
			"file:name = 'a'",
			'a:b',
			"[file:name = 'a']]",
			'x'.repeat(9),
		].map((text) => [text, 'not written as STIX 2.1 has it']),
		['['.repeat(60_000), 'not written'],
		[`[file:name = '${'\\'.repeat(60_001)}']`, 'not written'],
		['x'.repeat(70_000), 'longer than'],
	])('%.60s is told as what it is', (pattern, part) => {
		expect(problem(pattern)).toContain(part);
	});
});
