/** The device's clock held against one that the handler trusts more (ledger.md, "Time"): recorded, never set. */
import { Refused } from '../../shared/refusal';
import { isInstant } from '../../shared/vocabulary';
import { openCaseNamed } from './cases';
import { type Handlers, seal } from './desk';

export const clocks: Handlers<'clock.check'> = {
	'clock.check': async (desk, input) => {
		// The clock is read first: whatever takes its time below does not count as difference.
		const readAt = Date.parse(desk.clock().at) - (input.readMsAgo ?? 0);
		const book = await openCaseNamed(desk, input.case);
		const deviceTime = new Date(readAt).toISOString();
		if (!isInstant(deviceTime))
			throw new Refused(
				'clock.beyond',
				'The device’s clock is outside the years 0000 to 9999.',
				'Set the device’s clock first.',
			);
		return seal(desk, book, 'clock.checked/1', {
			reference: input.reference,
			referenceTime: input.referenceTime,
			deviceTime,
			differenceMs: readAt - Date.parse(input.referenceTime),
		});
	},
};
