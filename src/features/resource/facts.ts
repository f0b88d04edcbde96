/** Lists the library is described by; their words are in words.ts. */
export const resourceKinds = ['file', 'link', 'pack'] as const;
export type ResourceKind = (typeof resourceKinds)[number];
export const sourceKinds = ['own', 'unit', 'words'] as const;
/** 公开, 内部, 限定范围 (those it reached). A secrecy mark is no value of this list: what carries one is refused at the door. */
export const sensitivities = ['open', 'internal', 'limited'] as const;
export type Sensitivity = (typeof sensitivities)[number];
export const resourceStates = ['offered', 'library', 'declined', 'retired'] as const;
export type ResourceState = (typeof resourceStates)[number];
/** What a reading pack can be made of; the first four are of an activity. */
export const packParts = ['topic', 'programme', 'materials', 'record', 'bulletin', 'item'] as const;
export type PackPart = (typeof packParts)[number];
/** One thing of a pack, by reference: `id` is the activity's, the bulletin's or the resource's. */
export interface Entry {
  readonly part: PackPart;
  readonly id: string;
}

/** A resource as its commands know it. */
export interface ResourceKnown {
  readonly id: string;
  readonly title: string;
  readonly kind: ResourceKind;
  readonly state: ResourceState;
  readonly sensitivity: Sensitivity;
  readonly activityId: string | null;
  readonly byPersonId: string | null;
  readonly version: number;
  /** The number of its latest version. */
  readonly no: number;
}

/** Whether an address has the shape of one that a browser opens from the web. It is never fetched. */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s"'<>\\]+$/i.test(text)) return false;
  try {
    const { protocol, hostname, username, password } = new URL(text);
    return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '' && (hostname.includes('.') || hostname === 'localhost');
  } catch {
    return false;
  }
}

/** Tags as they are kept: trimmed, once each, in the order they were given. */
export const tidyTags = (tags: readonly string[]): string[] => [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))];
