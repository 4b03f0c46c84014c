/** How the command line writes JSON: as pages do that show it. */
export { plainJson } from '../../shared/plain-json';
