/**
 * The shapes that parts of a line have (ledger.md, "One entry is one line"), as patterns. They stand apart because a line is
 * read in two ways, and both hold it to the same shapes.
 */
/** Of a line, without its LF (decision 19); longer content is an object. */
export const LONGEST_LINE_BYTES = 512 * 1024;
/** No longer than a name may be in a case file; kinds are met again and again. */
export const LONGEST_KIND = 128;
export const KIND = /^(?=.{1,128}$)[a-z][A-Za-z-]*(\.[a-z][A-Za-z-]*)+\/[1-9][0-9]*$/;
export const MEMBER = /^[A-Za-z][A-Za-z0-9]{0,63}$/;
export const SALT = /^[A-Za-z0-9_-]{21}[AQgw]$/;
export const SIGNATURE = /^[A-Za-z0-9_-]{300,700}$/;
