import { pino, type Logger } from 'pino';

/**
 * The program's own log, one JSON line each on stderr: faults and refused sign-ins, never what people typed. The
 * office's log of who did what is the ledger.
 */
export const makeLog = (level: string): Logger =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: ['headers.cookie', 'headers.authorization'] }, pino.destination(2));
export type Log = Logger;
