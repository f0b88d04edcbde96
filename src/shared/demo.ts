/** What everything of the demo office says of itself, on screen, on paper and outside: the one place where it stands. */
export const demoLine = ['演示数据，情节虚构', 'Demonstration data: everything here is fictitious'] as const;
