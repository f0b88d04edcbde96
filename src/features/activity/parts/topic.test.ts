import { expect, test } from 'vitest';
import { exampleFacts } from '#features/activity/fixtures.ts';
import { changesOf, emptyTopic, topicOf } from './topic.ts';

test('the topic is the part of the activity that is typed, and only what changed of it is sent', () => {
  const topic = topicOf(exampleFacts().activity);
  expect(Object.keys(topic).toSorted()).toEqual(Object.keys(emptyTopic).toSorted());
  expect(changesOf(topic, topic)).toEqual({});
  expect(changesOf(topic, { ...topic, theme: '新主题', forms: [...topic.forms] })).toEqual({ theme: '新主题' });
  expect(changesOf(topic, { ...topic, plannedOn: null, projectIds: ['x'] })).toEqual({ plannedOn: null, projectIds: ['x'] });
});
