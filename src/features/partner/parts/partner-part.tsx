import type { ActivityView } from '#features/activity/contract.ts';
import { Contacts } from './contacts.tsx';
import { PersonalLinks } from './personal-links.tsx';
import { Signatures } from './signatures.tsx';

/** The other side, below who takes part: what each has said, the links it says it by, and what was agreed on the way. */
export const PartnerPart = ({ view }: { readonly view: ActivityView }) => (
  <>
    <Signatures view={view} subject="activity" version={view.facts.activity.programmeNo} />
    <PersonalLinks view={view} />
    <Contacts view={view} />
  </>
);
