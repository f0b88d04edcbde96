import { words as web } from '#web/words.ts';
import { words as account } from './account/words.ts';
import { words as activity } from './activity/words.ts';
import { words as approval } from './approval/words.ts';
import { words as needs } from './activity/words-needs.ts';
import { words as events } from './activity/words-events.ts';

/** Every word of the product. An explicit list. */
export const lexicon = { ...web, ...account, ...activity, ...approval, ...needs, ...events };
