/** Sign-in by somebody else's word: OIDC, and the web sign-in of WeCom and DingTalk. */

export const providerKinds = ['oidc', 'wecom', 'dingtalk'] as const;
export type ProviderKind = (typeof providerKinds)[number];

/** Where a kind of provider is, unless an office runs its own (政务微信, 专属钉钉). Of OIDC it is always told. */
export const usualIssuer: Readonly<Record<Exclude<ProviderKind, 'oidc'>, string>> = { wecom: 'https://qyapi.weixin.qq.com', dingtalk: 'https://api.dingtalk.com' };
/** Where the browser is sent to, for those whose questions are answered elsewhere than their people sign in. */
export const usualDoor: Readonly<Record<Exclude<ProviderKind, 'oidc'>, string>> = { wecom: 'https://login.work.weixin.qq.com', dingtalk: 'https://login.dingtalk.com' };

/**
 * By which algorithms an ID token may be signed: with a key of the provider's that nobody else has. Never `none`, and none that goes by a shared secret
 * (HS…): the client's secret signs nothing here.
 */
export const tokenAlgorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'] as const;

/** A provider as kept; `secret` is sealed. */
export interface Provider {
  readonly id: string;
  readonly officeId: string;
  readonly kind: ProviderKind;
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly secret: string;
  readonly agentId: string | null;
  readonly vouchesSecond: boolean;
  readonly retiredAt: string | null;
  readonly version: number;
}

/** Why somebody who came back is not let in; its words are `outside.why.<why>`. */
export const whys = ['state', 'refused', 'forged', 'unreachable', 'unknown_subject', 'ended', 'second_factor', 'retired'] as const;
export type Why = (typeof whys)[number];
export const isWhy = (text: string | null): text is Why => whys.some((why) => why === text);
