/** Text from evidence, notes and people, made harmless to look at: screens and parts show nothing else of it. */

export { shownMember } from '../../shared/indicators/shown';
export { hidesSomething, visible } from '../../shared/visible';
