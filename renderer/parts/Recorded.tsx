/** After an act: what was done, and the entries that say so, with digests that can be written down. */
import type { ReactNode } from 'react';
import type { Receipt } from '../../shared/views';
import { parts } from '../words/parts';
import { Digest } from './Digest';
import { Note } from './Note';
import { Stamp } from './Stamp';
import { TellDialogue } from './TellDialogue';

interface RecordedProps {
	readonly title: string;
	readonly receipts: readonly { readonly where: string; readonly receipt: Receipt }[];
	readonly onClose: () => void;
	readonly children?: ReactNode;
}

export function Recorded({ title, receipts, onClose, children }: RecordedProps) {
	return (
		<TellDialogue title={title} width={600} onClose={onClose}>
			{children && (
				<Note tone="ok" role="status">
					{children}
				</Note>
			)}
			<div className="col gap-3">
				<h3 className="lab">{parts.recordedAs}</h3>
				<ul className="rcp">
					{receipts.map(({ where, receipt }) => (
						<li key={receipt.digest}>
							<span className="ell">
								<b className="mono">{receipt.ref}</b> <span className="sec">{where}</span>
							</span>
							<Digest hex={receipt.digest} />
							<Stamp at={receipt.at} />
						</li>
					))}
				</ul>
			</div>
		</TellDialogue>
	);
}
