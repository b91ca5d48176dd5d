export { fenOf, yuan } from './fen';
export { change, points, pointsOf } from './points';
export { clock, day, moment, withOffset, type Language } from './times';
