import type { Words } from '#shared/language.ts';

/** Whom one speaks to at a unit, and what was spoken of outside any activity. */
export const words = {
  'unit.liaisons': ['联系人', 'Whom to speak to'],
  'unit.noLiaisons': ['还没有登记联系人。', 'Nobody is entered.'],
  'unit.liaison_hint': ['只登记姓名和职务，不登记电话、邮箱。', 'Name and post only, no numbers or addresses.'],
  'unit.liaison_name': ['姓名', 'Name'],
  'unit.liaison_post': ['职务', 'Post'],
  'unit.add_liaison': ['登记联系人', 'Enter a person'],
  'unit.end_liaison': ['不再是联系人', 'Not any more'],
  'unit.end_liaison_of': ['不再是联系人：{name}', 'Not any more: {name}'],
  'unit.log_contact': ['记一次联络', 'Log a contact'],
  'unit.log_hint': ['与某项活动有关的，请在活动页面记。这里写活动之外的联络；不写个人电话。', 'What belongs to an activity is logged there. Here: what was spoken of outside any; no private numbers.'],
  'unit.spoke_with': ['与谁联络（姓名、职务）', 'With whom (name, post)'],
  'unit.means_hint': ['如电话、走访、来访、公函。', 'By telephone, a visit, a letter.'],
  'unit.imported': ['导入时的原文', 'As it came in'],
  'unit.imported_with': ['{name}，{at} 导入', '{name}, {at}'],
  'unit.outside': ['活动之外', 'outside any activity'],
  'need.no_numbers': ['请不要写个人电话、邮箱或证件号，只写姓名和职务。', 'No private numbers or addresses: name and post only.'],
  'need.liaison_once': ['“{name}”已是联系人。', '“{name}” is there already.'],
  'need.liaison': ['没有这位联系人，请刷新后再试。', 'There is no such person; reload and try again.'],
  'stale.liaison': ['这位联系人已被他人改动，请刷新后再试。', 'Somebody changed this person meanwhile; reload and try again.'],
  'event.unit.liaison_added': ['登记了“{name}”的联系人{person}', 'entered {person} of “{name}”'],
  'event.unit.liaison_ended': ['{person}不再是“{name}”的联系人', '{person} of “{name}” is not the one to speak to any more'],
  'event.unit.contacted': ['与“{name}”联络（{means}）', 'was in contact with “{name}” ({means})'],
} as const satisfies Words;
