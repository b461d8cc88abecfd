import { readFlowWorld } from '../../tools/generate/flow-pages.ts';
import { root } from './markdown.ts';

/** The flows of this checkout, with what they say of each other. */
export const world = readFlowWorld(root);
