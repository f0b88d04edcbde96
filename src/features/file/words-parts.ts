import type { Words } from '#shared/language.ts';

/** Files on their way from the page. */
export const words = {
  'file.sending': ['正在上传“{name}”', 'Uploading “{name}”'],
  'file.arrived': ['已收到', 'Received'],
  'file.caption': ['“{name}”的说明', 'Caption of “{name}”'],
} as const satisfies Words;
