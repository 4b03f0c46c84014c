/**
 * A screen for each worker beside the first, so that journeys that run at the same time share no focus, no clipboard and no window
 * order. The first keeps the screen it was given, which on a developer's machine is the one to watch it on.
 */
import { spawn } from 'node:child_process';

export interface Display {
	readonly close: () => void;
}

/** Starts a screen and makes it this process's own; null where there is nothing to start it with. @param worker from 0 */
export async function ownDisplay(worker: number): Promise<Display | null> {
	if (worker === 0 || process.platform !== 'linux') return null;
	const words = ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'];
	const server = spawn('Xvfb', words, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
	const number = await new Promise<string | null>((done) => {
		server.once('error', () => done(null));
		server.once('exit', () => done(null));
		server.stdio[3]?.once('data', (said: Buffer) => done(said.toString('utf8').trim()));
	});
	if (number === null) return null;
	process.env.DISPLAY = `:${number}`;
	delete process.env.XAUTHORITY;
	return { close: () => server.kill() };
}
