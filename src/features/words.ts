import { words as web } from '#web/words.ts';
import { words as program } from '#shared/words.ts';
import { words as account } from './account/words.ts';
import { words as activity } from './activity/words.ts';
import { words as activityParts } from './activity/words-parts.ts';
import { words as approval } from './approval/words.ts';
import { words as bulletin } from './bulletin/words.ts';
import { words as org } from './org/words.ts';
import { words as programme } from './programme/words.ts';
import { words as project } from './project/words.ts';
import { words as unit } from './unit/words.ts';
import { words as papersParts } from './papers/words-parts.ts';
import { words as papers } from './papers/words.ts';
import { words as needs } from './activity/words-needs.ts';
import { words as events } from './activity/words-events.ts';
import { words as home } from './home/words.ts';
import { words as ledgerFields } from './ledger/words-fields.ts';
import { words as ledger } from './ledger/words.ts';
import { words as notice } from './notice/words.ts';
import { words as attendance } from './attendance/words.ts';
import { words as office } from './office/words.ts';
import { words as review } from './review/words.ts';
import { words as checks } from './rulebook/words-checks.ts';
import { words as integrity } from './rulebook/words-integrity.ts';
import { words as parameters } from './rulebook/words-parameters.ts';
import { words as rulebook } from './rulebook/words.ts';

/** Every word of the product. An explicit list. */
export const lexicon = { ...program, ...web, ...account, ...home, ...ledger, ...ledgerFields, ...notice, ...papers, ...papersParts, ...office, ...activity, ...activityParts, ...approval, ...attendance, ...bulletin, ...org, ...programme, ...project, ...unit, ...needs, ...events, ...review, ...checks, ...integrity, ...parameters, ...rulebook };
