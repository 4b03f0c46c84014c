/** What is in the file. Only objects may be left out; the rest is what makes it a proof. */
import type { CaseView, EntryView } from '../../../shared/views';
import { bytes, count } from '../../parts/measure';
import { exporting as words } from '../../words/casefile';

interface ContentsProps {
	readonly view: CaseView;
	readonly entries: readonly EntryView[];
	readonly without: boolean;
	readonly onWithout: (without: boolean) => void;
}

export function Contents({ view, entries, without, onWithout }: ContentsProps) {
	const stored = new Map(
		entries
			.flatMap((entry) => entry.files)
			.flatMap((file) => (file.object === null ? [] : [[file.object, file.sizeBytes] as const])),
	);
	const size = [...stored.values()].reduce((sum, each) => sum + each, 0);
	const always = [
		{ name: words.ledger, about: words.ledgerAbout, holds: words.entries(count(view.entries)) },
		{ name: words.certificates, about: words.certificatesAbout, holds: words.keys(count(view.people.length)) },
		{ name: words.custody, about: words.custodyAbout, holds: words.items(count(view.items)) },
		{ name: words.howTo, about: words.howToAbout, holds: '' },
	];
	return (
		<section className="ex-s">
			<div className="ex-sh">
				<span className="no">1</span>
				<h2>{words.contents}</h2>
			</div>
			<ul className="ex-r">
				{always.map((each) => (
					<li key={each.name}>
						<label className="chk">
							<input type="checkbox" className="cbx" checked disabled readOnly />
							<span className="ell">
								<span className="med">{each.name}</span> <span className="dim">{each.about}</span>
							</span>
						</label>
						<span className="sec">{each.holds}</span>
						<span />
					</li>
				))}
				<li>
					<label className="chk">
						<input
							type="checkbox"
							className="cbx"
							checked={!without}
							disabled={stored.size === 0}
							onChange={() => onWithout(!without)}
						/>
						<span className="ell">
							<span className="med">{words.objects}</span>{' '}
							{without && <span className="dim">{words.objectsAbout}</span>}
						</span>
					</label>
					<span className="sec">{stored.size === 0 ? words.noFiles : words.filesCount(count(stored.size))}</span>
					<span className={without ? 'num dim' : 'num'}>{stored.size === 0 ? '' : bytes(size)}</span>
				</li>
			</ul>
		</section>
	);
}
