import { expect, test } from 'vitest';
import { linkHeaders } from './link-secret.ts';

test.each([
  ['/p/aB3-_x', { 'x-lianxue-link': 'aB3-_x' }], ['/p/', {}], ['/p/a/b', {}], ['/p/a%0Ab', {}], ['/partners/1', {}], ['/place', {}], ['/place/account', {}], ['/place/0000000a-0000-7000-8000-00000000000b', { 'x-lianxue-side': '0000000a-0000-7000-8000-00000000000b' }], ['/', {}],
])('%s', (address, headers) => expect(linkHeaders(address)).toEqual(headers));
