/**
 * One row of a comparison as a line of JSON, members sorted: `path`, `state`, and where there is something to say
 * `attributes`, `from` (of what moved or was copied), `known`, `quick`, `remark`. `was` is what the baseline knows of the
 * path; `now` is what differs from that (null: it was said then and is not now), or all, where there is no `was`.
 */
import type { ComparedAttribute, ComparisonState, KnownView } from '../../shared/views';
import type { Difference } from './differences';
import type { PathRecord } from './path-record';
import { differingJson, membersOf, objectOf, pathIn, pathMembers, recordOf, sideJson } from './record-members';

export interface Row extends Difference {
	readonly path: Buffer;
	/** Where the path was spelled otherwise in the baseline. */
	readonly wasPath: Buffer | null;
	readonly from: Buffer | null;
	readonly known: KnownView | null;
	/** Under the path that it had then. */
	readonly was: PathRecord | null;
	readonly now: PathRecord | null;
}

export function rowLine(row: Row): string {
	const { attributes, from, known, path, quick, remark, state, was, wasPath, now } = row;
	const wasMembers = was && membersOf(was);
	const nowMembers = now && membersOf(now);
	let line = '{';
	if (attributes.length > 0) line += `"attributes":["${attributes.join('","')}"],`;
	if (from) line += `${pathMembers(from, 'from')},`;
	if (known) line += `"known":${knownJson(known)},`;
	if (nowMembers) line += `"now":${wasMembers ? differingJson(wasMembers, nowMembers) : sideJson(nowMembers)},`;
	line += pathMembers(path);
	if (quick) line += ',"quick":true';
	if (remark !== null) line += `,"remark":${JSON.stringify(remark)}`;
	line += `,"state":"${state}"`;
	if (wasMembers) line += `,"was":${sideJson(wasMembers)}`;
	if (wasPath) line += `,${pathMembers(wasPath, 'wasPath')}`;
	return `${line}}`;
}

/** Reads what `rowLine` wrote. @throws NotARecord */
export function rowIn(line: Buffer): Row {
	const of = objectOf(JSON.parse(line.toString('utf8')), 'a row is no object');
	const path = pathIn(of);
	const wasPath = of.wasPath === undefined ? null : pathIn(of, 'wasPath');
	const from = of.from === undefined ? null : pathIn(of, 'from');
	const wasOf = of.was === undefined ? null : objectOf(of.was, 'a side is no object');
	const nowOf = of.now === undefined ? null : objectOf(of.now, 'a side is no object');
	const known = of.known as KnownView | undefined;
	return {
		path,
		wasPath,
		from,
		state: of.state as ComparisonState,
		attributes: (of.attributes as readonly ComparedAttribute[] | undefined) ?? [],
		quick: of.quick === true,
		remark: (of.remark as string | undefined) ?? null,
		known: known === undefined ? null : { verdict: known.verdict, set: known.set ?? null },
		was: wasOf && recordOf(wasOf, wasPath ?? from ?? path),
		now: nowOf && recordOf(wasOf ? { ...wasOf, ...nowOf } : nowOf, path),
	};
}

const knownJson = ({ set, verdict }: KnownView): string =>
	set === null ? `{"verdict":"${verdict}"}` : `{"set":${JSON.stringify(set)},"verdict":"${verdict}"}`;
