/** What an outside unit has and wants: 资源清单, 需求清单, 项目清单; and what of it is worth going to see. */
export const offerKinds = ['resource', 'need', 'project', 'collective', 'figure', 'site'] as const;
export type OfferKind = (typeof offerKinds)[number];

/** Those that it wants something with; all others it can give. */
export const wants = (kind: OfferKind): boolean => kind === 'need' || kind === 'project';

/** One line of a unit's lists, as its commands know it. */
export interface OfferKnown {
  readonly id: string;
  readonly unitId: string;
  readonly text: string;
  readonly ended: boolean;
  readonly version: number;
}
