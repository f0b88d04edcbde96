/** What can have happened to the office's own templates. */
export const templateEvents = ['template.uploaded', 'template.put_in_use', 'template.back_to_built_in', 'template.retired'] as const;
