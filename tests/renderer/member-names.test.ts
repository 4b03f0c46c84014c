/** What a member of an entry is called: by what it means in its kind, and never by what a JavaScript object happens to have. */
import { describe, expect, it } from 'vitest';
import { memberValue } from '../../renderer/parts/memberValue';
import { memberName } from '../../renderer/words/members';

describe('a member of an entry', () => {
	it('is called by what it means in entries of its kind', () => {
		expect(memberName('to', 'custody.transferred/1')).toBe('Received by');
		expect(memberName('to', 'host.state-set/1')).toBe('State now');
		expect(memberName('to', 'notification.made/2')).toBe('Told');
	});

	it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('%s of a stranger is shown as it is', (name) => {
		expect(memberName(name, 'note.written/1')).toBe(name);
		expect(memberName('text', name)).toBe('Text');
		expect(memberValue('x', null, { kind: name, name })).toBe('x');
	});

	it('says the words of a list for what the list holds, and the value for what it does not', () => {
		const of = (name: string, value: unknown) => memberValue(value, null, { kind: 'note.written/1', name });
		expect(of('phase', 'da')).toBe('Detection & Analysis');
		expect(of('phase', 'elsewhere')).toBe('elsewhere');
		expect(of('stance', 'opinion')).toBe('Opinion');
		expect(of('accuracyMs', 300_000)).toBe('±5 min');
	});

	it('says yes and no, none, and how many of each, not the JSON of it', () => {
		const said = (value: unknown) => memberValue(value, null, { kind: 'compared', name: 'counts' });
		expect([true, false, [], { added: 0, modified: 12, moved: 1 }, { added: 0 }].map(said)).toEqual([
			...['Yes', 'No', 'None'],
			...['12 modified, 1 moved', 'None'],
		]);
		expect([{}, { added: '1' }, [0]].map(said)).toEqual(['{}', '{"added":"1"}', '[0]']);
	});
});
