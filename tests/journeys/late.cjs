/**
 * Makes the main process slow to say what it has done, for journeys: with SEALBOOK_LATE=<milliseconds>[:<what>[:<seed>]] each
 * answer (`answers`, also where nothing is named), each event (`events`) or each of them (`both`) waits at random up to so
 * long after it is made. Answers may overtake one another, as work done side by side does; events keep their order, as one
 * pipe does. Electron loads this before the program (`-r`), which knows nothing of it.
 */
'use strict';

const { app, ipcMain } = require('electron');

const [most = '0', what = 'answers', seed = '1'] = (process.env.SEALBOOK_LATE ?? '').split(':');
if (!(Number(most) > 0) || !['answers', 'events', 'both'].includes(what))
	throw new Error('SEALBOOK_LATE=<milliseconds>[:answers|events|both[:<seed>]]');
let state = Number(seed) >>> 0;

/** mulberry32: the same waits for the same seed. @returns {number} milliseconds */
function wait() {
	state = (state + 0x6d2b79f5) >>> 0;
	let t = Math.imul(state ^ (state >>> 15), state | 1);
	t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
	return (((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * Number(most);
}

/** @param {number} ms */
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

if (what !== 'events') {
	const handle = ipcMain.handle.bind(ipcMain);
	ipcMain.handle = (channel, listener) =>
		handle(channel, async (...given) => {
			const answer = await listener(...given);
			await pause(wait());
			return answer;
		});
}
if (what !== 'answers')
	app.on('web-contents-created', (_event, contents) => {
		const send = contents.send.bind(contents);
		let last = Promise.resolve();
		contents.send = (...said) => {
			const held = pause(wait());
			last = last.then(() => held).then(() => (contents.isDestroyed() ? undefined : send(...said)));
		};
	});
