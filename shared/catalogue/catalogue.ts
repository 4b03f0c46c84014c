/**
 * The list of kinds, members and allowed values (decision 12). A kind or version that is not listed is *not checked*,
 * never *broken*. `resources/case-file/catalogue.json` is this list written out for strangers.
 */
import { z } from 'zod';
import type { Json } from '../ledger/canonical';
import type { LineFault } from '../ledger/line';
import { access } from './access';
import { acquisition } from './acquisition';
import { acquisitionLog } from './acquisition-log';
import { baseline } from './baseline';
import { caseKinds } from './case';
import { contact } from './contact';
import { containmentKinds } from './containment';
import { countersigned } from './countersigned';
import { crisisKinds } from './crisis';
import { custody } from './custody';
import { device } from './device';
import { evidence } from './evidence';
import { exerciseKinds } from './exercise';
import { hashset } from './hashset';
import { hosts } from './host';
import { incident } from './incident';
import { indicator } from './indicator';
import type { Kind, Member } from './kind';
import { kitKinds } from './kit';
import { libraryKinds } from './library';
import { list } from './list';
import { locker } from './locker';
import { measure } from './measure';
import { meetingKinds } from './meeting';
import { note } from './note';
import { notebook } from './notebook';
import { notificationKinds } from './notification';
import { person } from './person';
import { phaseKinds } from './phase';
import { role } from './role';
import { sign } from './sign';
import { timeline } from './timeline';
import { timestamp } from './timestamp';

export const catalogue: ReadonlyMap<string, Kind> = new Map(
	[
		...person,
		...access,
		...notebook,
		...caseKinds,
		...role,
		...note,
		...countersigned,
		...evidence,
		...acquisition,
		...acquisitionLog,
		...baseline,
		...custody,
		...locker,
		...device,
		...timestamp,
		...hashset,
		...contact,
		...kitKinds,
		...libraryKinds,
		...crisisKinds,
		...meetingKinds,
		...exerciseKinds,
		...notificationKinds,
		...containmentKinds,
		...list,
		...phaseKinds,
		...incident,
		...sign,
		...hosts,
		...indicator,
		...timeline,
		...measure,
	].map((k) => [k.kind, k]),
);

/** True where a copy may leave the member out; a member of an unknown kind may not (nobody knows what hangs on it). */
export function mayBeWithheld(kind: string, member: string): boolean {
	const known = catalogue.get(kind);
	return known !== undefined && memberOf(known, member)?.structural === false;
}

/** Rule 4 of ledger.md: the disclosed members fit the kind, required ones are there or withheld, structural ones are never withheld. `null`: a kind this program does not know. */
export function checkBody(
	kind: string,
	body: Readonly<Record<string, Json>>,
	withheld: readonly string[],
	signers: number,
): LineFault[] | null {
	const known = catalogue.get(kind);
	if (!known) return null;
	const faults: LineFault[] = [];
	const rule = `the body fits ${kind}`;
	for (const [name, value] of Object.entries(body)) {
		const member = memberOf(known, name);
		if (!member) {
			faults.push({ rule, expected: Object.keys(known.members).join(', '), found: `a member ${name}` });
			continue;
		}
		const result = member.schema.safeParse(value);
		if (!result.success) faults.push({ rule, expected: `${name}: ${member.says}`, found: firstProblem(result.error) });
	}
	for (const [name, member] of Object.entries(known.members)) {
		const isWithheld = withheld.includes(name);
		if (isWithheld && member.structural)
			faults.push({ rule: 'structural members are never withheld', expected: `${name} disclosed`, found: 'withheld' });
		if (member.required && !isWithheld && !(name in body)) faults.push({ rule, expected: name, found: 'nothing' });
	}
	for (const name of withheld)
		if (!memberOf(known, name))
			faults.push({ rule, expected: Object.keys(known.members).join(', '), found: `a withheld member ${name}` });
	if (signers < known.signers)
		faults.push({
			rule: `${kind} is signed by ${known.signers}`,
			expected: `${known.signers} signers`,
			found: `${signers}`,
		});
	return faults;
}

/** Names come from strangers: `constructor` is no member because every object has one. */
function memberOf(kind: Kind, name: string): Member | undefined {
	return Object.hasOwn(kind.members, name) ? kind.members[name] : undefined;
}

function firstProblem(error: z.ZodError): string {
	const first = error.issues[0];
	return first ? `${first.path.map(String).join('.')} ${first.message}`.trim() : 'something else';
}

/** The catalogue as plain data for strangers: JSON Schema for each member's value. */
export function catalogueForStrangers(): unknown {
	return [...catalogue.values()].map((k) => ({
		kind: k.kind,
		says: k.says,
		signers: k.signers,
		members: Object.fromEntries(
			Object.entries(k.members).map(([name, m]) => [
				name,
				{
					says: m.says,
					required: m.required,
					mayBeWithheld: !m.structural,
					value: z.toJSONSchema(m.schema),
				},
			]),
		),
	}));
}
