/** One indicator: shown defanged, never a link; copied defanged or as it is, as the person says. */
import { Ban } from 'lucide-react';
import { useContext, useState } from 'react';
import type { IndicatorView } from '../../../shared/views';
import { Badge } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { CopyContext } from '../../parts/Digest';
import { MenuButton } from '../../parts/MenuButton';
import { count } from '../../parts/measure';
import { scene } from '../../words/hosts';
import { indicators as words } from '../../words/indicators';
import { visible } from '../../words/seen';
import { Detail, EntryLinks, Fact, type GoTo, hostText, RecordedFacts, Said } from './detail';
import { typeName } from './looks';

interface IndicatorDetailProps {
	readonly indicator: IndicatorView;
	readonly onClose: () => void;
	readonly onEntry: GoTo;
	/** Absent where nothing can be written. */
	readonly withdraw?: () => void;
}

export function IndicatorDetail({ indicator, onClose, onEntry, withdraw }: IndicatorDetailProps) {
	const { withdrawn } = indicator;
	return (
		<Detail
			name={scene.detail.indicators}
			title={typeName(indicator)}
			onClose={onClose}
			foot={
				withdraw && withdrawn === null ? (
					<Button size="s" icon={Ban} keys="W" onClick={withdraw}>
						{words.withdraw}
					</Button>
				) : null
			}
		>
			<div className="is is-last">
				<p className="hs-iv mono wrap">{visible(indicator.shown)}</p>
				<div className="row hs-st">
					<CopyMenu key={indicator.indicator} indicator={indicator} />
				</div>
				<p className="dim t1 hs-st">{words.shown}</p>
				<dl className="kv">
					<Fact name={words.state}>
						{withdrawn === null ? <Badge>{words.stands}</Badge> : <Badge icon={Ban}>{words.withdrawn}</Badge>}
					</Fact>
					{withdrawn !== null && (
						<Fact name={words.because}>
							{visible(withdrawn.reason ?? scene.withheld)} <EntryLinks refs={[withdrawn.entry]} onEntry={onEntry} />
						</Fact>
					)}
					{indicator.from.length > 0 && (
						<Fact name={words.from}>
							<EntryLinks refs={indicator.from} onEntry={onEntry} />
						</Fact>
					)}
					{indicator.imported !== null && (
						<Fact name={words.imported}>
							{words.importedFrom(
								visible(indicator.imported.file || scene.withheld),
								indicator.imported.format,
								indicator.imported.place === null ? '' : count(indicator.imported.place),
							)}
						</Fact>
					)}
					<Said name={words.givenBy} text={indicator.imported?.source ?? null} />
					{indicator.hosts.length > 0 && <Fact name={words.hosts}>{indicator.hosts.map(hostText).join(', ')}</Fact>}
					<Said name={words.remark} text={indicator.remark} />
					<RecordedFacts of={indicator} onEntry={onEntry} />
				</dl>
			</div>
		</Detail>
	);
}

function CopyMenu({ indicator }: { readonly indicator: IndicatorView }) {
	const copy = useContext(CopyContext);
	const [copied, setCopied] = useState(false);
	const put = (text: string) => void copy(text).then(setCopied);
	return (
		<>
			<MenuButton
				name={words.copy}
				label={words.copyLabel(visible(indicator.shown))}
				acts={[
					{ id: 'defanged', name: words.copyDefanged, act: () => put(indicator.shown) },
					{ id: 'as it is', name: words.copyAsIs, act: () => put(indicator.value) },
				]}
			/>
			<span className="dim t1" role="status">
				{copied && words.copied}
			</span>
		</>
	);
}
