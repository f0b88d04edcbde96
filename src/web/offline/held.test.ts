import { expect, test } from 'vitest';
import { contract } from '#features/contracts.ts';
import { filesIn, namesFiles } from './held.ts';

const key = (path: string, input: object = {}) => [path.split('.'), { input, type: 'query' }];

test.each([
  ['an activity’s files', key('activity.get'), { facts: { files: [{ id: 'a', name: '合影.jpg', size: 12 }] } }, [{ address: '/files/a', name: '合影.jpg', size: 12 }]],
  ['papers that are not empty', key('papers.list', { id: 'x' }), { papers: [{ key: 'notice', kind: 'docx', empty: false }, { key: 'sign', kind: 'xlsx', empty: true }] }, [{ address: '/papers/x/notice.docx', name: 'notice.docx', size: null }]],
  ['the latest version of an item', key('resource.one'), { resource: { id: 'r', no: 3, fileName: '办法.pdf', size: 9, kind: 'file' }, pack: null }, [{ address: '/files/resources/r/3', name: '办法.pdf', size: 9 }]],
  ['an item that is a link', key('resource.one'), { resource: { id: 'r', no: 1, fileName: null, size: null, kind: 'link' }, pack: null }, []],
  ['a pack, as one paper and with all that is in it', key('resource.one'), { resource: { id: 'r', no: 1, fileName: null, kind: 'pack', title: '行前必读' }, pack: [{ files: [{ name: 'a.txt', href: '/files/a', size: 1 }] }, { files: [] }] },
    [{ address: '/papers/resources/r/pack.docx', name: '行前必读.docx', size: null }, { address: '/files/a', name: 'a.txt', size: 1 }]],
  ['what names none', key('home.waiting'), { waiting: [] }, []],
])('%s', (_, question, data, files) => {
  expect(filesIn(question, data)).toEqual(files);
});

test.each(['activity.get', 'papers.list', 'resource.one'])('%s is a question of the contract', (path) => {
  const [feature = '', name = ''] = path.split('.');
  expect(Object.keys(contract[feature as 'papers'])).toContain(name);
  expect(namesFiles(key(path))).toBe(true);
});
