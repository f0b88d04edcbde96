import { implement } from '@orpc/server';
import { loadActivity } from '#features/activity/queries.ts';
import { gives, scopeIn, type ApiContext } from '#platform/api.ts';
import { noteAttempt } from '#features/security/queries.ts';
import { countGuess, pausedUntil } from '#platform/guesses.ts';
import { need } from '#shared/finding.ts';
import { createFormat } from '#shared/format.ts';
import { Refusal } from '#shared/refusal.ts';
import * as commands from './commands.ts';
import { attendanceContract } from './contract.ts';
import { codeRuleOn } from './facts-code.ts';
import { onSiteOf } from './store-code.ts';
import { noticeOf, rosterOf } from './store.ts';

const os = implement(attendanceContract).$context<ApiContext>();

const codeOf = ({ outbound }: ApiContext): commands.CodeOf => (showingId, step) => outbound.sealed.code(`on-site ${showingId}`, step);

/** A wrong code is counted although its command was taken back; guessing pauses, and the security administrator sees it. */
async function countWrong(context: ApiContext, key: string, activityId: string): Promise<void> {
  const scope = scopeIn(context);
  const { facts, rules } = await loadActivity(context.db, scope, activityId);
  const { tries: most, pauseMinutes: minutes } = codeRuleOn(rules, rules.today);
  const { paused } = await countGuess(context.db, key, scope.now, { most, minutes });
  if (paused) await noteAttempt(context, scope.officeId, { kind: 'on_site_code', about: `${facts.activity.code} ${scope.actor.name}`, by: most });
}

export const attendanceApi = {
  roster: os.roster.handler(async ({ input, context }) => {
    const scope = scopeIn(context);
    const { facts } = await loadActivity(context.db, scope, input.id);
    return rosterOf(context.db, scope, facts);
  }),
  notice: os.notice.handler(async ({ input, context }) => {
    const scope = scopeIn(context);
    const { facts } = await loadActivity(context.db, scope, input.id);
    return noticeOf(context.db, scope, facts);
  }),
  announce: os.announce.handler(gives(commands.announce)),
  reply: os.reply.handler(gives(commands.reply)),
  enter: os.enter.handler(gives(commands.enter)),
  enterByLink: os.enterByLink.handler(gives(commands.enterByLink)),
  onSite: os.onSite.handler(async ({ input, context }) => {
    const scope = scopeIn(context);
    const { facts, rules } = await loadActivity(context.db, scope, input.id);
    return onSiteOf(context.db, scope, { facts, rules, codeOf: codeOf(context) });
  }),
  openCode: os.openCode.handler(gives(commands.openCode)),
  closeCode: os.closeCode.handler(gives(commands.closeCode)),
  confirm: os.confirm.handler(async ({ input, context }) => {
    const scope = scopeIn(context);
    const key = `on-site ${scope.officeId} ${input.id} ${scope.actor.personId ?? scope.actor.link?.id ?? ''}`;
    const until = await pausedUntil(context.db, key, scope.now);
    if (until !== null) throw new Refusal('REFUSED', [need('attendance.code_paused', 'code', { until: createFormat(scope.actor.language).instant(until) })]);
    try {
      return await gives(commands.confirm(codeOf(context)))({ input, context });
    } catch (error) {
      if (error instanceof Refusal && error.findings[0]?.check === 'attendance.code_wrong') await countWrong(context, key, input.id);
      throw error;
    }
  }),
  hold: os.hold.handler(gives(commands.hold)),
};
