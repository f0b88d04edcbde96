import { createContext } from 'react';

/** Whether a page with its own h1 stands around: what stands in place of a page is the page, and has one itself. */
export const WithinPage = createContext(false);
