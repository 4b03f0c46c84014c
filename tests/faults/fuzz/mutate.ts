/**
 * Files made wrong: bytes at random, and by what stands in such files: numbers, lengths, lines, members, records of a
 * directory. Most of what is made so is refused early; what is made with knowledge of the form gets further.
 */
import type { Random } from '../random';

export type Form = 'text' | 'der' | 'zip';

const TOKENS = [
	...['{', '}', '[', ']', '"', ',', ':', '\t', '\n', '\r\n', '\\', '<', '&x;', '<!DOCTYPE x [', ']]>', '%00', '#'],
	...['null', 'true', '""', '\\u0000', '\\ud800', '__proto__', '"constructor":', '{"object":1}', '[[[[[[[[', '\u202e'],
	...['0', '-1', '-0', '1e9', '1e400', '0.1', '9007199254740993', '00', '../', '/etc/passwd', '\u0000', '\ufeff'],
];
const NUMBERS = ['0', '1', '255', '65536', '2147483648', '4294967295', '9007199254740993', '1e999', '-5', '007', ''];
const FIELDS = [0, 1, 0x7f, 0xff, 0xffff, 0x7fffffff, 0xffffffff];
/** Tags of DER whose lengths are worth changing. */
const TAGS = new Set([0x02, 0x03, 0x04, 0x05, 0x06, 0x0c, 0x13, 0x17, 0x30, 0x31, 0xa0, 0xa3]);

/** A file of this form with one to a few things wrong; now and then it comes out as it was. */
export function mutated(bytes: Buffer, form: Form, chance: Random): Buffer {
	let now = Buffer.from(bytes);
	for (let edits = 1 + chance.below(chance.oneIn(3) ? 8 : 2); edits > 0; edits -= 1)
		now = Buffer.from(chance.oneIn(3) ? anywhere(now, chance) : BY_FORM[form](now, chance));
	return now;
}

const BY_FORM: Readonly<Record<Form, (bytes: Buffer, chance: Random) => Buffer>> = {
	text: (bytes, chance) => chance.pick([tokenPut, numberChanged, lineMoved])(bytes, chance),
	der: (bytes, chance) => chance.pick([lengthChanged, lengthChanged, anywhere])(bytes, chance),
	zip: (bytes, chance) => chance.pick([recordChanged, recordChanged, anywhere])(bytes, chance),
};

/** A bit, a byte or a stretch: changed, taken out, doubled, or all from there on. */
function anywhere(bytes: Buffer, chance: Random): Buffer {
	if (bytes.length === 0) return chance.bytes(1 + chance.below(8));
	const at = chance.below(bytes.length);
	const to = Math.min(bytes.length, at + 1 + chance.below(chance.oneIn(8) ? 400 : 8));
	switch (chance.below(6)) {
		case 0:
			bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.below(8));
			return bytes;
		case 1:
			bytes[at] = chance.below(256);
			return bytes;
		case 2:
			return Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)]);
		case 3:
			return Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)]);
		case 4:
			return Buffer.concat([bytes.subarray(0, at), chance.bytes(to - at), bytes.subarray(at)]);
		default:
			return chance.oneIn(4) ? bytes.subarray(0, at) : bytes.fill(chance.below(256), at, to);
	}
}

function tokenPut(bytes: Buffer, chance: Random): Buffer {
	const at = chance.below(bytes.length + 1);
	return Buffer.concat([bytes.subarray(0, at), Buffer.from(chance.pick(TOKENS)), bytes.subarray(at + chance.below(6))]);
}

/** A number in digits, somewhere, is another one. */
function numberChanged(bytes: Buffer, chance: Random): Buffer {
	const text = bytes.toString('latin1');
	const from = chance.below(text.length + 1);
	const found = /[0-9]+/.exec(text.slice(from, from + 200));
	if (!found) return anywhere(bytes, chance);
	const at = from + found.index;
	return Buffer.from(text.slice(0, at) + chance.pick(NUMBERS) + text.slice(at + found[0].length), 'latin1');
}

/** A line is there twice, not at all, or in another place. */
function lineMoved(bytes: Buffer, chance: Random): Buffer {
	const lines = bytes.toString('latin1').split('\n');
	const [at, to] = [chance.below(lines.length), chance.below(lines.length)];
	const [line = ''] = chance.oneIn(3) ? lines.slice(at, at + 1) : lines.splice(at, 1);
	if (!chance.oneIn(3)) lines.splice(to, 0, line);
	return Buffer.from(lines.join('\n'), 'latin1');
}

/** Something that may be the length of a value, or its tag, is another. */
function lengthChanged(bytes: Buffer, chance: Random): Buffer {
	const from = chance.below(bytes.length + 1);
	const found = bytes.subarray(from, from + 64).findIndex((byte) => TAGS.has(byte));
	if (found < 0) return anywhere(bytes, chance);
	const at = from + found + (chance.oneIn(4) ? 0 : 1);
	if (at < bytes.length) bytes[at] = chance.oneIn(2) ? chance.below(256) : (bytes[at] ?? 0) + chance.below(3) - 1;
	return bytes;
}

/** A field of one of the directory's records, or of a member's header, holds what it should not. */
function recordChanged(bytes: Buffer, chance: Random): Buffer {
	const kinds = [0x04034b50, 0x02014b50, 0x02014b50, 0x06054b50, 0x06064b50];
	const signature = Buffer.alloc(4);
	signature.writeUInt32LE(chance.pick(kinds));
	const found = bytes.indexOf(signature, chance.below(bytes.length + 1));
	const record = found < 0 ? bytes.indexOf(signature) : found;
	const at = record + 4 + chance.below(42);
	if (record < 0 || at + 4 > bytes.length) return anywhere(bytes, chance);
	const value = chance.oneIn(3) ? chance.below(2 ** 32) : chance.pick(FIELDS);
	if (chance.oneIn(2)) bytes.writeUInt16LE(value % 65_536, at);
	else bytes.writeUInt32LE(value, at);
	return bytes;
}
