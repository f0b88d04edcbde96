import { words as web } from '#web/words.ts';
import { words as program } from '#shared/words.ts';
import { words as fields } from '#shared/words-fields.ts';
import { words as account } from './account/words.ts';
import { words as activity } from './activity/words.ts';
import { words as activityParts } from './activity/words-parts.ts';
import { words as approval } from './approval/words.ts';
import { words as bulletin } from './bulletin/words.ts';
import { words as org } from './org/words.ts';
import { words as partner } from './partner/words.ts';
import { words as programme } from './programme/words.ts';
import { words as project } from './project/words.ts';
import { words as search } from './search/words.ts';
import { words as suggestion } from './suggestion/words.ts';
import { words as unit } from './unit/words.ts';
import { words as outcome } from './outcome/words.ts';
import { words as outlet } from './outlet/words.ts';
import { words as site } from './outlet/words-site.ts';
import { paperNames, words as papersParts } from './papers/words-parts.ts';
import { words as papers } from './papers/words.ts';
import { words as needs } from './activity/words-needs.ts';
import { words as events } from './activity/words-events.ts';
import { words as fileParts } from './file/words-parts.ts';
import { words as file } from './file/words.ts';
import { words as home } from './home/words.ts';
import { words as imports } from './import/words.ts';
import { words as ledgerFields } from './ledger/words-fields.ts';
import { words as ledger } from './ledger/words.ts';
import { words as notice } from './notice/words.ts';
import { words as attendance } from './attendance/words.ts';
import { words as office } from './office/words.ts';
import { words as recordMask } from './record/words-mask.ts';
import { words as recordParts } from './record/words-parts.ts';
import { words as record } from './record/words.ts';
import { words as review } from './review/words.ts';
import { words as checks } from './rulebook/words-checks.ts';
import { words as integrity } from './rulebook/words-integrity.ts';
import { words as layout } from './rulebook/words-layout.ts';
import { words as parameters } from './rulebook/words-parameters.ts';
import { words as rulebook } from './rulebook/words.ts';

/** Every word of the product. An explicit list. */
<<<<<<< HEAD
export const lexicon = { ...program, ...fields, ...web, ...account, ...file, ...fileParts, ...home, ...imports, ...ledger, ...ledgerFields, ...notice, ...papers, ...papersParts, ...office, ...activity, ...activityParts, ...approval, ...attendance, ...bulletin, ...org, ...outcome, ...outlet, ...site, ...partner, ...programme, ...project, ...search, ...suggestion, ...unit, ...needs, ...events, ...record, ...recordMask, ...recordParts, ...review, ...checks, ...integrity, ...layout, ...parameters, ...rulebook };
=======
export const lexicon = { ...program, ...fields, ...web, ...account, ...file, ...fileParts, ...home, ...imports, ...ledger, ...ledgerFields, ...notice, ...papers, ...papersParts, ...(paperNames as Record<never, never>), ...office, ...activity, ...activityParts, ...approval, ...attendance, ...bulletin, ...org, ...outcome, ...outlet, ...site, ...partner, ...programme, ...project, ...search, ...suggestion, ...unit, ...needs, ...events, ...record, ...recordParts, ...review, ...checks, ...integrity, ...layout, ...parameters, ...rulebook };
>>>>>>> cd0df25 (Papers of an activity: states with what cures them, preview on screen, files, all in one .zip)
