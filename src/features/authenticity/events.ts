/** What people say of signals; what the program compared is no event. */
export const authenticityEvents = ['authenticity.explained', 'authenticity.noted'] as const;
