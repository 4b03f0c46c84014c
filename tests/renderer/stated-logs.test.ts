/** What a log states, on a screen: text that would act or hide is shown, never obeyed, wherever the log has it. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { StatedDigests } from '../../renderer/parts/StatedDigests';
import { StatedRun } from '../../renderer/parts/StatedRun';

const HOSTILE = '<img src=x onerror=run()>\u202e\u0007\u200b';

it('shows a log’s own words harmless, each of them', () => {
	const run = {
		...{ tool: HOSTILE, version: HOSTILE, startedAt: HOSTILE, endedAt: HOSTILE, outcome: 'failed' as const },
		...{ outcomeSays: HOSTILE, stated: { examiner: HOSTILE, notes: HOSTILE }, names: [HOSTILE], nameCount: 9 },
		...{ badSectors: { count: null, says: HOSTILE }, remarks: [HOSTILE] },
	};
	const about = { algorithm: 'md5' as const, stated: 'e'.repeat(32), of: 'piece' as const, stage: 'verified' as const };
	const compared = { result: 'not-checked' as const, recomputed: null, because: HOSTILE };
	const digests = [{ ...about, file: HOSTILE, said: HOSTILE, ...compared }];
	const shown = [
		renderToStaticMarkup(createElement(StatedRun, { run })),
		renderToStaticMarkup(createElement(StatedDigests, { digests, all: 300 })),
	].join('');
	expect(shown).not.toMatch(/[\u0007\u200b\u202e]|<img/);
	expect(shown.split('\\u202E')).toHaveLength(12);
	expect(shown).toContain('no zone stated');
});
