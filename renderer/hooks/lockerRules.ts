/** The locker's rules, as the ledger's readers have them, for the screens: what is due, where an item is, what a tag says. */
export { dueOf, isHere, type LockerWanted, lockerRows, personOf, placeCounts } from '../../shared/projections/locker';
export { PLACE_SEPARATOR } from '../../shared/projections/places';
export { expectedAt, readScan } from '../../shared/projections/stock';
export { isPattern, tagAt } from '../../shared/projections/tags';
