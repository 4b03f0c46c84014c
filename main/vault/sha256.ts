/** SHA-256 in one call where Node has it (20.12 and later; a third of the time for short texts), by an object elsewhere (Electron 25). */
import * as crypto from 'node:crypto';
import type { Hash } from '../../shared/ledger/line';
import type { Sha256 } from '../../shared/vocabulary';

export const sha256: Hash =
	typeof crypto.hash === 'function'
		? (data) => crypto.hash('sha256', data, 'hex') as Sha256
		: (data) => crypto.createHash('sha256').update(data).digest('hex') as Sha256;
