/**
 * Whether an image file is a container, by its first bytes: what a log’s digests are of lies inside it then, and this
 * program reads no such content. Signatures: libyal’s format documents for EWF (version 1 and 2, logical too), VMDK, VHD,
 * VHDX and QCOW; AFFLIB for AFF; AccessData’s for AD1.
 */

import { EvidenceFile } from '../../hashing/evidence-file';
import { type EvidencePath, lastPart } from '../../hashing/names';

const SIGNATURES: readonly (readonly [hex: string, name: string])[] = [
	['455646090d0aff00', 'Expert Witness, E01'],
	['4c5646090d0aff00', 'Expert Witness, L01'],
	['455646320d0a8100', 'Expert Witness, Ex01'],
	['4c4546320d0a8100', 'Expert Witness, Lx01'],
	['41445345474d454e54454446494c45', 'AccessData, AD1'],
	['41464631300d0a', 'AFF'],
	['4b444d56', 'VMDK'],
	['7668647866696c65', 'VHDX'],
	['636f6e6563746978', 'VHD'],
	['514649fb', 'QCOW'],
];

/** Null: it is none that is known, so its bytes are taken as the source’s. Refuses as `EvidenceFile` does. */
export function containerOf(path: EvidencePath): string | null {
	const file = EvidenceFile.openAt(path);
	try {
		const [first] = file.blocks(new Uint8Array(32));
		const hex = Buffer.from(first ?? []).toString('hex');
		const found = SIGNATURES.find(([signature]) => hex.startsWith(signature));
		if (found) return found[1];
		return /\.aff4$/i.test(lastPart(path).toString('latin1')) && hex.startsWith('504b0304') ? 'AFF4' : null;
	} finally {
		file.close();
	}
}
