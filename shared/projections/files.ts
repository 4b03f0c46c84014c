/** Files as bodies name them: stored under their digest, or only digested (decision 14). */
import type { Json } from '../ledger/canonical';
import type { FileView } from '../views';
import type { Digests, Sha256 } from '../vocabulary';

/** Every file of a body's members `attachments`, `files`, `photographs`, a drawn signature and a `text` that is stored. */
export function filesIn(body: Readonly<Record<string, Json>>): FileView[] {
	const drawn = body.drawnSignature as { readonly picture?: Json } | undefined;
	const named = [body.text, body.attachments, body.files, body.photographs, drawn?.picture];
	// Nearly all entries name none; there may be a hundred thousand of them.
	if (!named.some((value) => typeof value === 'object')) return [];
	return named.flatMap((value) => (Array.isArray(value) ? value : [value]) as Json[]).flatMap(fileOf);
}

function fileOf(value: Json | undefined): FileView[] {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
	const f = value as { readonly [member: string]: Json };
	if (typeof f.name !== 'string' || typeof f.sizeBytes !== 'number') return [];
	const object = typeof f.object === 'string' ? (f.object as Sha256) : null;
	const digests = (
		typeof f.digests === 'object' && f.digests !== null ? f.digests : object ? { sha256: object } : {}
	) as Digests;
	const remarks = Array.isArray(f.remarks) ? f.remarks.filter((r): r is string => typeof r === 'string') : [];
	return [{ name: f.name, sizeBytes: f.sizeBytes, object, digests, remarks }];
}
