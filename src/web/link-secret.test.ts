import { expect, test } from 'vitest';
import { linkHeaders } from './link-secret.ts';

test.each([
  ['/p/aB3-_x', { 'x-lianxue-link': 'aB3-_x' }], ['/p/', {}], ['/p/a/b', {}], ['/p/a%0Ab', {}], ['/partners/1', {}], ['/', {}],
])('%s', (address, headers) => expect(linkHeaders(address)).toEqual(headers));
