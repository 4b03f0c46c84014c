/** The printed sheet: this and nothing else goes on paper while it is there. It stands outside the window's own tree. */
import { createPortal } from 'react-dom';
import type { NotebookStatus, RecoveryPaper } from '../../../shared/views';
import { Mark } from '../../parts/Mark';
import { QrCode } from '../../parts/QrCode';
import { Stamp } from '../../parts/Stamp';
import { WordGrid } from '../../parts/WordGrid';
import { paper as names, sheet as words } from '../../words/recovery';
import { visible } from '../../words/seen';

export function Sheet({ paper, status }: { readonly paper: RecoveryPaper; readonly status: NotebookStatus }) {
	return createPortal(
		<section className="sheet">
			<header>
				<Mark />
				<h1>{words.title}</h1>
			</header>
			<dl className="kv">
				<dt>{words.notebook}</dt>
				<dd>{visible(status.name ?? '')}</dd>
				<dt>{words.handler}</dt>
				<dd>{visible(status.me?.name ?? '')}</dd>
				<dt>{words.key}</dt>
				<dd className="mono">{status.me?.keyId.slice(0, 16)}</dd>
				<dt>{words.made}</dt>
				<dd>
					<Stamp at={paper.madeAt} />
				</dd>
			</dl>
			<h2>{words.wordsName}</h2>
			<div className="pw">
				<WordGrid words={paper.words} label={names.grid} />
				<QrCode {...paper.qr} label={names.qr} />
			</div>
			<h2>{words.useName}</h2>
			<ol className="sheet-l">
				{words.use.map((each) => (
					<li key={each}>{each}</li>
				))}
			</ol>
			<h2>{words.keepName}</h2>
			<p>{words.keep}</p>
			<p>{words.later}</p>
		</section>,
		document.body,
	);
}
