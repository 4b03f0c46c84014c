/**
 * Makes a set of known files out of lists: digests are sorted outside of memory, each stands once with all the sources it
 * came from, and what was written is read again before it gets its name.
 * What must hold: memory does not grow with the lists; a build that is refused, cancelled or killed leaves nothing under
 * the set’s name.
 */

import { Refused } from '../../../shared/refusal';
import type { DigestName, Instant } from '../../../shared/vocabulary';
import { bytesOf, displayName, type EvidencePath, lastPart } from '../../hashing/names';
import { cancelled } from './digest-sorter';
import { Intake } from './intake';
import { Origins } from './origins';
import { PartFile } from './part-file';
import { SectionWriter } from './section-writer';
import {
	encodeDescription,
	MOST_SOURCES,
	PRELUDE_BYTES,
	recordBytesOf,
	type SetDescription,
	type SetSection,
	type SetSource,
	sha256Of,
	writePrelude,
} from './set-format';
import { ListFile } from './sources/list-file';
import { readSource, type SourceOptions } from './sources/read-source';
import { type VerifiedSet, verifySet } from './verify-set';

export interface BuildOptions extends SourceOptions {
	readonly lists: readonly EvidencePath[];
	/** A file that is not there yet; the scratch files lie in its folder. */
	readonly to: EvidencePath;
	/** What the set is called; else as its file. */
	readonly name?: string | undefined;
	readonly kind: 'good' | 'bad';
	readonly made: Instant;
	readonly program: string;
	/** Asked often; true ends the work with `job.cancelled`. */
	readonly isStopped?: (() => boolean) | undefined;
	/** Bytes read and written; the total is an estimate until all lists are read. */
	readonly onProgress?: ((at: BuildProgress) => void) | undefined;
	/** For tests: smaller runs, fewer merged at once. */
	readonly runBytes?: number | undefined;
	readonly fanIn?: number | undefined;
}

export interface BuildProgress {
	readonly doneBytes: number;
	readonly totalBytes: number;
	readonly doneItems: number;
	readonly totalItems: number;
}

/** Refuses `list.*`, `evidence.*` (a list that cannot be read), `file.there`, `disk.*`, `job.cancelled`, `hashset.origins`, `hashset.empty`. */
export async function buildSet(options: BuildOptions): Promise<VerifiedSet> {
	const { lists, to } = options;
	if (lists.length === 0 || lists.length > MOST_SOURCES)
		throw new Refused(
			'hashset.lists',
			`A set is made of 1 to ${MOST_SOURCES} lists.`,
			'Name at least one list.',
			'from',
		);
	const part = new PartFile(to);
	const path = bytesOf(to);
	const folder = path.subarray(0, path.length - lastPart(path).length);
	const course = new Course(options);
	const intake = new Intake({
		folder: folder.length === 0 ? '.' : folder,
		goOn: () => course.goOn(),
		...{ runBytes: options.runBytes, fanIn: options.fanIn },
	});
	try {
		const sources = await readAll(options, intake, course);
		const { origins, sections } = writeSections(part, intake, course);
		const described: SetDescription = {
			format: 'sealbook-hashset/1',
			name: options.name ?? displayName(lastPart(to)),
			kind: options.kind,
			made: options.made,
			program: options.program,
			sources,
			origins,
			sections,
		};
		const text = encodeDescription(described);
		const offset = part.sizeBytes;
		part.write(text);
		part.write(writePrelude(offset, text), 0);
		const verified = verifySet(part.fd, (bytes) => course.step(bytes), 'bytes');
		part.keep();
		return verified;
	} finally {
		intake.close();
		part.drop();
	}
}

async function readAll(options: BuildOptions, intake: Intake, course: Course): Promise<SetSource[]> {
	const sources: SetSource[] = [];
	const sizes = options.lists.map((path) => {
		const file = new ListFile(path, () => undefined);
		file.close();
		return file.sizeBytes;
	});
	course.listBytes = sizes.reduce((sum, size) => sum + size, 0);
	for (const [origin, path] of options.lists.entries()) {
		const file = new ListFile(path, (bytes) => course.step(bytes));
		try {
			intake.begin(origin);
			const format = await readSource(file, intake, options, () => course.goOn());
			const { rows, digests } = intake.taken;
			const { modified, name, sizeBytes } = file;
			sources.push({ name, format, sha256: file.settle(), sizeBytes, modified, rows, digests });
		} catch (error) {
			throw options.lists.length > 1 ? namedIn(error, file.name) : error;
		} finally {
			file.close();
		}
		course.itemDone();
	}
	if (intake.sorters.size === 0)
		throw new Refused('hashset.empty', 'There is no digest in these lists.', 'Choose lists that hold digests.');
	return sources;
}

/** Of several lists, says which one it was. */
function namedIn(error: unknown, name: string): unknown {
	if (!(error instanceof Refused) || error.refusal.code === 'job.cancelled') return error;
	const { code, field, hint, sentence } = error.refusal;
	return new Refused(code, sentence.includes(name) ? sentence : `“${name}”: ${sentence}`, hint, field);
}

function writeSections(part: PartFile, intake: Intake, course: Course): Pick<SetDescription, 'origins' | 'sections'> {
	const origins = new Origins();
	const sections: SetSection[] = [];
	part.write(Buffer.alloc(PRELUDE_BYTES));
	let setBytes = 0;
	for (const sorter of intake.sorters.values()) setBytes += sorter.toMerge * sorter.recordBytes;
	course.setBytes = setBytes;
	const sorters = [...intake.sorters].sort(([a], [b]) => (a < b ? -1 : 1));
	for (const [algorithm, sorter] of sorters) {
		const offset = part.sizeBytes;
		const writer = new SectionWriter(recordBytesOf(algorithm), origins, (bytes) => {
			part.write(bytes);
			course.step(bytes.length);
		});
		sorter.finish((bytes, at) => writer.add(bytes, at));
		sorter.close();
		const index = writer.end();
		part.write(index);
		const { blocks, count } = writer;
		sections.push({
			algorithm: algorithm as DigestName,
			offset,
			count,
			blocks,
			indexSha256: sha256Of(index).toString('hex'),
		});
	}
	return { origins: origins.list, sections };
}

/** How far the work is: lists read once, the set written once and read once. */
class Course {
	readonly #options: BuildOptions;
	listBytes = 0;
	/** Until it is known, half of what the lists have: that many bytes are in hexadecimal digits. */
	setBytes: number | null = null;
	#done = 0;
	#items = 0;
	constructor(options: BuildOptions) {
		this.#options = options;
	}
	goOn(): void {
		if (this.#options.isStopped?.() === true) throw cancelled();
	}
	step(bytes: number): void {
		this.#done += bytes;
		const totalBytes = this.listBytes + 2 * (this.setBytes ?? this.listBytes / 2);
		this.#options.onProgress?.({
			doneBytes: Math.min(this.#done, totalBytes),
			totalBytes,
			doneItems: this.#items,
			totalItems: this.#options.lists.length,
		});
		this.goOn();
	}
	itemDone(): void {
		this.#items++;
	}
}
