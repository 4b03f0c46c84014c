/**
 * Text that would act if anything obeyed it: made by putting together what acts, where it hides and how it is written. Pure
 * data; each payload carries its number, so that a person can find it again on a screen.
 */

/** Says to the page's hook that it ran. */
const CALL = 'window.ran=1';

/** Elements that act by themselves. */
const ELEMENTS = [
	`<script>${CALL}</script>`,
	`<img src=x onerror=${CALL}>`,
	`<svg onload=${CALL}>`,
	`<body onpageshow=${CALL}>`,
	`<iframe srcdoc="<script>parent.${CALL}</script>">`,
	`<iframe src="javascript:parent.${CALL}">`,
	`<details open ontoggle=${CALL}>`,
	`<input autofocus onfocus=${CALL}>`,
	`<video><source onerror=${CALL}></video>`,
	`<marquee onstart=${CALL}>`,
	`<style>@keyframes k{}*{animation:k}</style><b onanimationstart=${CALL}>`,
	`<object data="javascript:${CALL}">`,
	`<embed src="javascript:${CALL}">`,
	`<math><mi xlink:href="javascript:${CALL}">m</mi></math>`,
	`<svg><use href="data:image/svg+xml,<svg id=x onload=${CALL}>#x"/></svg>`,
	`<meta http-equiv=refresh content="0;url=javascript:${CALL}">`,
	`<link rel=stylesheet href="data:text/css,*{display:none}">`,
	`<base href="https://127.0.0.1:9/">`,
	`<form action="javascript:${CALL}"><button autofocus>x</button></form>`,
	`<a href="javascript:${CALL}">open</a>`,
];

/** Ways out of where text might have been put. */
const BREAKS = ['', '">', "'>", '-->', ']]>', '</title>', '</textarea>', '</script>'];

/** The same written otherwise. */
const WRITTEN: readonly ((text: string) => string)[] = [
	(text) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
	(text) => text.replaceAll('<', '\\u003c'),
	(text) => encodeURIComponent(text).slice(0, 180),
	(text) => text.replaceAll('script', 'scr\u0000ipt'),
	(text) => text.replaceAll('<', '\uff1c'),
];

const TEMPLATES = ['{{7*7}}', `$\{7*7}`, '<%= 7*7 %>', '#{7*7}', '=HYPERLINK("https://127.0.0.1:9/","x")', '@SUM(1+1)'];
const ADDRESSES = [
	'javascript:',
	'data:text/html,',
	'file:///etc/passwd#',
	'sealbook://window/index.html#',
	'smb://127.0.0.1/',
];

/** What turns, hides or splits text. */
const UNSEEN = [
	...[0x00, 0x07, 0x08, 0x09, 0x0b, 0x0c, 0x0d, 0x1b, 0x7f, 0x80, 0x85, 0x9b, 0x9d, 0xad],
	...[0x61c, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e],
	...[0x2060, 0x2061, 0x2066, 0x2067, 0x2068, 0x2069, 0x206a, 0x3164, 0xfe0f, 0xfeff, 0xfff9, 0xfffb, 0xe0001, 0xe0041],
].map((code) => String.fromCodePoint(code));
/** Words around them, as they are used to deceive. */
const AROUND = [
	(unseen: string) => `invoice${unseen}gpj.exe`,
	(unseen: string) => `${unseen}admin${unseen}`,
	(unseen: string) => `a${unseen.repeat(40)}b`,
];

/** What a terminal obeys. */
const TERMINAL = [
	...[
		'[2J',
		'[31m',
		'[8m',
		'[1A[2K',
		'[?1049h',
		'[6n',
		'[21t',
		']0;owned\u0007',
		']8;;https://127.0.0.1:9/\u0007x',
		'c',
	],
	...[']52;c;b3duZWQ=\u0007', 'P$q"p\u001b\\', '_x\u001b\\', '(0', '[99999999b', ']1337;File=:\u0007'],
].flatMap((rest) => [`\u001b${rest}`, `\u009b${rest}`]);

/** Every payload, in the same order each time; `#0` and on. */
export const payloads: readonly string[] = [
	...ELEMENTS.flatMap((element) => BREAKS.map((way) => way + element)),
	...ELEMENTS.slice(0, 6).flatMap((element) => WRITTEN.map((written) => written(element))),
	...TEMPLATES,
	...ADDRESSES.map((address) => address + CALL),
	...UNSEEN.flatMap((unseen) => AROUND.map((words) => words(unseen))),
	...TERMINAL,
].map((payload, at) => `#${at} ${payload}`);

/** Those that a field of one line takes: no line break, no control character (the contract refuses the rest). */
export const lines: readonly string[] = payloads.filter((text) => !/\p{Cc}/u.test(text) && text.length <= 300);
