/** Timestamps by an authority outside (RFC 3161): what was asked, in the notebook's own ledger; what came back, in the case. */
import { entry, instant, type Kind, may, must, sha256, storedFile, structural, text, uuid } from './kind';

const hexadecimal = text.regex(/^[0-9a-f]{1,64}$/);

export const timestamp: readonly Kind[] = [
	{
		kind: 'timestamp.requested/1',
		signers: 1,
		says: 'A request for a timestamp of a case was written, to be taken to an authority.',
		members: {
			case: structural(must('the case', uuid)),
			of: structural(must('the entry whose digest is to be stamped', entry)),
			nonce: must('the number that the answer must give back, in hexadecimal', hexadecimal),
		},
	},
	{
		kind: 'timestamp.attached/1',
		signers: 1,
		says: 'An authority’s timestamp of an entry: that entry, and all before it in its chain, were there at the time.',
		members: {
			of: structural(must('the entry whose digest is stamped', entry)),
			token: structural(must('the authority’s response (RFC 3161), as it came', storedFile)),
			at: must('the time the authority gives', instant),
			authority: must('the authority’s name, as its certificate gives it', text),
			authorityKey: structural(must('SHA-256 of the authority’s certificate', sha256)),
			serial: may('the number the authority gave it, in hexadecimal', hexadecimal),
		},
	},
];
