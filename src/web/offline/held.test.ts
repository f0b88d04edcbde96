import { beforeAll, expect, test } from 'vitest';
import { contract } from '#features/contracts.ts';
import { filesIn, nameHere, namesFiles } from './held.ts';

const side = '5b0e3c1a-0000-4000-8000-000000000001';
beforeAll(() => { Object.assign(globalThis, { location: { pathname: `/p/secret/${side}` } }); });

const key = (path: string, input: object = {}) => [path.split('.'), { input, type: 'query' }];

test.each([
  ['an activity’s files', key('activity.get'), { facts: { files: [{ id: 'a', name: '合影.jpg', size: 12 }] } }, [{ address: '/files/a', name: '合影.jpg', size: 12 }]],
  ['papers that are not empty', key('papers.list', { id: 'x' }), { papers: [{ key: 'notice', kind: 'docx', empty: false }, { key: 'sign', kind: 'xlsx', empty: true }] }, [{ address: '/papers/x/notice.docx', name: 'notice.docx', size: null }]],
  ['the latest version of an item', key('resource.one'), { resource: { id: 'r', no: 3, fileName: '办法.pdf', size: 9, kind: 'file' }, pack: null }, [{ address: '/files/resources/r/3', name: '办法.pdf', size: 9 }]],
  ['an item that is a link', key('resource.one'), { resource: { id: 'r', no: 1, fileName: null, size: null, kind: 'link' }, pack: null }, []],
  ['a pack, as one paper and with all that is in it', key('resource.one'), { resource: { id: 'r', no: 1, fileName: null, kind: 'pack', title: '行前必读' }, pack: [{ files: [{ name: 'a.txt', href: '/files/a', size: 1 }] }, { files: [] }] },
    [{ address: '/papers/resources/r/pack.docx', name: '行前必读.docx', size: null }, { address: '/files/a', name: 'a.txt', size: 1 }]],
  ['papers of a partner’s activity, both ways, below its page', [['partner'], {}, 'papers', side], [{ key: 'programme', which: null }, { key: 'bulletin', which: 'b' }], ['programme.docx', 'programme.pdf', 'bulletin.docx?which=b', 'bulletin.pdf?which=b']
    .map((file) => ({ address: `/p/secret/${side}/papers/${file}`, name: file.replace(/\?.*$/u, ''), size: null }))],
  ['papers by a link to one activity', [['partner'], {}, 'papers', null], [{ key: 'record', which: null }], ['docx', 'pdf'].map((type) => ({ address: `/p/secret/papers/record.${type}`, name: `record.${type}`, size: null }))],
  ['material of a consultation', [['consultation', 'ofLink'], {}, side], [{ files: [{ id: 'f', name: '口径.pdf', size: 7 }] }, { files: [] }], [{ address: `/p/secret/${side}/files/f`, name: '口径.pdf', size: 7 }]],
  ['agreements of a unit', key('place.page'), { agreements: [{ id: 'a', purpose: '互学' }] }, ['docx', 'pdf'].map((type) => ({ address: `/p/secret/papers/agreements/a.${type}`, name: `互学.${type}`, size: null }))],
  ['what names none', key('home.waiting'), { waiting: [] }, []],
])('%s', (_, question, data, files) => {
  expect(filesIn(question, data)).toEqual(files);
});

test('what lies here of a link is named without its secret', () => {
  expect(['/p/secret/papers/record.docx', `/p/secret/${side}/files/f`, '/files/a', `/place/${side}/files/f`].map(nameHere)).toEqual(['/p/papers/record.docx', `/p/${side}/files/f`, '/files/a', `/place/${side}/files/f`]);
});

test.each(['activity.get', 'papers.list', 'resource.one', 'consultation.ofLink', 'place.page'])('%s is a question of the contract', (path) => {
  const [feature = '', name = ''] = path.split('.');
  expect(Object.keys(contract[feature as 'papers'])).toContain(name);
  expect(namesFiles(key(path))).toBe(true);
});
