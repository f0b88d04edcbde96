import type { ShippedParameter } from '#shared/check.ts';

const set = (parameter: string, value: number | boolean, unit: string | null): ShippedParameter => ({ parameter, value, unit, status: 'unconfirmed' });

/**
 * 到会自愿确认: off until the office wants it (《整治形式主义为基层减负若干规定》: nobody has to punch in; a voluntary
 * confirmation stands beside the organiser's entry and is a condition of nothing).
 */
export const onSiteRule = {
  id: 'REC-20', source: '本办主题联学工作机制', article: '到会自愿确认（现场码）',
  parameters: [
    set('onSite', false, null), set('stepSeconds', 60, '秒'), set('hours', 12, '小时'), set('toleranceMinutes', 10, '分钟'), set('tries', 8, '次'), set('pauseMinutes', 15, '分钟'),
  ],
} as const;
