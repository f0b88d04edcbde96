import { pino, stdSerializers, type DestinationStream, type Logger } from 'pino';

/**
 * The program's own log, one JSON line each on stderr: faults and refused sign-ins, never what people typed. The
 * office's log of who did what is the ledger.
 */
export const makeLog = (level: string, to: DestinationStream = pino.destination(2)): Logger =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: ['headers.cookie', 'headers.authorization'], serializers: { err: fault } }, to);

/** An error with what was said of it. The database's carry the whole connection they came by, which tells nobody anything. */
function fault(error: Error): object {
  const { client: _connection, ...said } = stdSerializers.err(error);
  return said;
}
export type Log = Logger;
