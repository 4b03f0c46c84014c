/**
 * The threads of an acquisition: one reads, writes and reads again, others digest. Bundled on its own and loaded by path;
 * which of them a thread is, its work says.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { Refused } from '../../shared/refusal';
import type { AcquireMessage, AcquireThread, LaneMessage } from './acquire-messages';
import { acquireToRing } from './acquire-ring';
import { acquireStream } from './acquire-stream';
import { acquireTree } from './acquire-tree';
import { Control } from './control';
import { runLane } from './lane';
import { rereadCopies } from './reread';

// Electron shows an `.asar` file as a folder, in each thread anew; evidence is read as it lies there. Node ignores this.
Reflect.set(process, 'noAsar', true);

const port = parentPort;
if (port !== null) {
	const say = (message: AcquireMessage | LaneMessage) => port.postMessage(message);
	const thread = workerData as AcquireThread;
	serve(thread, say).catch((error: unknown) => {
		if (error instanceof Refused) say({ said: 'refused', refusal: error.refusal });
		else say({ said: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) });
	});
}

async function serve(thread: AcquireThread, say: (message: AcquireMessage | LaneMessage) => void): Promise<void> {
	if (port === null) return;
	switch (thread.role) {
		case 'lane':
			return runLane(thread.work, () => say({ said: 'ready' }));
		case 'check': {
			const control = new Control(port);
			control.verifying();
			const readings = await rereadCopies(thread.self, thread.copies, (bytes) => control.verified(bytes));
			say({ said: 'checked', readings });
			break;
		}
		case 'acquire': {
			const control = new Control(port);
			const { work, self } = thread;
			const outcome =
				work.target === null
					? await acquireToRing(self, work, control, say)
					: work.kind === 'tree'
						? await acquireTree(self, work, work.target, control)
						: await acquireStream(self, work, work.target, control);
			say({ said: 'done', outcome });
			break;
		}
		default:
			thread satisfies never;
	}
	port.close();
}
