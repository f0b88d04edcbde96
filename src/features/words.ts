import { words as offline } from '#web/offline/words.ts';
import { words as web } from '#web/words.ts';
import { words as program } from '#shared/words.ts';
import { words as fields } from '#shared/words-fields.ts';
import { words as account } from './account/words.ts';
import { words as activity } from './activity/words.ts';
import { words as activityParts } from './activity/words-parts.ts';
import { words as approval } from './approval/words.ts';
import { words as authenticity } from './authenticity/words.ts';
import { words as authenticityParts } from './authenticity/words-parts.ts';
import { words as bulletin } from './bulletin/words.ts';
import { words as circular } from './circular/words.ts';
import { words as circularNeeds } from './circular/words-needs.ts';
import { words as pattern } from './pattern/words.ts';
import { words as patternNeeds } from './pattern/words-needs.ts';
import { words as org } from './org/words.ts';
import { words as outside } from './outside/words.ts';
import { words as pairing } from './pairing/words.ts';
import { words as partner } from './partner/words.ts';
import { words as peer } from './peer/words.ts';
import { words as peerParts } from './peer/words-parts.ts';
import { words as costEvents } from './cost/words-events.ts';
import { words as planEvents } from './plan/words-events.ts';
import { words as place } from './place/words.ts';
import { words as plan } from './plan/words.ts';
import { words as planNeeds } from './plan/words-needs.ts';
import { words as planSheet } from './plan/words-sheet.ts';
import { words as programme } from './programme/words.ts';
import { words as project } from './project/words.ts';
import { words as search } from './search/words.ts';
import { words as statistics } from './statistics/words.ts';
import { words as statisticsChecked } from './statistics/words-checked.ts';
import { words as resource } from './resource/words.ts';
import { words as security } from './security/words.ts';
import { words as series } from './series/words.ts';
import { words as suggestion } from './suggestion/words.ts';
import { words as template } from './template/words.ts';
import { words as temporary } from './temporary/words.ts';
import { words as unit } from './unit/words.ts';
import { words as unitContact } from './unit/words-contact.ts';
import { words as outcome } from './outcome/words.ts';
import { words as outcomePages } from './outcome/words-pages.ts';
import { words as outlet } from './outlet/words.ts';
import { words as site } from './outlet/words-site.ts';
import { paperNames, words as papersParts } from './papers/words-parts.ts';
import { words as papers } from './papers/words.ts';
import { words as needs } from './activity/words-needs.ts';
import { words as events } from './activity/words-events.ts';
import { words as fileParts } from './file/words-parts.ts';
import { words as cost } from './cost/words.ts';
import { words as consultation } from './consultation/words.ts';
import { words as burden } from './burden/words.ts';
import { words as feedback } from './feedback/words.ts';
import { words as file } from './file/words.ts';
import { words as home } from './home/words.ts';
import { words as reminderMail } from './reminder/words-mail.ts';
import { words as reminderRobot } from './reminder/words-robot.ts';
import { words as imports } from './import/words.ts';
import { words as importLines } from './import/words-lines.ts';
import { words as inspection } from './inspection/words.ts';
import { words as ledgerFields } from './ledger/words-fields.ts';
import { words as ledger } from './ledger/words.ts';
import { words as notice } from './notice/words.ts';
import { words as attendance } from './attendance/words.ts';
import { words as offer } from './offer/words.ts';
import { words as office } from './office/words.ts';
import { words as recordMask } from './record/words-mask.ts';
import { words as recordParts } from './record/words-parts.ts';
import { words as record } from './record/words.ts';
import { words as reminderPage } from './reminder/words-page.ts';
import { words as reminder } from './reminder/words.ts';
import { words as review } from './review/words.ts';
import { words as rulebook } from './rulebook/words-book.ts';

/** Every word of the product. An explicit list. */
export const lexicon = {
  ...program,
  ...fields,
  ...web,
  ...account,
  ...burden,
  ...consultation,
  ...feedback,
  ...file,
  ...fileParts,
  ...home,
  ...reminderMail, ...reminderRobot,
  ...imports,
  ...importLines,
  ...inspection,
  ...ledger,
  ...ledgerFields,
  ...notice,
  ...papers,
  ...papersParts,
  ...(paperNames as Record<never,
  never>),
  ...offer,
  ...office,
  ...activity,
  ...activityParts,
  ...approval,
  ...authenticity,
  ...authenticityParts,
  ...attendance,
  ...bulletin,
  ...circular,
  ...circularNeeds,
  ...cost,
  ...org,
  ...outcome,
  ...outcomePages,
  ...offline,
  ...outlet,
  ...site,
  ...outside,
  ...pairing,
  ...partner,
  ...peer,
  ...peerParts,
  ...costEvents,
  ...pattern,
  ...patternNeeds,
  ...planEvents,
  ...place,
  ...plan,
  ...planNeeds,
  ...planSheet,
  ...programme,
  ...project,
  ...search,
  ...statistics,
  ...statisticsChecked,
  ...resource,
  ...security,
  ...series,
  ...suggestion,
  ...template,
  ...temporary,
  ...unit,
  ...unitContact,
  ...needs,
  ...events,
  ...record,
  ...recordMask,
  ...recordParts,
  ...reminder,
  ...reminderPage,
  ...review,
  ...rulebook,
};
