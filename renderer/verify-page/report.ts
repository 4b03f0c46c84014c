/** A report as verify.html shows it: the verdict, every check with its faults, who signed, what is withheld, what is not proven. */
import { plainJson } from '../../shared/plain-json';
import type { Check, CheckState, Verdict, VerifyReport } from '../../shared/views';
import { visible } from '../../shared/visible';
import { exerciseBand } from '../words/exercise';
import { kindName } from '../words/kinds';
import { memberName } from '../words/members';
import { states, verdicts, report as words } from '../words/report';
import { page } from '../words/verify-page';
import { element } from './element';
import { type Shape, sign } from './signs';

export interface OfFile {
	readonly name: string;
	readonly sizeBytes: number;
	readonly at: Date;
}

const LOOKS: Readonly<Record<CheckState, { readonly shape: Shape; readonly tone: string }>> = {
	holds: { shape: 'tick', tone: 'ok' },
	broken: { shape: 'cross', tone: 'bad' },
	missing: { shape: 'question', tone: 'bad' },
	'not checked': { shape: 'dashed', tone: 'dim' },
	remark: { shape: 'mark', tone: 'remark' },
};
const VERDICTS: Readonly<Record<Verdict, { readonly shape: Shape; readonly tone: string }>> = {
	intact: LOOKS.holds,
	'intact, signer unknown': { shape: 'question', tone: 'remark' },
	incomplete: { shape: 'question', tone: 'remark' },
	broken: LOOKS.broken,
	unreadable: LOOKS.broken,
};

export function reportShown(report: VerifyReport, file: OfFile): HTMLElement {
	const { shape, tone } = VERDICTS[report.verdict];
	const about = verdicts[report.verdict];
	const print = element('button', { type: 'button', class: 'no-print' }, page.print);
	print.addEventListener('click', () => globalThis.print());
	return element(
		'article',
		{ 'aria-labelledby': 'verdict' },
		element('p', { class: 'on-paper' }, words.printTitle),
		element(
			'div',
			{ class: `verdict ${tone}` },
			sign(shape),
			element(
				'div',
				{},
				element('h2', { id: 'verdict', tabindex: '-1' }, about.name),
				element('p', {}, about.about),
				element('p', { class: 'help' }, page.ownCopy),
			),
			print,
		),
		report.exercise ? element('p', { class: 'band' }, exerciseBand.ofFile) : null,
		facts([
			[page.file, visible(file.name)],
			[page.size, page.bytes(file.sizeBytes.toLocaleString('en-US'))],
			[page.checkedAt, moment(file.at.toISOString())],
		]),
		checks(report.checks),
		signers(report),
		chains(report),
		withheld(report),
		list(
			words.notProven,
			report.notProven.map((sentence) => visible(sentence)),
		),
		element(
			'details',
			{ class: 'no-print' },
			element('summary', {}, page.json),
			element('pre', { id: 'json', tabindex: '0', role: 'region', 'aria-label': page.json }, plainJson(report)),
		),
	);
}

function checks(all: readonly Check[]): HTMLElement {
	const heads = [words.result, words.check, words.found, words.count];
	return element(
		'div',
		{ class: 'wide' },
		element(
			'table',
			{},
			element('caption', {}, words.table),
			element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
			element('tbody', {}, ...all.map(row)),
		),
	);
}

function row({ name, state, count, faults }: Check): HTMLElement {
	const { shape, tone } = LOOKS[state];
	const [first] = faults;
	const nothing = state !== 'holds' ? '' : count === 0 ? words.none : words.nothing;
	return element(
		'tr',
		{},
		element('td', { class: `state ${tone}` }, sign(shape), states[state]),
		element('th', { scope: 'row', class: name.includes('.') ? 'as-is' : null }, visible(name)),
		element(
			'td',
			{},
			first
				? element(
						'details',
						{ open: state === 'broken' || state === 'missing' ? '' : null },
						element('summary', {}, faults.length === 1 ? visible(first.place) : words.faults(faults.length)),
						element(
							'ul',
							{},
							...faults.map(({ place, rule, expected, found }) =>
								element(
									'li',
									{},
									element('code', {}, visible(place)),
									` ${visible(rule)}`,
									element(
										'div',
										{ class: 'help' },
										`${words.expected} `,
										element('code', {}, visible(expected)),
										`, ${words.was} `,
										element('code', {}, visible(found)),
									),
								),
							),
						),
					)
				: nothing,
		),
		element('td', { class: 'count' }, count.toLocaleString('en-US')),
	);
}

function signers(report: VerifyReport): HTMLElement {
	const each = report.signers.map((signer) => {
		const trusted = signer.trusted !== null;
		const what = signer.signs === 'case file' ? words.signsFile : words.signsEntries;
		return element(
			'li',
			{ class: 'signer' },
			element('span', { class: trusted ? 'ok' : 'remark' }, sign(trusted ? 'tick' : 'dashed')),
			element(
				'div',
				{},
				element('strong', {}, signer.name === null ? words.noName : visible(signer.name)),
				element('div', {}, signer.signedAt === null ? what : `${what}, ${moment(signer.signedAt)}`),
				element('div', {}, signer.trusted === null ? words.unknown : words.trusted(visible(signer.trusted))),
				element('code', {}, visible(signer.fingerprint)),
			),
		);
	});
	return part(words.signers, each.length === 0 ? element('p', {}, words.noSigner) : element('ul', {}, ...each));
}

function chains(report: VerifyReport): HTMLElement {
	const each = report.chains.map(({ letter, entries, first, last, head }) =>
		element(
			'li',
			{},
			element('strong', {}, words.chain(visible(letter), entries)),
			first === null || last === null ? null : element('div', {}, `${moment(first)} ${words.to} ${moment(last)}`),
			head === null ? null : element('div', {}, `${words.newest} `, element('code', {}, visible(head))),
		),
	);
	const anchored = report.anchored.map(({ sentence }) => element('p', { class: 'help' }, visible(sentence)));
	return part(words.chains, element('ul', {}, ...each), ...anchored);
}

function withheld(report: VerifyReport): HTMLElement {
	const each = report.withheld.map(
		({ kind, member, count }) => `${kindName(visible(kind))}: ${memberName(visible(member), kind)}, ${count}`,
	);
	return each.length === 0 ? part(words.withheld, element('p', {}, words.noneWithheld)) : list(words.withheld, each);
}

const list = (title: string, sentences: readonly string[]): HTMLElement =>
	part(title, element('ul', { class: 'dots' }, ...sentences.map((sentence) => element('li', {}, sentence))));

const part = (title: string, ...inside: readonly HTMLElement[]): HTMLElement =>
	element('section', {}, element('h3', {}, title), ...inside);

const facts = (all: readonly (readonly [string, string])[]): HTMLElement =>
	element(
		'dl',
		{},
		...all.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))),
	);

/** An instant as people read it; what is none stays as it is. */
function moment(at: string): string {
	const [, day, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/.exec(at) ?? [];
	return day && time ? `${day} ${time} UTC` : visible(at);
}
