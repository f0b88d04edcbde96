/**
 * Tables that are the office's state and nothing else: `verify` replays the ledger against every row of them. Not here:
 * the ledger itself, the working calendar, and the sign-in library's own.
 */
export const stateTables = [
  'account', 'action', 'activity', 'approval', 'arrangement_line', 'attendance', 'branch', 'bulletin', 'bulletin_comment', 'consent', 'contact_log',
  'cost_line', 'delivery', 'file', 'file_mask', 'finding_response', 'import_batch', 'import_column', 'imported_case', 'insight', 'link', 'membership',
  'notice', 'office', 'office_profile', 'outlet', 'person', 'plan_discussion', 'plan_item', 'plan_paper', 'plan_step', 'plan_version', 'post',
  'problem', 'programme_version', 'project', 'project_auditee', 'project_member', 'publication', 'record', 'reply', 'rule_setting', 'secrecy_review',
  'side', 'site', 'suggestion', 'template', 'template_version', 'token', 'unit', 'unit_distinct', 'unit_merge', 'year_plan',
] as const;
