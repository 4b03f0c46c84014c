/** A time that a host’s clock showed, worked out here while it is typed, by the same rule as everywhere. */
export { correctedTime } from '../../shared/projections/skew';
