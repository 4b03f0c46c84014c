/**
 * Indicators of a STIX 2.1 bundle (OASIS Standard, 10 June 2021). Only `indicator` objects say one; of an object that stands
 * there in several versions the latest counts (section 3.6.2). What must hold: kinds of object that say none are counted, never
 * an error; members are read as own members only, whatever they are called.
 */
import type { Classification } from '../../shared/fields';
import { type ReadPattern, readPattern } from '../../shared/indicators/stix-pattern';
import { Refused } from '../../shared/refusal';
import { type Beside, Gathered, type ReadFile, SHARING, shownPart } from './gathered';
import { isObject, listOf, type Members, readJson, textOf } from './json-text';
import { strictest, TLP_EXTENSION, tlpNamed, tlpOfMarking } from './tlp';

const MOST_OBJECTS = 200_000;
/** Kinds of other objects that are told by name; the rest is counted together. */
const MOST_KINDS = 50;

interface Found {
	readonly place: number;
	readonly object: Members;
}

/** @throws Refused `indicator.json`, `indicator.stix`, `indicator.stix-version`, `indicator.many-objects` */
export function readStix(text: string): ReadFile {
	const objects = objectsIn(readJson(text));
	const gathered = new Gathered('object');
	const others = new Map<string, number>();
	const markings = new Map<string, Classification>();
	const indicators = new Map<string, Found>();
	for (const [at, object] of objects.entries()) {
		const type = isObject(object) ? (textOf(object, 'type') ?? '') : '';
		if (isObject(object) && type === 'indicator') putNewest(indicators, { place: at + 1, object }, gathered);
		else others.set(type, (others.get(type) ?? 0) + 1);
		if (isObject(object) && type === 'marking-definition') noteMarking(object, markings);
	}
	let exercise = false;
	for (const found of [...indicators.values()].sort((a, b) => a.place - b.place)) {
		if (listOf(found.object, 'labels').includes('exercise')) exercise = true;
		takeOne(found, markings, gathered);
	}
	gathered.left.sort((a, b) => a.place - b.place);
	return { format: 'stix-2.1', taken: gathered.taken, left: gathered.left, others: counted(others), exercise };
}

function objectsIn(bundle: unknown): readonly unknown[] {
	const type = isObject(bundle) ? textOf(bundle, 'type') : null;
	if (!isObject(bundle) || type !== 'bundle' || !Array.isArray(bundle.objects))
		throw new Refused(
			'indicator.stix',
			type === null || type === 'bundle'
				? 'This JSON is no STIX bundle.'
				: `This is no STIX bundle but “${shownPart(type)}”.`,
			'Choose a bundle: an object of type bundle with its objects.',
			'file',
		);
	const { objects } = bundle;
	const version = textOf(bundle, 'spec_version');
	const old = objects.find((each) => isObject(each) && !['2.1', null].includes(textOf(each, 'spec_version')));
	const said = version !== null && version !== '2.1' ? version : isObject(old) ? textOf(old, 'spec_version') : null;
	if (said !== null)
		throw new Refused(
			'indicator.stix-version',
			`This is STIX ${shownPart(said)}; Sealbook reads STIX 2.1.`,
			'Let the program that wrote it write STIX 2.1, or a table with the columns type and value.',
			'file',
		);
	if (objects.length > MOST_OBJECTS)
		throw new Refused(
			'indicator.many-objects',
			`There are ${objects.length} objects; at most ${MOST_OBJECTS} are read.`,
			'Write a bundle of what matters. Nothing was imported.',
			'file',
		);
	return objects;
}

/** Of the same id the latest `modified` counts, and of the same `modified` the later in the bundle. */
function putNewest(indicators: Map<string, Found>, found: Found, gathered: Gathered): void {
	const id = textOf(found.object, 'id') ?? `without id ${found.place}`;
	const before = indicators.get(id);
	const [kept, older] = before && momentOf(before.object) > momentOf(found.object) ? [before, found] : [found, before];
	indicators.set(id, kept);
	if (older)
		gathered.leave(older.place, patternIn(older.object), `A later version of it stands in object ${kept.place}.`);
}

const momentOf = (object: Members): number => {
	const ms = Date.parse(textOf(object, 'modified') ?? '');
	return Number.isNaN(ms) ? Number.NEGATIVE_INFINITY : ms;
};
const patternIn = (object: Members): string => textOf(object, 'pattern') ?? textOf(object, 'name') ?? '';

function takeOne({ place, object }: Found, markings: ReadonlyMap<string, Classification>, gathered: Gathered): void {
	const read = says(object);
	if ('problem' in read) {
		gathered.leave(place, patternIn(object), read.problem);
		return;
	}
	const values = read.says.map(({ value }) => value);
	const labels = listOf(object, 'labels');
	const sharing = SHARING.find((each) => labels.includes(each)) ?? null;
	const beside: Beside = { remark: remarkIn(object, values), tlp: tlpIn(object, markings), sharing };
	for (const typed of read.says) gathered.take(typed, place, beside);
}

function says(object: Members): ReadPattern {
	const [pattern, type] = [textOf(object, 'pattern'), textOf(object, 'pattern_type')];
	if (textOf(object, 'spec_version') === null) return { problem: 'It has no spec_version, so it is not STIX 2.1.' };
	if (object.revoked === true) return { problem: 'It was revoked by whoever wrote it.' };
	if (pattern === null) return { problem: 'It has no pattern.' };
	if (type === 'stix') return readPattern(pattern);
	return { problem: `Its pattern is written as ${shownPart(type ?? 'nobody says what')}, not as stix.` };
}

/** What is said of it; a name that only repeats the value, cut or not, says nothing. */
function remarkIn(object: Members, values: readonly string[]): string | null {
	const description = textOf(object, 'description');
	if (description !== null) return description;
	const name = textOf(object, 'name') ?? '';
	const begin = name.replace(/^EXERCISE: /, '').replace(/…$/, '');
	return values.some((value) => name.includes(value) || value.startsWith(begin)) ? null : name;
}

const tlpIn = (object: Members, markings: ReadonlyMap<string, Classification>): Classification | null =>
	strictest(
		listOf(object, 'object_marking_refs').flatMap((ref) =>
			typeof ref === 'string' ? (tlpOfMarking(ref) ?? markings.get(ref) ?? []) : [],
		),
	);

/** A marking of somebody's own that says a TLP. */
function noteMarking(object: Members, markings: Map<string, Classification>): void {
	const extensions = Object.hasOwn(object, 'extensions') ? object.extensions : null;
	const extension = isObject(extensions) && Object.hasOwn(extensions, TLP_EXTENSION) ? extensions[TLP_EXTENSION] : null;
	const definition = Object.hasOwn(object, 'definition') ? object.definition : null;
	const said = isObject(extension)
		? textOf(extension, 'tlp_2_0')
		: isObject(definition)
			? textOf(definition, 'tlp')
			: null;
	const [id, tlp] = [textOf(object, 'id'), said === null ? null : tlpNamed(said)];
	if (id !== null && tlp !== null) markings.set(id, tlp);
}

function counted(others: ReadonlyMap<string, number>): ReadFile['others'] {
	const all = [...others].map(([kind, count]) => ({
		kind: kind === '' ? 'no kind' : shownPart(kind.slice(0, 60)),
		count,
	}));
	all.sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));
	const rest = all.slice(MOST_KINDS).reduce((sum, { count }) => sum + count, 0);
	return [...all.slice(0, MOST_KINDS), ...(rest === 0 ? [] : [{ kind: 'others', count: rest }])];
}
