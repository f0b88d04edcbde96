export const officeEvents = ['office.created'] as const;
