import { runCheck, type Check } from '#shared/check.ts';
import type { Finding } from '#shared/finding.ts';
import type { Rules } from '#shared/rules.ts';
import { faces } from './checks-faces.ts';
import { headings } from './checks-headings.ts';
import { imprint } from './checks-imprint.ts';
import { grid, pageNumbers, pageSize } from './checks-page.ts';
import { attachmentNames, paperDates, paperNumber } from './checks-text.ts';
import type { LayoutFacts } from './facts-layout.ts';

/** DOC-01 to DOC-09: what a written paper is held to, whoever made it. */
export const layoutChecks: readonly Check<LayoutFacts>[] = [pageSize, grid, paperNumber, headings, paperDates, attachmentNames, imprint, pageNumbers, faces];

/** What they say of a paper. */
export const layoutFindingsOf = (facts: LayoutFacts, rules: Rules): Finding[] => layoutChecks.flatMap((check) => runCheck(check, facts, rules));
