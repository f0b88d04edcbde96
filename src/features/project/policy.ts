import { businessPosts, type PolicyLine } from '#shared/policy.ts';

/** Projects are kept by 机关党委 and secretaries. The unit visited is a work secret, kept by 纪检 and nobody else. */
export const projectPolicy: readonly PolicyLine[] = [
  { verb: 'project.list', who: businessPosts, reads: true },
  { verb: 'project.one', who: businessPosts, reads: true },
  { verb: 'project.add', who: ['committee', 'secretary', 'operator'] },
  { verb: 'project.edit', who: ['committee', 'secretary'] },
  { verb: 'project.close', who: ['committee', 'secretary'] },
  { verb: 'project.set_team', who: ['committee', 'secretary'] },
  { verb: 'project.set_auditee', who: ['discipline'] },
  { verb: 'project.remove_auditee', who: ['discipline'] },
];
