import { expect, test } from 'vitest';
import { exampleFacts } from '#features/activity/fixtures.ts';
import { changesOf, emptyTopic, topicOf, withPattern, withoutPattern } from './topic.ts';

test('the topic is the part of the activity that is typed, and only what changed of it is sent', () => {
  const topic = topicOf(exampleFacts().activity);
  expect(Object.keys(topic).toSorted()).toEqual(Object.keys(emptyTopic).toSorted());
  expect(changesOf(topic, topic)).toEqual({});
  expect(changesOf(topic, { ...topic, theme: '新主题', forms: [...topic.forms] })).toEqual({ theme: '新主题' });
  expect(changesOf(topic, { ...topic, plannedOn: null, projectIds: ['x'] })).toEqual({ plannedOn: null, projectIds: ['x'] });
});

test('a pattern fills what is empty, and what it brought goes with it unless somebody changed it', () => {
  const visit = { forms: ['参观'], tasks: '看做法', expectedEffect: '能借鉴' };
  const talk = { forms: ['座谈'], tasks: '谈做法', expectedEffect: null };
  const typed = { ...emptyTopic, theme: '我写的', expectedEffect: '我要的效果' };
  expect(withPattern(typed, visit)).toMatchObject({ theme: '我写的', forms: ['参观'], tasks: '看做法', expectedEffect: '我要的效果' });
  expect(withPattern(withoutPattern(withPattern(typed, visit), visit), talk)).toMatchObject({ forms: ['座谈'], tasks: '谈做法', expectedEffect: '我要的效果' });
  expect(withoutPattern({ ...withPattern(typed, visit), tasks: '我改过的' }, visit)).toMatchObject({ forms: [], tasks: '我改过的' });
  expect(withPattern(withoutPattern(withPattern(typed, visit), visit), undefined)).toEqual(typed);
});
