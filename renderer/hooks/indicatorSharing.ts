/** Which indicators may go out, by the same rule as where the file is written. */
export { shareable } from '../../shared/projections/indicator-sharing';
