/** Sentences of verify.html that its script says; those above them stand in the page itself. */
export const page = {
	reading: (done: string, total: string) => `Reading: ${done} of ${total}`,
	judging: 'Checking every signature',
	stopped: 'Stopped. Nothing was judged.',
	noFile: 'Choose a case file first.',
	noFileHint: 'It is the ZIP that this page came in.',
	crashed: 'This page failed; that says nothing of the file.',
	crashedHint: 'Use a copy of Sealbook, or the commands in HOW-TO-VERIFY.txt.',
	file: 'File',
	size: 'Size',
	bytes: (count: string) => `${count} bytes`,
	checkedAt: 'Checked here',
	print: 'Print report',
	json: 'The report for programs (JSON)',
	ownCopy:
		'This verdict is that of a page which came with the file. Compare it with what your own copy of Sealbook says, or openssl and sha256sum.',
} as const;
