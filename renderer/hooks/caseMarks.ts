/** How strictly the records of a case are marked, for screens: the same rule that an export is refused by. */
export { goesBeyond, marksIn, strictest } from '../../shared/projections/tlp';
