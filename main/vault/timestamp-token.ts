/**
 * An authority's answer taken apart (RFC 3161, 2.4.2; RFC 5652, 5; RFC 5035): every part that is judged later, as bytes.
 * Nothing is believed here. It is a stranger's DER, walked without any library.
 */
import type { Instant, Sha256 } from '../../shared/vocabulary';
import { isInstant } from '../../shared/vocabulary';
import { contentOf, type Der, inside, NotDer, oid, readValue, sameBytes, TAG } from './der';
import { imprintIn } from './timestamp-request';

export const LARGEST_TOKEN_BYTES = 64 * 1024;

export interface Token {
	/** PKIStatus: 0 granted, 1 granted with modifications, others refusals. */
	readonly status: number;
	/** The TSTInfo that is signed over, and what it says. */
	readonly info: Uint8Array;
	readonly imprint: Sha256;
	/** Hexadecimal; null where there is none. */
	readonly nonce: string | null;
	readonly serial: string;
	/** Cut to milliseconds. */
	readonly at: Instant;
	readonly certificates: readonly Uint8Array[];
	/** The SignerInfo's parts; algorithms as the DER of their identifiers. */
	readonly signer: {
		readonly sid: Der;
		readonly digestAlgorithm: Uint8Array;
		readonly attributes: Uint8Array;
		readonly algorithm: Uint8Array;
		readonly signature: Uint8Array;
	};
	readonly signed: {
		readonly contentType: Uint8Array;
		readonly messageDigest: Uint8Array;
		/** Which certificate signed: the digest of it, and by which algorithm, as DER or by name where the form fixes it. */
		readonly certificate: { readonly algorithm: Uint8Array | 'sha1' | 'sha256'; readonly digest: Uint8Array };
	};
}

const SIGNED_DATA = oid('1.2.840.113549.1.7.2');
export const TST_INFO = oid('1.2.840.113549.1.9.16.1.4');
const CONTENT_TYPE = oid('1.2.840.113549.1.9.3');
const MESSAGE_DIGEST = oid('1.2.840.113549.1.9.4');
const SIGNING_CERTIFICATE = oid('1.2.840.113549.1.9.16.2.12');
const SIGNING_CERTIFICATE_V2 = oid('1.2.840.113549.1.9.16.2.47');

/** Reads a TimeStampResp. @throws NotDer; a refusal by the authority is `status`, with `NotDer` where it brings no token */
export function readToken(bytes: Uint8Array): Token {
	if (bytes.length > LARGEST_TOKEN_BYTES) throw new NotDer('it is too large');
	const [statusInfo, content] = inside(readValue(bytes));
	const [status = 2] = contentOf(inside(statusInfo)[0], TAG.integer);
	if (!content) throw new NotDer(`the authority gave no token (status ${status})`);
	const [type, wrapped] = inside(content);
	if (!type || !sameBytes(type.bytes, SIGNED_DATA)) throw new NotDer('its token is not SignedData');
	const [, , encapsulated, ...rest] = inside(inside(wrapped, 0xa0)[0]);
	const [eContentType, eContent] = inside(encapsulated);
	if (!eContentType || !sameBytes(eContentType.bytes, TST_INFO)) throw new NotDer('its token is not a timestamp');
	const info = contentOf(inside(eContent, 0xa0)[0], TAG.octetString);
	const listed = rest.find(({ tag }) => tag === 0xa0);
	const signers = inside(rest.at(-1), TAG.set);
	if (signers.length !== 1) throw new NotDer(`it has ${signers.length} signers`);
	return {
		status,
		info,
		...readInfo(info),
		certificates: listed ? inside(listed, 0xa0).map((c) => c.bytes) : [],
		...readSigner(signers[0]),
	};
}

/** TSTInfo (RFC 3161, 2.4.2). */
function readInfo(info: Uint8Array): Pick<Token, 'imprint' | 'nonce' | 'serial' | 'at'> {
	const [version, , imprint, serial, genTime, ...rest] = inside(readValue(info));
	if (contentOf(version, TAG.integer).join() !== '1') throw new NotDer('its version is not 1');
	const nonce = rest.find(({ tag }) => tag === TAG.integer);
	return {
		imprint: imprintIn(imprint),
		nonce: nonce ? Buffer.from(nonce.content).toString('hex') : null,
		serial: Buffer.from(contentOf(serial, TAG.integer)).toString('hex'),
		at: momentOf(contentOf(genTime, TAG.generalizedTime)),
	};
}

/** GeneralizedTime in UTC, with or without a fraction of a second. */
function momentOf(content: Uint8Array): Instant {
	const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{1,9}))?Z$/.exec(
		Buffer.from(content).toString('latin1'),
	);
	const [, year, month, day, hour, minute, second, fraction = ''] = parts ?? [];
	const at = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}Z`;
	if (!isInstant(at)) throw new NotDer('its time does not exist');
	return at;
}

function readSigner(value: Der | undefined): Pick<Token, 'signer' | 'signed'> {
	const [, sid, digestAlgorithm, attributes, algorithm, signature] = inside(value);
	if (!sid || attributes?.tag !== 0xa0) throw new NotDer('it has no signed attributes');
	const [digestName] = inside(digestAlgorithm);
	const [name] = inside(algorithm);
	if (!digestName || !name) throw new NotDer('it names no algorithm');
	const found = inside(attributes, 0xa0).map((attribute) => inside(attribute));
	const attribute = (wanted: Uint8Array) => {
		const matching = found.filter(([type]) => type && sameBytes(type.bytes, wanted));
		if (matching.length > 1) throw new NotDer('a signed attribute stands twice');
		return matching[0] && inside(matching[0][1], TAG.set)[0];
	};
	const contentType = attribute(CONTENT_TYPE);
	if (!contentType) throw new NotDer('a signed attribute is missing');
	return {
		signer: {
			sid,
			digestAlgorithm: digestName.bytes,
			attributes: attributes.content,
			algorithm: name.bytes,
			signature: contentOf(signature, TAG.octetString),
		},
		signed: {
			contentType: contentType.bytes,
			messageDigest: contentOf(attribute(MESSAGE_DIGEST), TAG.octetString),
			certificate: certificateNamed(attribute(SIGNING_CERTIFICATE_V2), attribute(SIGNING_CERTIFICATE)),
		},
	};
}

/** ESSCertIDv2 (RFC 5035) or the older ESSCertID (RFC 2634). */
function certificateNamed(newer: Der | undefined, older: Der | undefined): Token['signed']['certificate'] {
	const [first] = inside(inside(newer ?? older)[0]);
	const [one, two] = inside(first);
	if (newer && one?.tag === TAG.sequence) {
		const [name] = inside(one);
		return { algorithm: name?.bytes ?? 'sha256', digest: contentOf(two, TAG.octetString) };
	}
	return { algorithm: newer ? 'sha256' : 'sha1', digest: contentOf(one, TAG.octetString) };
}
