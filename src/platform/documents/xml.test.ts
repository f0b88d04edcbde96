import { describe, expect, test } from 'vitest';

import { child, elements, everyElement, readXml, textIn, XmlError } from './xml.ts';

describe('a part of an office file', () => {
  test('is read with prefixes, attributes, entities, CDATA; comments and instructions are passed over', () => {
    const root = readXml(`\ufeff<?xml version="1.0"?>\n<!-- x --><w:a w:val='1 "&lt;"' b="&#x4e2d;&#25991;"><w:b/><w:c>甲&amp;<![CDATA[<乙>]]></w:c><w:d><w:b /></w:d></w:a>\n`);
    expect(root).toMatchObject({ name: 'w:a', attributes: { 'w:val': '1 "<"', b: '中文' } });
    expect(elements(root).map((one) => one.name)).toEqual(['w:b', 'w:c', 'w:d']);
    expect(textIn(child(root, 'w:c') ?? root)).toBe('甲&<乙>');
    expect(everyElement(root, 'w:b')).toHaveLength(2);
    expect(child(root, 'w:d', 'w:b')?.name).toBe('w:b');
    expect(child(root, 'w:x', 'w:b')).toBeUndefined();
  });
  test.each([
    ['', 'nothing'], ['<a>', 'open'], ['<a></b>', 'crossed'], ['<a><b></a></b>', 'crossed deeper'], ['<a/><b/>', 'two'], ['<a>&nbsp;</a>', 'unknown entity'], ['<a>& b</a>', 'bare ampersand'],
    ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'document type'], ['<a b=c/>', 'unquoted'], ['<a', 'cut off'], ['<a>&#x110000;</a>', 'beyond Unicode'], [`${'<a>'.repeat(300)}${'</a>'.repeat(300)}`, 'too deep'],
  ])('%s is refused (%s)', (text) => expect(() => readXml(text)).toThrow(XmlError));
  test('a long one takes no time', () => {
    const started = performance.now();
    readXml(`<a>${'<b c="d">甲乙丙</b>'.repeat(50_000)}</a>`);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
