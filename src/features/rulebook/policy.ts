import { anyPost, type PolicyLine } from '#shared/policy.ts';

/**
 * Who may change the rulebook. Which of them for which chapter is told by `editorOf` and `confirmerOf` in book.ts:
 * 机关党委 sets, 机关纪委 confirms PLC and INT, 安全管理员 keeps SEC.
 */
export const rulebookPolicy: readonly PolicyLine[] = [
  { verb: 'rulebook.list', who: anyPost, reads: true },
  { verb: 'rulebook.in_force', who: anyPost, reads: true },
  { verb: 'rulebook.found', who: anyPost, reads: true },
  { verb: 'rulebook.choose_profile', who: ['committee'] },
  { verb: 'rulebook.drop_profile', who: ['committee'] },
  { verb: 'rulebook.set', who: ['committee', 'security_admin'] },
  { verb: 'rulebook.confirm', who: ['committee', 'discipline', 'security_admin'] },
];
