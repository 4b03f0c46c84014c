/**
 * Writes records of paths as lists of other tools. What a format cannot hold is told record by record, so that a loss is
 * named by the one who exports and never found by the one who receives.
 * What must hold: a list that this program reads and writes again in its own format comes out byte for byte, comments,
 * unknown columns and the order of keywords aside.
 */
import type { ListWriter, WritingOptions } from './list-writer';
import type { ReadableList } from './read-list';
import { aideWriter } from './write-aide';
import { checksumWriter, hashdeepWriter } from './write-checksums';
import { csvWriter } from './write-csv';
import { dfxmlWriter } from './write-dfxml';
import { mtreeWriter } from './write-mtree';

/** Refuses `format.digest` where the format cannot hold these digests. */
export function listWriter(format: ReadableList, options: WritingOptions): ListWriter {
	switch (format) {
		case 'sha256sum':
			return checksumWriter(options);
		case 'hashdeep':
			return hashdeepWriter(options);
		case 'dfxml':
			return dfxmlWriter(options);
		case 'aide':
			return aideWriter(options);
		case 'mtree':
			return mtreeWriter(options);
		case 'csv':
			return csvWriter();
	}
}
