/**
 * 200 notes as nobody should write them, each different and each found again by its number. Same every time, so that a
 * failure can be repeated.
 */

const NUL = '\u0000';
const HEBREW = '\u05e9\u05dc\u05d5\u05dd';

/** Every plane of Unicode: assigned, private and noncharacters, whatever a text can hold but halves of surrogates. */
const planes = Array.from({ length: 17 }, (_, plane) =>
	[0x1234, 0xff9d, 0xfffd, 0xfffe, 0xffff].map((low) => String.fromCodePoint(plane * 0x10000 + low)).join(''),
);

const forms: readonly ((n: number) => string)[] = [
	(n) => `plain words, number ${n}`,
	(n) => planes[n % 17] ?? '',
	() => planes.join(' '),
	() => `before${NUL}after${NUL}${NUL}end`,
	() => `\u202E${HEBREW} exe.fdp\u202C \u200F${HEBREW}\u200E \u2066x\u2069`,
	() => `<script>alert(1)</script><img src=x onerror="fetch('//evil')"><!-- ]]> </textarea>`,
	(n) => `${'['.repeat(400 + n)}${'*_'.repeat(400)}${'> '.repeat(200)}x`,
	(n) => `${'`'.repeat(3)}\n# not a heading\n| a | b |\n|${'---|'.repeat(n)}\n![](file:///etc/passwd)`,
	() => `"double" 'single' \`back\` «guillemets» \\"escaped\\" \\\\ \\u0041 \\n`,
	() => 'a\tb\t\tc\t"]\t["salt","text","forged"]\t',
	() => 'line 1\nline 2\r\nline 3\rline 4\n\n\n\u2028separator\u2029paragraph\u0085next\v\f',
	() => '\n\nbegins and ends with line feeds\n\n',
	() => '   leading and trailing blanks \t ',
	() => '{"v":1,"text":"looks like JSON","by":[]}',
	() => `$(touch owned) \`touch owned\` ; rm -rf / & %PATH% %s %n %x \${HOME} | cat`,
	() => '--text=--json --notebook / -rf -- -',
	() => '\'; DROP TABLE entries; -- " OR 1=1',
	() => '\u001b[2J\u001b[31mred\u001b]0;title\u0007\u009b31m\u0090q\u009c',
	() => `Z${'\u0335\u0336\u0489\u035c'.repeat(60)}algo e\u0301 \u00e9 \u1100\u1161\u11a8 \uac01`,
	() => '👩‍👩‍👧‍👦 🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} ❤️ 👍🏽 \u{1f1e9}\u{1f1ea} ﷽ 𒐫',
	() => '\ufeff\u200b\u200c\u200d\u2060\u00ad\u034f\u061c\u115f\u3164\uffa0 invisible \u180e',
	() => `${'word '.repeat(2_000)}${'\u00e4'.repeat(3_000)}`,
	() => '../../../../etc/passwd C:\\Windows\\System32\\ \\\\server\\share file:///etc CON NUL',
	() => 'null',
	() => '0',
	() => "=cmd|' /C calc'!A0 @SUM(1+1) +1 -1",
	() => '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n-----BEGIN PGP MESSAGE-----',
	() => 'ИНЦИДЕНТ インシデント 事件 حادثة ঘটনা เหตุการณ์ የአደጋ ᏅᏛᏁᎸᎢ',
	() => '\u0001\u0002\u0003\u0008\u000e\u001f\u007f\u0080\u009f',
	() => 'K\u212a \u00df \u1e9e \u0131 \u0130 \ufb01 \u01c4 \u{10400} \u03c2 \u03c3',
];

/** Note number `n`, 1 to 200. One of them is longer than a line on disk may be and becomes an object. */
export function awkward(n: number): string {
	if (n === 77) return `Nr ${n}: ${'a long report, '.repeat(9_000)}end\n`;
	const form = forms[n % forms.length];
	// The number stands in the middle, so that what is awkward at the edges stays there.
	const text = form?.(n) ?? '';
	return n % 2 === 0 ? `${text}«Nr ${n}»${[...text].slice(0, 7).join('')}` : `Nr ${n}: ${text}`;
}

/** Words of the notes that may stand nowhere in the notebook's folder. */
export const GIVEAWAYS = ['plain words', 'alert(1)', 'DROP TABLE', 'a long report', 'Nr 1', HEBREW, 'ИНЦИДЕНТ'];
