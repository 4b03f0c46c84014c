/** A receipt: printed only after the entry is on disk, because the service gives it only then. */
import type { Receipt } from '../../shared/views';
import { fields } from './table';

export function receiptText({ ref, at, digest, chain, seq }: Receipt, columns: number): string {
	return fields(
		[
			['sealed', `${ref} at ${at}`],
			['digest', digest],
			['chain', `${chain}, entry ${seq}`],
		],
		columns,
	);
}
