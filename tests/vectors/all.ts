/** Every vector by the name of its file. */
import { brokenVectors } from './broken';
import { intactVectors } from './intact';
import { textOf } from './pen';

export function writeAll(): Map<string, string> {
	return new Map([
		...Object.entries(intactVectors).map(([name, make]): [string, string] => [`intact-${name}.txt`, textOf(make())]),
		...Object.entries(brokenVectors).map(([name, make]): [string, string] => [`broken-${name}.txt`, textOf(make())]),
	]);
}
