/** What a path is before it is acquired, and what its copy will be called. */
import { lstatSync, readFileSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { Refused } from '../../shared/refusal';
import { kindOf, refusalOfKind, refusalOfSystem } from '../hashing/kinds';
import { bytesOf, displayName, type EvidencePath, lastPart, within } from '../hashing/names';
import { Source } from './source';

export interface NamedSource {
	/** Absolute. */
	readonly path: Buffer;
	readonly kind: 'file' | 'tree' | 'device';
	/** For people. */
	readonly name: string;
	/** Of a tree it is not known before it is gone through. */
	readonly sizeBytes: number | null;
	/** What the system calls a device; null for others and where it does not say. */
	readonly model: string | null;
	readonly serial: string | null;
}

/** Refuses `evidence.*` for what cannot be acquired: links, FIFOs, sockets, character devices, what is not there. */
export function namedSource(given: EvidencePath): NamedSource {
	const path = absolute(given);
	try {
		const kind = kindOf(lstatSync(path, { bigint: true }));
		const about = { path, name: displayName(lastPart(path)), model: null, serial: null };
		if (kind === 'folder') return { ...about, kind: 'tree', sizeBytes: null };
		if (kind !== 'file' && kind !== 'block-device') throw refusalOfKind(kind, path);
		const source = Source.open(path, { devices: true });
		source.close();
		const known = kind === 'file' ? {} : aboutDevice(lastPart(path).toString());
		return { ...about, ...known, kind: source.kind, sizeBytes: source.sizeBytes };
	} catch (error) {
		throw refusalOfSystem(error, path);
	}
}

export function absolute(path: EvidencePath): Buffer {
	if (typeof path === 'string') return Buffer.from(resolve(path));
	return isAbsolute(path.toString('latin1')) ? path : within(bytesOf(process.cwd()), path);
}

/** @throws Refused where it is no folder that is there */
export function mustBeFolder(path: EvidencePath): Buffer {
	const folder = absolute(path);
	try {
		if (lstatSync(folder).isDirectory()) return folder;
	} catch (error) {
		throw refusalOfSystem(error, folder);
	}
	throw new Refused('acquisition.no-folder', `“${displayName(folder)}” is not a folder.`, 'Choose a folder.', 'to');
}

/** The copy's name in the target folder: the source's own, and for a device the tag with `.dd`. */
export function copyName(tag: string, { kind, path }: Pick<NamedSource, 'kind' | 'path'>, devices: number): Buffer {
	const own = lastPart(path);
	if (kind === 'device') {
		const plain = tag.replace(/[^\p{L}\p{N}._-]/gu, '_').replace(/^\.+/, '_');
		return Buffer.from(devices > 1 ? `${plain}-${own.toString()}.dd` : `${plain}.dd`);
	}
	return own.length === 0 || own.equals(Buffer.from('/')) ? Buffer.from('root') : own;
}

/** Linux says it in sysfs. */
function aboutDevice(name: string): { model: string | null; serial: string | null } {
	const said = (what: string) => {
		try {
			return readFileSync(`/sys/class/block/${name}/device/${what}`, 'latin1').trim() || null;
		} catch {
			return null;
		}
	};
	return { model: said('model'), serial: said('serial') };
}
