import type { Words } from '#shared/language.ts';

/** What stands in the way of making, changing or using a pattern. */
export const words = {
  'need.pattern': ['没有这个模式。请刷新页面。', 'There is no such pattern. Reload the page.'],
  'need.pattern_agenda': ['没有议程，做不成模式。请先有一场带议程的方案。', 'There is no agenda to make a pattern of. It takes a session with an agenda.'],
  'need.pattern_cancelled': ['这项活动已经取消（{reason}），没有开展过，不能做成模式。', 'This activity was cancelled ({reason}) and never held; no pattern comes of it.'],
  'need.pattern_held': ['活动还在“{stage}”阶段，没有开展过。开展以后才能做成模式。', 'The activity stands at “{stage}” and was not held yet. A pattern is made after it was.'],
  'need.pattern_day': ['从 {from} 开始的议程共 {minutes} 分钟，过了当天。请减少分钟或提早开始。', 'The agenda from {from} takes {minutes} minutes and ends after midnight. Shorten it or begin earlier.'],
  'need.pattern_names': ['文字中有名称：{names}。模式不含人名、单位名、支部名，请改成通用的说法；确实不是名称的，请勾选核对。', 'Names stand in the text: {names}. A pattern holds none; put it in general words, or confirm that they are no names.'],
  'need.pattern_name_once': ['已有名为《{name}》的模式。请换一个名称。', 'There is a pattern “{name}” already. Choose another name.'],
  'need.pattern_state': ['模式现在是“{state}”，不能这样操作。', 'The pattern is “{state}” now, which does not allow this.'],
  'need.pattern_retired': ['模式《{name}》已停用，请换一个模式，或不用模式发起。', 'The pattern “{name}” is out of use. Choose another, or begin without one.'],
  'forbidden.pattern_author': ['这个模式由机关党委或做它的书记修改。', 'This pattern is changed by the committee, or by the secretary who made it.'],
  'stale.pattern': ['在您编辑期间，这个模式已有改动。请刷新后再改。', 'The pattern was changed meanwhile. Reload it and change it then.'],
  'event.activity.created_from_pattern': ['按模式《{pattern}》提出选题“{theme}”', 'started the topic “{theme}” from the pattern “{pattern}”'],
  'field.patternId': ['模式', 'pattern'],
  'field.goodFor': ['适合什么', 'what it is good for'],
  'field.design': ['模式内容', 'design'],
  'field.keep': ['保留的文字', 'words kept'],
  'field.noNames': ['没有名称的核对', 'statement that no names stand in it'],
  'field.activityId': ['活动', 'activity'],
} as const satisfies Words;
