/** Lines changed at random, as whoever tampers might: characters, fields, members, forms of JSON. Seeded, so that a failure comes again. */
export function randomFrom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

type Change = (line: string, random: () => number) => string;

const at = (text: string, random: () => number) => Math.floor(random() * (text.length + 1));
const put = (text: string, place: number, more: string, instead = 0) =>
	text.slice(0, place) + more + text.slice(place + instead);
const ODD = [
	'"',
	'\\',
	'\t',
	' ',
	',',
	'{}',
	'[]',
	'1',
	'-',
	'0',
	'e1',
	'.0',
	'é',
	'\u202e',
	'😀',
	'\ud800',
	'\u0000',
	'A',
	'f',
	'\\n',
	'\\u0041',
];
const one = (random: () => number): string => ODD[Math.floor(random() * ODD.length)] ?? '';

/** Changes a number, a name or a value in the JSON of one field and writes it again, canonical or nearly. */
const values: Change = (line, random) => {
	const fields = line.split('\t');
	const which = Math.floor(random() * fields.length);
	const swapped = (fields[which] ?? '').replace(/-?\d+(?=[,}\]])/g, (n) =>
		random() < 0.2 ? (['-0', '00', '9007199254740993', '1e3', '-1', '1441', '0'][Math.floor(random() * 7)] ?? n) : n,
	);
	fields[which] = swapped;
	return fields.join('\t');
};

const CHANGES: readonly Change[] = [
	(line, random) => put(line, at(line, random), one(random)),
	(line, random) => put(line, at(line, random), one(random), 1),
	(line, random) => put(line, at(line, random), '', 1 + Math.floor(random() * 3)),
	(line, random) => {
		const fields = line.split('\t');
		const [a, b] = [Math.floor(random() * fields.length), Math.floor(random() * fields.length)];
		[fields[a], fields[b]] = [fields[b] ?? '', fields[a] ?? ''];
		return fields.join('\t');
	},
	(line, random) => {
		const fields = line.split('\t');
		const which = Math.floor(random() * fields.length);
		fields.splice(which, random() < 0.5 ? 1 : 0, ...(random() < 0.5 ? [fields[which] ?? ''] : []));
		return fields.join('\t');
	},
	(line, random) => line.replace(/[0-9a-f]{64}/g, (hex) => (random() < 0.2 ? hex.toUpperCase() : hex)),
	(line, random) => line.replace(/"(\w+)":/g, (all, name: string) => (random() < 0.1 ? `"${name}x":` : all)),
	(line, random) => line.replace(/T\d\d:\d\d/, () => (random() < 0.5 ? 'T24:00' : 'T23:61')),
	(line, random) => line.replace(/-\d\d-\d\dT/, () => (random() < 0.5 ? '-02-30T' : '-13-01T')),
	(line) => line.replace(/("\w+":"[0-9a-f]{64}"),("\w+":"[0-9a-f]{64}")/, '$2,$1'),
	(line, random) =>
		line.replace(/"\w+":"[0-9a-f]{64}"/g, (member) => (random() < 0.3 ? `${member},${member}` : member)),
	(line, random) => line.replace(/"[0-9a-f]{64}"/g, (digest) => (random() < 0.1 ? `${digest},${digest}` : digest)),
	values,
];

/** @param times how many changes, one after the other */
export function mutant(line: string, random: () => number, times = 1): string {
	let changed = line;
	for (let n = 0; n < times; n += 1)
		changed = (CHANGES[Math.floor(random() * CHANGES.length)] ?? values)(changed, random);
	return changed;
}
