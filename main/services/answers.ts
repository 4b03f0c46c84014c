/** Every service that answers while a notebook is open, put together: a question that none of them owns does not compile. */
import type { contract, ServiceQuestion } from '../../shared/contract';
import { access } from './access';
import { accessLog, withReadings } from './access-log';
import { acknowledge } from './acknowledge';
import { acquisitionLogs } from './acquisition-logs';
import { acquisitions } from './acquisitions';
import { attachments } from './arrivals';
import { watched } from './attempts';
import { backup } from './backup';
import { baselines } from './baselines';
import { casefiles } from './casefiles';
import { cases } from './cases';
import { checklist } from './checklist';
import { clocks } from './clocks';
import { comparisons } from './comparisons';
import { contacts } from './contacts';
import { containments } from './containments';
import { countersign } from './countersign';
import { crisis } from './crisis';
import { custody } from './custody';
import { custodyActs } from './custody-acts';
import { custodyExport } from './custody-export';
import type { Handlers } from './desk';
import { drafts } from './drafts';
import { due } from './due';
import { entries } from './entries';
import { escalations } from './escalations';
import { evidence } from './evidence';
import { exercises } from './exercises';
import { findings } from './findings';
import { hashsets } from './hashsets';
import { hosts } from './hosts';
import { incident } from './incident';
import { indicatorExchange } from './indicator-exchange';
import { indicators } from './indicators';
import { items } from './items';
import { keys } from './keys';
import { kit } from './kit';
import { library } from './library';
import { listServices } from './lists';
import { locker } from './locker';
import { meetings } from './meetings';
import { merges } from './merge';
import { metrics } from './metrics';
import { notebookCheck } from './notebook-check';
import { notes } from './notes';
import { notifications } from './notifications';
import { objects } from './objects';
import { papers } from './papers';
import { people } from './people';
import { phases } from './phases';
import { receipts } from './receipts';
import { restoration } from './restoration';
import { roles } from './roles';
import { search } from './search';
import { sent } from './sent';
import { signs } from './signs';
import { stock } from './stock';
import { timeline } from './timeline';
import { timestamps } from './timestamps';
import { volatile } from './volatile';

/** Questions that are answered whether a notebook is open or not. */
export type AtAnyTime = {
	[Q in ServiceQuestion]: (typeof contract)[Q]['needs'] extends 'any' ? Q : never;
}[ServiceQuestion];
export const open: Handlers<Exclude<ServiceQuestion, AtAnyTime>> = withReadings({
	...watched(people),
	...access,
	...keys,
	...cases,
	...roles,
	...accessLog,
	...acknowledge,
	...clocks,
	...entries,
	...watched(countersign),
	...notes,
	...drafts,
	...attachments,
	...evidence,
	...baselines,
	...comparisons,
	...findings,
	...restoration,
	...acquisitions,
	...acquisitionLogs,
	...volatile,
	...watched(custody),
	...watched(custodyActs),
	...custodyExport,
	...search,
	...timeline,
	...watched(items),
	...locker,
	...watched(stock),
	...casefiles,
	...sent,
	...watched(merges),
	...backup,
	...hashsets,
	...notebookCheck,
	...objects,
	...papers,
	...receipts,
	...timestamps,
	...hosts,
	...signs,
	...indicators,
	...indicatorExchange,
	...incident,
	...phases,
	...checklist,
	...listServices,
	...contacts,
	...kit,
	...library,
	...crisis,
	...meetings,
	...exercises,
	...notifications,
	...escalations,
	...containments,
	...due,
	...metrics,
});
