import { utmost, type Product } from './facts.ts';

/** The smallest product that keeps to all rules of burden. */
export const exampleProduct: Product = {
  on: '2026-11-23', names: [], uploads: [], reports: [], asked: [], reminders: [], limits: utmost, phone: { on: false, needsFiling: true, filingNo: null }, feedback: { frames: ['办公'], hidden: [] },
};
