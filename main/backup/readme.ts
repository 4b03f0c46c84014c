/** What somebody finds who looks at the stick without knowing Sealbook. */
export const README = `This folder is a backup of a Sealbook notebook. Everything in it is encrypted; only the passphrase of one of
the notebook's people, or their recovery paper, opens it after it was restored.

manifest-*.json  what belongs to each backup: every file of the notebook, its parts, their sizes and SHA-256 digests
parts/           the parts, each under its own SHA-256 digest; a file is its parts one after the other

To check it:    sealbook notebook check-backup THIS-FOLDER
To restore it:  sealbook notebook restore --from THIS-FOLDER --to AN-EMPTY-FOLDER
or choose "Restore from a backup" when Sealbook starts without a notebook.

Change nothing here by hand. Do not copy the files of one backup into another.
`;
