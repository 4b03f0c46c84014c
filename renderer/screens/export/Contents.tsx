/** What is in the file. Only objects and what is made for reading may be left out; the rest is what makes it a proof. */
import type { CaseView, EntryView } from '../../../shared/views';
import { bytes, count } from '../../parts/measure';
import { type Part, exporting as words } from '../../words/casefile';

interface ContentsProps {
	readonly view: CaseView;
	readonly entries: readonly EntryView[];
	readonly without: ReadonlySet<Part>;
	readonly onWithout: (part: Part) => void;
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
	const none = stored.size === 0;
	const choices = [
		{
			...({ part: 'objects', name: words.objects, about: words.objectsAbout, disabled: none } as const),
			holds: none ? words.noFiles : words.filesCount(count(stored.size)),
			size: none ? '' : bytes(size),
		},
		{ part: 'report', name: words.report, about: words.reportAbout, disabled: false, holds: '', size: '' },
		{ part: 'page', name: words.page, about: words.pageAbout, disabled: false, holds: '', size: '' },
	] as const;
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
				{choices.map(({ part, name, about, holds, size, disabled }) => {
					const left = without.has(part);
					return (
						<li key={part}>
							<label className="chk">
								<input
									type="checkbox"
									className="cbx"
									checked={!left}
									disabled={disabled}
									onChange={() => onWithout(part)}
								/>
								<span className="ell">
									<span className="med">{name}</span> {left && <span className="dim">{about}</span>}
								</span>
							</label>
							<span className="sec">{holds}</span>
							<span className={left ? 'num dim' : 'num'}>{size}</span>
						</li>
					);
				})}
			</ul>
		</section>
	);
}
