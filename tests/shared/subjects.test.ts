/** What an entry is about, found by its id among the entries of its case. */
import { expect, it } from 'vitest';
import { subjectsOf } from '../../shared/projections/subjects';

const e = (kind: string, body: Readonly<Record<string, unknown>>) => ({ kind: `${kind}/1`, body });
const ENTRIES = [
	e('host.recorded', { host: 'h1', name: 'FS-01' }),
	e('host.recorded', { host: 'h1', name: 'FIN-FS01' }),
	e('lead.recorded', { lead: 'l1', about: '203.0.113.7', description: 'relay' }),
	e('indicator.recorded', {
		ids: ['i1', 'i2'],
		indicators: [
			{ type: 'ipv4', value: '198.51.100.1' },
			{ type: 'domain', value: 'evil.example' },
		],
	}),
	e('notification.planned', { notification: 'n1', party: { id: 'cio', name: 'CIO' } }),
	e('containment.decided', { containment: 'c1' }),
];
const about = subjectsOf(ENTRIES);

it('names what was named last, and shows no address that could be clicked', () => {
	expect(about(e('host.state-set', { host: 'h1', to: 'contained' }))).toBe('FIN-FS01');
	expect(about(e('lead.assessed', { lead: 'l1' }))).toBe('203[.]0[.]113[.]7');
	expect(about(e('indicator.withdrawn', { indicator: 'i2' }))).toBe('domain evil[.]example');
	expect(about(e('notification.made', { notification: 'n1' }))).toBe('CIO');
});

it('says nothing of an entry that names itself, of what is withheld, and of what it does not know', () => {
	expect(ENTRIES.map(about)).toEqual(ENTRIES.map(() => null));
	expect(about(e('containment.ended', { containment: 'c1' }))).toBeNull();
	expect(about(e('host.state-set', { host: 'h9' }))).toBeNull();
	expect(about(e('host.state-set', {}))).toBeNull();
	expect(subjectsOf([e('toString', {})])(e('constructor.called', { host: 'h1' }))).toBeNull();
});
