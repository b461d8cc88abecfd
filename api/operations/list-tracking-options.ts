import { notAvailableYet } from '../errors.ts';
import type { Operation, Schemas } from './operation.ts';

export const listTrackingOptions: Operation<undefined, Schemas['TrackingOptionList']> = async () => {
  throw notAvailableYet('listTrackingOptions is not built yet.');
};
