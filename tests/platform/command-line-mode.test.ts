/** Which words of the packaged program's start are a command. */
import { describe, expect, it } from 'vitest';
import { commandLineWords } from '../../main/platform/command-line-mode';

const words = (text: string) => commandLineWords(['/opt/Sealbook/sealbook', ...text.split(' ').filter(Boolean)]);

describe('the command-line mode', () => {
	it('takes everything after the dashes, whatever it looks like', () => {
		expect(words('--command-line -- hash --type=digital -- --command-line')).toEqual([
			...['hash', '--type=digital', '--', '--command-line'],
		]);
		expect(words('--no-sandbox --command-line --')).toEqual([]);
	});

	it('says how where the dashes are missing', () => {
		expect(words('--command-line case list')).toBe('how');
		expect(words('--command-line')).toBe('how');
	});

	it('is no command where the word is another program’s or a file’s', () => {
		expect(words('')).toBeNull();
		expect(words('--user-data-dir=/tmp/x')).toBeNull();
		expect(words('-- --command-line -- hash')).toBeNull();
		expect(words('/media/--command-line')).toBeNull();
	});
});
