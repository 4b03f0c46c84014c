/**
 * Which pages this program knows: the one that it puts into case files itself, and those of earlier releases, whose digests
 * each release adds to resources/case-file/pages.json. A page comes from the sender whom it helps to judge: that it is known
 * says that it is ours, and nothing for the file it lies in (decision 20).
 */
import earlier from '../../resources/case-file/pages.json';

export interface KnownPage {
	/** The version of Sealbook that it belongs to. */
	readonly release: string;
	/** SHA-256 of its bytes. */
	readonly sha256: string;
}

/** The release that a page with this digest belongs to; null where it is none that is known. @param own this program's own page */
export function releaseOfPage(digest: string, own: KnownPage | undefined): string | null {
	const known: readonly KnownPage[] = [...(own ? [own] : []), ...earlier.pages];
	return known.find(({ sha256 }) => sha256 === digest)?.release ?? null;
}
