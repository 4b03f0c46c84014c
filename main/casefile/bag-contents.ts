/**
 * Everything that goes into one case file, in memory but for the objects: their names are their digests, so the manifests can
 * be written and signed before a byte of them is read, and each is digested while it is streamed.
 */
import { createHash, type KeyObject } from 'node:crypto';
import type { CheckedLedger } from '../../shared/ledger/verify';
import { Refused } from '../../shared/refusal';
import type { CaseId, Instant, KeyId, Sha256 } from '../../shared/vocabulary';
import type { Certificate } from '../vault/certificates';
import { ledgerRules } from '../vault/ledger-rules';
import { DECLARATION, informationOf, MANIFEST, manifestFor, manifestOf, TAG_MANIFEST } from './bag';
import { factsOf, objectsNamed, ofExercise, tokensNamed } from './case-facts';
import { type CaseJson, type Count, FORMAT, writeCaseJson } from './case-json';
import { signDetached } from './cms-forged';
import type { Outgoing } from './container-writer';
import { howToVerify } from './how-to-verify';
import { folderOf } from './names';
import type { VerifyPage } from './page-file';
import { renderingsOf } from './renderings';
import type { Lines } from './withholding';

export interface BagRequest {
	readonly id: CaseId;
	readonly lines: Lines;
	readonly ledger: CheckedLedger;
	readonly withoutObjects: boolean;
	readonly withRenderings: boolean;
	/** verify.html, where it goes in. */
	readonly page?: Pick<VerifyPage, 'bytes'> | undefined;
	readonly openObject: (object: Sha256) => AsyncIterable<Uint8Array>;
	readonly signer: { readonly certificate: Certificate; readonly privateKey: KeyObject };
	readonly program: string;
	readonly now: Date;
	readonly writtenAt: Instant;
}

export interface Bag {
	readonly folder: string;
	readonly members: readonly Outgoing[];
	readonly tagManifest: Sha256;
	readonly objects: number;
	readonly withheld: number;
	readonly leftOut: number;
}

/** What is known before it is written: the bytes of a small file, or an object's digest and size. */
type Planned =
	| { readonly bytes: Buffer; readonly digest: Sha256 }
	| { readonly object: Sha256; readonly sizeBytes: number; readonly digest: Sha256 };

export async function bagOf(request: BagRequest): Promise<Bag> {
	const { id, ledger, signer, program, writtenAt } = request;
	const { keyId } = signer.certificate;
	const named = request.withoutObjects ? tokensNamed(ledger) : objectsNamed(ledger);
	const facts = factsOf(ledger, (object) => named.has(object));
	const about: CaseJson = { ...facts, format: FORMAT, id, signers: [keyId], writtenAt, writtenBy: keyId, program };
	const folder = folderOf(about.number, id, writtenAt);
	const certificates = certificatesOf(ledger, signer.certificate);

	const planned = new Map<string, Planned>();
	const put = (path: string, content: string | Uint8Array) => {
		const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content);
		planned.set(path, { bytes, digest: digestOf(bytes) });
	};
	put('data/case.json', writeCaseJson(about));
	for (const [chain, lines] of request.lines)
		put(`data/ledger/${chain}.ledger`, lines.map((line) => `${line}\n`).join(''));
	for (const [name, { pem }] of certificates) put(`data/certificates/${name}.pem`, pem);
	for (const [object, references] of named) {
		const sizeBytes = references[0]?.sizeBytes ?? 0;
		planned.set(`data/objects/${object}`, { object, sizeBytes, digest: object });
	}
	if (request.withRenderings) for (const [path, text] of renderingsOf(ledger, about)) put(path, text);
	if (request.page) put('verify.html', request.page.bytes);
	put('bagit.txt', DECLARATION);
	const exercise = ofExercise(ledger);
	put('bag-info.txt', informationOf(id, writtenAt, payloadOf(planned), exercise));
	put(
		'HOW-TO-VERIFY.txt',
		howToVerify({
			...{
				folder,
				case: about,
				exercise,
				pages: planned.has('data/report/report.html'),
				page: planned.has('verify.html'),
			},
			nameOf: (name) => certificates.get(name as KeyId)?.commonName ?? '',
		}),
	);
	put(MANIFEST, manifestOf(listed(planned, MANIFEST)));
	put(TAG_MANIFEST, manifestOf(listed(planned, TAG_MANIFEST)));
	const tagManifest = planned.get(TAG_MANIFEST);
	if (!tagManifest || !('bytes' in tagManifest)) throw new Error('the tag manifest was not planned');
	put(`signatures/${keyId}.p7s`, signDetached(tagManifest.bytes, signer.certificate, signer.privateKey, request.now));

	return {
		folder,
		members: [...planned].map(([path, plan]) => outgoing(`${folder}/${path}`, plan, request.openObject)),
		tagManifest: tagManifest.digest,
		objects: named.size,
		withheld: total(about.withheld),
		leftOut: total(about.leftOut),
	};
}

/** Every certificate that the ledgers name, and the signer's. */
function certificatesOf(ledger: CheckedLedger, signer: Certificate): Map<KeyId, Certificate> {
	const rules = ledgerRules(false);
	for (const { entry } of ledger.entries) {
		const { certificate } = entry.body;
		if (entry.head.kind.startsWith('person.admitted/') && typeof certificate === 'string')
			rules.readCertificate(certificate);
	}
	return new Map([...rules.met, [signer.keyId, signer]]);
}

function payloadOf(planned: ReadonlyMap<string, Planned>) {
	const payload = [...planned].filter(([path]) => path.startsWith('data/')).map(([, plan]) => sizeOf(plan));
	return { sizeBytes: payload.reduce((sum, size) => sum + size, 0), files: payload.length };
}

function listed(planned: ReadonlyMap<string, Planned>, manifest: string): Map<string, Sha256> {
	return new Map(
		[...planned].filter(([path]) => manifestFor(path) === manifest).map(([path, { digest }]) => [path, digest]),
	);
}

function outgoing(name: string, plan: Planned, openObject: BagRequest['openObject']): Outgoing {
	if ('bytes' in plan) return { name, sizeBytes: plan.bytes.length, content: () => [plan.bytes] };
	const { object, sizeBytes } = plan;
	return {
		name,
		sizeBytes,
		async *content() {
			const digest = createHash('sha256');
			for await (const piece of openObject(object)) {
				digest.update(piece);
				yield piece;
			}
			if (digest.digest('hex') !== object)
				throw new Refused(
					'object.damaged',
					`The stored object ${object} no longer has its digest.`,
					'Verify the notebook, or export without objects.',
				);
		},
	};
}

const sizeOf = (plan: Planned) => ('bytes' in plan ? plan.bytes.length : plan.sizeBytes);
const total = (counts: readonly Count[]) => counts.reduce((sum, { count }) => sum + count, 0);
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex') as Sha256;
