/** The written case file: what to read aloud, how a stranger checks it, and the report of its verification. */
import { RotateCcw, TriangleAlert } from 'lucide-react';
import type { ExportView } from '../../../shared/views';
import { State } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { CopyButton, Digest, Fingerprint } from '../../parts/Digest';
import { bytes, count } from '../../parts/measure';
import { ReportSides } from '../../parts/ReportSides';
import { ReportTable } from '../../parts/ReportTable';
import { ReportVerdict } from '../../parts/ReportVerdict';
import { exporting, exported as words } from '../../words/casefile';
import { encrypted as sealed } from '../../words/encrypted';
import { visible } from '../../words/seen';
import { commandsFor } from './commandsFor';

export function Exported({ done, onAgain }: { readonly done: ExportView; readonly onAgain: () => void }) {
	const commands = commandsFor(done);
	return (
		<div className="ex">
			<section className="ex-l" data-pane>
				<div className="ex-h ex-d">
					<div className="grow">
						<h1 className="t5">{words.title}</h1>
						<p className="sec">{words.about}</p>
					</div>
					<Button icon={RotateCcw} onClick={onAgain}>
						{words.again}
					</Button>
				</div>
				<div className="ex-sc">
					<dl className="kv ex-kv">
						<dt>{words.file}</dt>
						<dd className="mono med wrap">{visible(done.fileName)}</dd>
						<dt>{words.path}</dt>
						<dd className="mono wrap">{visible(done.path)}</dd>
						<dt>{words.size}</dt>
						<dd>{bytes(done.sizeBytes)}</dd>
						<dt>{sealed.encryptedFor}</dt>
						<dd className="wrap">
							{done.encryptedTo === null
								? sealed.byAnybody
								: done.encryptedTo[0] === 'passphrase'
									? sealed.byPassphrase
									: done.encryptedTo.map((to) => visible(to)).join(', ')}
						</dd>
						<dt>{words.inside}</dt>
						<dd>{words.insideIs(count(done.entries), count(done.objects))}</dd>
						<dt>{words.left}</dt>
						<dd>{words.leftIs(count(done.leftOut), count(done.withheld))}</dd>
						<dt>{words.notFacts}</dt>
						<dd>{words.notFactsAre(exporting.keptBack(done.keptBack.opinions, done.keptBack.hypotheses))}</dd>
						{done.stillSaid.length > 0 && (
							<>
								<dt>{words.said}</dt>
								<dd>
									<ul className="col gap-3">
										{done.stillSaid.map((one) => (
											<li key={`${one.withheld} ${one.in}`}>
												<State top tone="warn" icon={TriangleAlert}>
													{words.saidIs(one.withheld, one.in)}
												</State>
											</li>
										))}
									</ul>
									<p className="help">{words.saidAbout}</p>
								</dd>
							</>
						)}
						<dt>{words.sha256}</dt>
						<dd>
							<Digest hex={done.sha256} />
						</dd>
						<dt>{words.tagManifest}</dt>
						<dd>
							<Digest hex={done.tagManifest} />
						</dd>
					</dl>
					<section className="ex-s ex-p">
						<h2 className="lab">{words.readAloud}</h2>
						<div className="ex-fp">
							<Fingerprint text={done.fingerprint} />
						</div>
						<p className="help">{words.readAloudAbout}</p>
					</section>
					<section className="ex-s ex-p">
						<div className="row">
							<h2 className="lab">{words.commands}</h2>
							<CopyButton text={commands} what={words.copyCommands} />
						</div>
						<pre className="pre">{commands}</pre>
						<p className="help">{words.commandsAbout}</p>
					</section>
					<section className="ex-s">
						<ReportVerdict verdict={done.report.verdict} level={2} />
						<ReportTable report={done.report} />
					</section>
				</div>
			</section>
			<aside className="insp" aria-label={words.report} data-pane>
				<div className="ih">
					<h2 className="t4">{words.report}</h2>
				</div>
				<div className="insp-b">
					<ReportSides report={done.report} />
				</div>
			</aside>
		</div>
	);
}
