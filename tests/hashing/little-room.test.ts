/** In Electron 25 a thread of little room may never end; building sets in the window hung so. */
import { expect, it } from 'vitest';
import { littleRoom } from '../../main/hashing/little-room';

it('is given outside Electron only', () => {
	expect(littleRoom(6, undefined)).toEqual({ resourceLimits: { maxYoungGenerationSizeMb: 6 } });
	expect(littleRoom(6, '25.1.1')).toEqual({});
});
