/**
 * What projections give and screens show: plain data, all of it computed from entries and thrown away at will.
 * A member that nobody wrote down is null, never an invented value.
 */
export type * from './views/acquisition';
export type * from './views/acquisition-log';
export type * from './views/backup';
export type * from './views/baseline';
export type * from './views/case';
export type * from './views/casefile';
export type * from './views/contact';
export type * from './views/containment';
export type * from './views/crisis';
export type * from './views/custody';
export type * from './views/entry';
export type * from './views/exchange';
export type * from './views/exercise';
export type * from './views/hashset';
export type * from './views/incident';
export type * from './views/kit';
export type * from './views/library';
export type * from './views/list';
export type * from './views/locker';
export type * from './views/meeting';
export type * from './views/merge';
export type * from './views/metrics';
export type * from './views/notebook';
export type * from './views/notification';
export type * from './views/outside';
export type * from './views/paper';
export type * from './views/person';
export type * from './views/phase';
export type * from './views/role';
export type * from './views/scene';
export type * from './views/search';
export type * from './views/timeline';
export type * from './views/window';
