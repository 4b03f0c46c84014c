/** Every vector by the name of its file. */
import { brokenVectors } from './broken';
import { brokenKeyVectors, intactKeyVectors } from './changed-keys';
import { intactVectors } from './intact';
import { textOf } from './pen';

export function writeAll(): Map<string, string> {
	return new Map([
		...Object.entries({ ...intactVectors, ...intactKeyVectors }).map(([name, make]): [string, string] => [`intact-${name}.txt`, textOf(make())]),
		...Object.entries({ ...brokenVectors, ...brokenKeyVectors }).map(([name, make]): [string, string] => [`broken-${name}.txt`, textOf(make())]),
	]);
}
