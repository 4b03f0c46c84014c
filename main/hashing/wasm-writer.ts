/**
 * WebAssembly written as bytes (core specification 2.0, binary format, with the vector instructions): as much of it as
 * digesting in vectors needs (simd-code.ts, blake3-code.ts). What is made here is run only after it gave published answers.
 */

/** What is being written, and up to where. */
let room = new Uint8Array(65_536);
let end = 0;

/** Writes what leaves a value on the stack. */
export type Code = () => void;

export function byte(...bytes: readonly number[]): void {
	if (end + bytes.length > room.length) {
		const wider = new Uint8Array(2 * room.length);
		wider.set(room);
		room = wider;
	}
	for (const one of bytes) room[end++] = one;
}
/** Unsigned LEB128. */
export function leb(value: number): void {
	let rest = value;
	for (; rest >= 128; rest >>>= 7) byte((rest & 127) | 128);
	byte(rest);
}
/** A constant from 0 on; LEB128, signed: its last byte must not look negative. */
export const whole =
	(value: number): Code =>
	() => {
		byte(0x41);
		let rest = value;
		for (; rest >= 64; rest >>>= 7) byte((rest & 127) | 128);
		byte(rest);
	};
export const simd =
	(operation: number, ...of: readonly Code[]): Code =>
	() => {
		for (const one of of) one();
		byte(0xfd);
		leb(operation);
	};
export const get =
	(local: number): Code =>
	() => {
		byte(0x20);
		leb(local);
	};
export function set(local: number, value: Code): void {
	value();
	byte(0x21);
	leb(local);
}
const placed =
	(offset: number, access: Code): Code =>
	() => {
		access();
		byte(0);
		leb(offset);
	};
export const ZERO = whole(0);
export const load = (address: Code, offset: number): Code => placed(offset, simd(0x00, address));
export const splatted = (offset: number): Code => placed(offset, simd(0x09, ZERO));
export const store = (offset: number, value: Code): void => storeAt(ZERO, offset, value);
export const storeAt = (address: Code, offset: number, value: Code): void =>
	placed(offset, simd(0x0b, address, value))();
/** The first lane alone: 32 bits. */
export function storeFirst(address: Code, offset: number, value: Code): void {
	placed(offset, simd(0x5a, address, value))();
	byte(0);
}
/** 32 bits of memory in every lane. */
export const splattedAt = (address: Code, offset: number): Code => placed(offset, simd(0x09, address));
/** A plain number in every lane. */
export const inEach = (number: Code): Code => simd(0x11, number);
export const shuffle =
	(a: Code, b: Code, bytes: readonly number[]): Code =>
	() => {
		simd(0x0d, a, b)();
		byte(...bytes);
	};
export const and = (a: Code, b: Code) => simd(0x4e, a, b);
export const or = (a: Code, b: Code) => simd(0x50, a, b);
export const xor = (...of: readonly Code[]): Code => of.reduce((sum, next) => simd(0x51, sum, next));
export const not = (a: Code) => simd(0x4d, a);
/** All bits of a lane where it is greater, signed; none where it is not. */
export const isGreater = (a: Code, b: Code) => simd(0x3b, a, b);
export const add = (...of: readonly Code[]): Code => of.reduce((sum, next) => simd(0xae, sum, next));
export const left = (a: Code, by: number) => simd(0xab, a, whole(by));
export const right = (a: Code, by: number) => simd(0xad, a, whole(by));
/** `a` is read twice: hand in a local. */
export const turned = (a: Code, by: number): Code => or(left(a, by), right(a, 32 - by));

/** Any 32 bits as a plain number; LEB128, signed. */
export const bits =
	(value: number): Code =>
	() => {
		byte(0x41);
		let rest = value | 0;
		for (; rest < -64 || rest > 63; rest >>= 7) byte((rest & 127) | 128);
		byte(rest & 127);
	};
