/**
 * Technical indicators: recorded, withdrawn, and found in what was written. What must hold: the ledger has the value itself;
 * one that is recorded already and not withdrawn is not recorded again; finding asks nothing of a network and writes nothing.
 */
import type { Given } from '../../shared/contract';
import { type IndicatorValue, indicatorKey } from '../../shared/indicators/indicator';
import { readIndicator } from '../../shared/indicators/read';
import type { Json } from '../../shared/ledger/canonical';
import { hostsOf } from '../../shared/projections/hosts';
import { indicatorsOf, standing } from '../../shared/projections/indicators';
import { Refused } from '../../shared/refusal';
import type { IndicatorView, Receipt } from '../../shared/views';
import { openCaseNamed } from './cases';
import { claim, type Handlers, newId, seal } from './desk';
import { candidatesIn } from './indicator-candidates';
import type { LedgerBook } from './ledger-book';
import { citing, hostIds } from './scene';

/** In one entry; with ids well below what a line may hold (decision 19). */
const MOST_IN_ENTRY = 500;
const MOST_BYTES_IN_ENTRY = 128 * 1024;
/** As many entries one act may make. */
const MOST_ENTRIES = 200;

type Typed = Given<'indicator.record'>['indicators'][number];

export const indicators: Handlers<'indicator.record' | 'indicator.withdraw' | 'indicator.extract'> = {
	'indicator.record': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		return claim(desk, `${book.id} indicators`, async () => {
			const { fresh, known } = sorted(book, input.indicators.map(checked));
			if (fresh.length === 0)
				throw new Refused(
					'indicator.known',
					`${known.length === 1 ? 'This indicator is' : 'These indicators are'} recorded already: ${known.slice(0, 10).join(', ')}.`,
					'Nothing was written; withdraw one to record it anew.',
					'indicators',
				);
			const entries = input.each === true ? fresh.map((one) => [one]) : inEntries(fresh);
			if (entries.length > MOST_ENTRIES)
				throw new Refused(
					'indicator.many',
					`That would be ${entries.length} entries; at most ${MOST_ENTRIES} are made in one act.`,
					'Record them all in one act, or a part of them.',
					'each',
				);
			const { remark, tlp, sharing } = input;
			const about = { remark, tlp, sharing, from: citing(book, input.from), cites: citing(book, input.cites) };
			const on = hostIds(book, input.hosts);
			const receipts: Receipt[] = [];
			for (const some of entries) {
				const body = { ids: some.map(() => newId()), indicators: some.map(asJson), hosts: on, ...about };
				receipts.push(await seal(desk, book, 'indicator.recorded/1', body));
			}
			return { receipts, recorded: fresh.length, known };
		});
	},

	'indicator.withdraw': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { indicator, ref, withdrawn } = indicatorNamed(book, input.indicator);
		if (withdrawn)
			throw new Refused(
				'indicator.withdrawn',
				`${ref} was withdrawn already (${withdrawn.entry}).`,
				'There is nothing to withdraw.',
				'indicator',
			);
		return seal(desk, book, 'indicator.withdrawn/1', { indicator, reason: input.reason });
	},

	'indicator.extract': (desk, input) => candidatesIn(desk, input),
};

const here = (book: LedgerBook): readonly IndicatorView[] => indicatorsOf(book.entries(), hostsOf(book.entries()));

/** By id, or as `A-12` or `A-12.3`. @throws Refused `indicator.unknown`, `indicator.several` */
function indicatorNamed(book: LedgerBook, name: string): IndicatorView {
	const all = here(book);
	const found = all.find(({ indicator, ref }) => indicator === name || ref === name);
	if (found) return found;
	const several = all.filter(({ entry }) => entry === name);
	if (several.length > 0)
		throw new Refused(
			'indicator.several',
			`${name} holds ${several.length} indicators.`,
			`Name one of them: ${name}.1 to ${name}.${several.length}.`,
			'indicator',
		);
	throw new Refused(
		'indicator.unknown',
		`There is no indicator ${name} in this case.`,
		'Look at the indicators.',
		'indicator',
	);
}

/** @throws Refused `indicator.invalid` with the field of the one that is amiss */
function checked(typed: Typed, at: number): IndicatorValue {
	const said = readIndicator(typed);
	if ('is' in said) return said.is;
	throw new Refused('indicator.invalid', said.problem, 'Correct it, or choose another type.', `indicators.${at}.value`);
}

/** Each once; those that are recorded already apart. */
function sorted(book: LedgerBook, given: readonly IndicatorValue[]) {
	const there = standing(here(book));
	const fresh = new Map<string, IndicatorValue>();
	const known: string[] = [];
	for (const one of given) {
		const key = indicatorKey(one);
		const old = there.get(key);
		if (old) known.push(old.ref);
		else fresh.set(key, one);
	}
	return { fresh: [...fresh.values()], known };
}

/** Cut into as many as fit one entry. */
export function inEntries<One>(all: readonly One[]): One[][] {
	const entries: One[][] = [];
	let bytes = 0;
	for (const one of all) {
		const size = Buffer.byteLength(JSON.stringify(one)) + 40;
		const last = entries.at(-1);
		if (!last || last.length >= MOST_IN_ENTRY || bytes + size > MOST_BYTES_IN_ENTRY) {
			entries.push([one]);
			bytes = size;
		} else {
			last.push(one);
			bytes += size;
		}
	}
	return entries;
}

function asJson({ type, value, algorithm, called }: IndicatorValue): Json {
	return {
		type,
		value,
		...(algorithm === undefined ? {} : { algorithm }),
		...(called === undefined ? {} : { called }),
	};
}
