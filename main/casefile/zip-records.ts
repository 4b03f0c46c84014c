/**
 * The records of a case file's container, byte for byte (casefile.md, "The container is canonical"; decision 23;
 * APPNOTE.TXT 6.3.10, sections 4.3 and 4.5.3). There is exactly one way to write a given content: the writer writes these
 * bytes and the reader builds them again and compares, so that no bit outside the content can differ unseen.
 */

export interface ZipMember {
	/** Full name, ASCII by the rule for names. */
	readonly name: string;
	readonly sizeBytes: number;
	readonly crc32: number;
}

export const SIGNATURE = {
	local: 0x04034b50,
	central: 0x02014b50,
	end: 0x06054b50,
	end64: 0x06064b50,
	locator: 0x07064b50,
};
const LOCAL_BYTES = 30;
export const CENTRAL_BYTES = 46;
export const END_BYTES = 22;
export const END64_BYTES = 56;
export const LOCATOR_BYTES = 20;
export const FULL16 = 0xffff;
export const FULL32 = 0xffffffff;

const MADE_BY = 0x0314;
const NEEDED = 20;
const NEEDED_64 = 45;
const FLAGS = 0x0800;
const STORED = 0;
const TIME = 0x0000;
const DATE = 0x0021;
const REGULAR_FILE_0644 = 0x81a40000;
const EXTRA_64 = 0x0001;

/** Local file header with name and extra field. */
export function localHeader({ name, sizeBytes, crc32 }: ZipMember): Buffer {
	const extra = extra64(sizeBytes >= FULL32 ? [sizeBytes, sizeBytes] : []);
	return Buffer.concat([
		u32(SIGNATURE.local),
		common(name, sizeBytes, crc32, extra),
		Buffer.from(name, 'latin1'),
		extra,
	]);
}

/** Central directory header with name and extra field; `offset` is where the member's local header begins. */
export function centralHeader({ name, sizeBytes, crc32 }: ZipMember, offset: number): Buffer {
	const extra = extra64([
		...(sizeBytes >= FULL32 ? [sizeBytes, sizeBytes] : []),
		...(offset >= FULL32 ? [offset] : []),
	]);
	const comment = u16(0);
	const disk = u16(0);
	const internal = u16(0);
	const start = Buffer.concat([u32(SIGNATURE.central), u16(MADE_BY), common(name, sizeBytes, crc32, extra)]);
	const rest = [comment, disk, internal, u32(REGULAR_FILE_0644), u32(Math.min(offset, FULL32))];
	return Buffer.concat([start, ...rest, Buffer.from(name, 'latin1'), extra]);
}

/** What stands behind the central directory: the end record, with the ZIP64 end record and locator before it where needed. */
export function endRecords(members: number, centralBytes: number, centralOffset: number): Buffer {
	const end = Buffer.concat([
		u32(SIGNATURE.end),
		u16(0),
		u16(0),
		u16(Math.min(members, FULL16)),
		u16(Math.min(members, FULL16)),
		u32(Math.min(centralBytes, FULL32)),
		u32(Math.min(centralOffset, FULL32)),
		u16(0),
	]);
	if (members < FULL16 && centralBytes < FULL32 && centralOffset < FULL32) return end;
	const end64 = Buffer.concat([
		u32(SIGNATURE.end64),
		u64(END64_BYTES - 12),
		u16(MADE_BY),
		u16(NEEDED_64),
		u32(0),
		u32(0),
		u64(members),
		u64(members),
		u64(centralBytes),
		u64(centralOffset),
	]);
	const locator = Buffer.concat([u32(SIGNATURE.locator), u32(0), u64(centralOffset + centralBytes), u32(1)]);
	return Buffer.concat([end64, locator, end]);
}

/** Bytes from a member's local header to its last byte of content. */
export function spanOf({ name, sizeBytes }: Pick<ZipMember, 'name' | 'sizeBytes'>): number {
	return LOCAL_BYTES + name.length + (sizeBytes >= FULL32 ? 20 : 0) + sizeBytes;
}

function common(name: string, sizeBytes: number, crc32: number, extra: Buffer): Buffer {
	const needed = extra.length > 0 ? NEEDED_64 : NEEDED;
	const size = u32(Math.min(sizeBytes, FULL32));
	const lengths = [u16(name.length), u16(extra.length)];
	return Buffer.concat([
		u16(needed),
		u16(FLAGS),
		u16(STORED),
		u16(TIME),
		u16(DATE),
		u32(crc32),
		size,
		size,
		...lengths,
	]);
}

function extra64(values: readonly number[]): Buffer {
	if (values.length === 0) return Buffer.alloc(0);
	return Buffer.concat([u16(EXTRA_64), u16(values.length * 8), ...values.map(u64)]);
}

function u16(value: number): Buffer {
	const bytes = Buffer.alloc(2);
	bytes.writeUInt16LE(value);
	return bytes;
}

function u32(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(value);
	return bytes;
}

function u64(value: number): Buffer {
	const bytes = Buffer.alloc(8);
	bytes.writeBigUInt64LE(BigInt(value));
	return bytes;
}
