/** Verifying: a case file from anywhere, or this notebook. The report stays until another is asked for. */
import { useState } from 'react';
import type { VerifyReport } from '../../../shared/views';
import { useFiles } from '../../hooks/useFiles';
import { useJob } from '../../hooks/useJob';
import { useOpening } from '../../hooks/useOpening';
import { verifying as words } from '../../words/casefile';
import { visible } from '../../words/seen';
import { Ask } from './Ask';
import { Report } from './Report';
import { readTrust } from './trust';

interface Shown {
	readonly report: VerifyReport;
	readonly title: string;
	readonly what: string;
	readonly at: string;
}

export function Verify() {
	const files = useFiles('casefile', false);
	const ofFile = useJob('casefile.verify');
	const ofNotebook = useJob('notebook.verify');
	const opening = useOpening(ofFile.refusal, files.clear);
	const [trust, setTrust] = useState('');
	const [shown, setShown] = useState<Shown | null>(null);
	const file = files.files[0] ?? null;
	const trusted = readTrust(trust);
	const verifyFile = async () => {
		if (!file || typeof trusted === 'string') return;
		const report = await ofFile.act({
			file: file.ticket,
			...(trusted.length > 0 ? { trust: [...trusted] } : {}),
			...opening.keys,
		});
		if (!report) return;
		// A ticket is good for one use.
		files.clear();
		opening.clear();
		setShown({ report, title: visible(file.name), what: words.ofFile, at: new Date().toISOString() });
	};
	const verifyNotebook = async () => {
		const report = await ofNotebook.act({});
		if (!report) return;
		const at = new Date().toISOString();
		setShown({ report, title: words.notebook, what: words.ofNotebook, at });
	};
	if (shown) return <Report {...shown} onAnother={() => setShown(null)} />;
	return (
		<Ask
			files={files}
			opening={opening}
			trust={trust}
			onTrust={setTrust}
			trustError={typeof trusted === 'string' ? trusted : undefined}
			ofFile={ofFile}
			ofNotebook={ofNotebook}
			onFile={() => void verifyFile()}
			onNotebook={() => void verifyNotebook()}
		/>
	);
}