const plain = (operation: number, a: Code, b: Code) => () => {
	a();
	b();
	byte(operation);
};
/** Of plain numbers; what follows until `plus` is too. */
export const sum = (a: Code, b: Code): Code => plain(0x6a, a, b);
export const both = (a: Code, b: Code): Code => plain(0x71, a, b);
export const either = (a: Code, b: Code): Code => plain(0x72, a, b);
export const differing = (a: Code, b: Code): Code => plain(0x73, a, b);
export const inverse = (a: Code): Code => differing(a, bits(-1));
export const rolled = (a: Code, by: number): Code => plain(0x77, a, whole(by));
export const isBelow = (a: Code, b: Code): Code => plain(0x49, a, b);
/** 32 bits of memory, with the alignment that they have in any of these modules. */
export const wordAt =
	(address: Code, offset: number): Code =>
	() => {
		address();
		byte(0x28, 2);
		leb(offset);
	};
export function storeWord(address: Code, offset: number, value: Code): void {
	address();
	value();
	byte(0x36, 2);
	leb(offset);
}
export const plus =
	(a: Code, b: number): Code =>
	() => {
		a();
		whole(Math.abs(b))();
		byte(b < 0 ? 0x6b : 0x6a);
	};
/** `bits` where two plain numbers are the same, a power of two; 0 where they are not. */
export const bitsIfSame =
	(a: Code, b: number, bits: number): Code =>
	() => {
		a();
		whole(b)();
		byte(0x46);
		whole(Math.log2(bits))();
		byte(0x74);
	};

const lanesOf = (...words: readonly number[]) => words.flatMap((word) => [0, 1, 2, 3].map((byte) => 4 * word + byte));
const LOW = lanesOf(0, 4, 1, 5);
const HIGH = lanesOf(2, 6, 3, 7);
const LOW_HALVES = lanesOf(0, 1, 4, 5);
const HIGH_HALVES = lanesOf(2, 3, 6, 7);

/** Four vectors as rows become columns: word by word of four messages side by side, or back. */
export function crossed(rows: readonly number[], spare: readonly number[]): void {
	const [r0, r1, r2, r3] = rows.map(get) as [Code, Code, Code, Code];
	const [t0, t1, t2, t3] = spare as readonly [number, number, number, number];
	set(t0, shuffle(r0, r1, LOW));
	set(t1, shuffle(r2, r3, LOW));
	set(t2, shuffle(r0, r1, HIGH));
	set(t3, shuffle(r2, r3, HIGH));
	const columns = [
		shuffle(get(t0), get(t1), LOW_HALVES),
		shuffle(get(t0), get(t1), HIGH_HALVES),
		shuffle(get(t2), get(t3), LOW_HALVES),
		shuffle(get(t2), get(t3), HIGH_HALVES),
	];
	for (const [place, column] of columns.entries()) set(rows[place] as number, column);
}

/** A function of so many i32 that gives nothing. */
export interface WrittenFunction {
	readonly name: string;
	readonly parameters: number;
	/** Writes its locals and its code. */
	readonly write: () => void;
}

/** A module that imports its memory as `memory.room` and exports the functions. */
export function moduleOf(functions: readonly WrittenFunction[]): Uint8Array<ArrayBuffer> {
	end = 0;
	byte(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
	const section = (id: number, write: (one: WrittenFunction, number: number) => void) => {
		byte(id);
		sized(() => {
			leb(functions.length);
			for (const [number, one] of functions.entries()) write(one, number);
		});
	};
	section(1, ({ parameters }) => byte(0x60, parameters, ...Array<number>(parameters).fill(0x7f), 0));
	byte(2);
	sized(() => {
		leb(1);
		text('memory');
		text('room');
		byte(2, 0, 1);
	});
	section(3, (_, number) => leb(number));
	section(7, ({ name }, number) => {
		text(name);
		byte(0);
		leb(number);
	});
	section(10, ({ write }) => sized(write));
	return room.slice(0, end);
}

/** How many bytes follow, in as many bytes as the greatest length takes; then those. */
function sized(write: () => void): void {
	const from = end;
	byte(0, 0, 0, 0, 0);
	write();
	const length = end - from - 5;
	for (let part = 0; part < 5; part++) room[from + part] = ((length >>> (7 * part)) & 127) | (part < 4 ? 128 : 0);
}

function text(word: string): void {
	leb(word.length);
	for (const one of Buffer.from(word)) byte(one);
}
