/** The one dialog that lies above the lists. */
import type { CaseView, HostView, IndicatorView, LeadView, SceneView, SignView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ReasonDialog } from '../../parts/ReasonDialog';
import { indicators as words } from '../../words/indicators';
import { AssessLead, AssessSign } from './Assess';
import { ExportIndicators } from './ExportIndicators';
import { Extract, type Where } from './Extract';
import type { List } from './Hosts';
import { ImportIndicators } from './ImportIndicators';
import { MeasureClock } from './MeasureClock';
import { RecordHost } from './RecordHost';
import { RecordIndicator } from './RecordIndicator';
import { RecordLead } from './RecordLead';
import { RecordSign } from './RecordSign';
import { SetState } from './SetState';

export type Over =
	| { readonly is: 'add'; readonly list: List }
	| { readonly is: 'find'; readonly where: Where }
	| { readonly is: 'state' | 'clock' | 'again'; readonly host: HostView }
	| { readonly is: 'sign'; readonly sign: SignView }
	| { readonly is: 'lead'; readonly lead: LeadView }
	| { readonly is: 'withdraw'; readonly indicator: IndicatorView }
	| { readonly is: 'import' | 'export' }
	| null;

interface OverlayProps {
	readonly view: CaseView;
	readonly scene: SceneView;
	readonly over: NonNullable<Over>;
	/** `made`: what is to be shown. */
	readonly onClose: (made?: { readonly list: List; readonly key: string }) => void;
}

export function Overlay({ view, scene, over, onClose }: OverlayProps) {
	const { hosts, groups } = scene;
	const shut = () => onClose();
	const shown = (list: List) => (key?: string) => onClose(key === undefined ? undefined : { list, key });
	switch (over.is) {
		case 'add':
			if (over.list === 'hosts') return <RecordHost view={view} groups={groups} onClose={shown('hosts')} />;
			if (over.list === 'signs') return <RecordSign view={view} hosts={hosts} onClose={shown('signs')} />;
			if (over.list === 'leads') return <RecordLead view={view} onClose={shown('leads')} />;
			return <RecordIndicator view={view} hosts={hosts} onClose={shown('indicators')} />;
		case 'find':
			return <Extract view={view} where={over.where} onClose={shown('indicators')} />;
		case 'state':
			return <SetState view={view} host={over.host} onClose={shut} />;
		case 'clock':
			return <MeasureClock view={view} host={over.host} onClose={shut} />;
		case 'again':
			return <RecordHost view={view} groups={groups} again={over.host} onClose={shut} />;
		case 'sign':
			return <AssessSign view={view} of={over.sign} onClose={shut} />;
		case 'lead':
			return <AssessLead view={view} of={over.lead} onClose={shut} />;
		case 'import':
			return <ImportIndicators view={view} onClose={shown('indicators')} />;
		case 'export':
			return <ExportIndicators view={view} onClose={shut} />;
		case 'withdraw':
			return <Withdraw view={view} indicator={over.indicator} onClose={shut} />;
		default:
			return over satisfies never;
	}
}

function Withdraw({
	view,
	indicator,
	onClose,
}: {
	readonly view: CaseView;
	readonly indicator: IndicatorView;
	readonly onClose: () => void;
}) {
	const { act, busy, refusal } = useAct('indicator.withdraw');
	const seal = async (reason: string) => {
		if (await act({ case: view.case, indicator: indicator.indicator, reason })) onClose();
	};
	return (
		<ReasonDialog
			{...{ busy, refusal, onClose, title: words.withdrawTitle, about: words.withdrawAbout }}
			label={words.withdrawReason}
			act={words.withdrawAct}
			onSeal={(reason) => void seal(reason)}
		/>
	);
}
