/** After which refusals a case file may still be opened: with another passphrase, or another identity file. */
const MAY_BE_OPENED: ReadonlySet<string> = new Set(['casefile.encrypted', 'casefile.wrong-key', 'identity.unreadable']);

export const mayStillBeOpened = ({ code }: { readonly code: string }): boolean => MAY_BE_OPENED.has(code);
