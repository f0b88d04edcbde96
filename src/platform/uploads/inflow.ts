import type { Readable } from 'node:stream';

/** How much may lie in memory before the sender is held up, in bytes. */
const most = 1024 * 1024;

/**
 * What comes over a connection, piece by piece, to its last byte: where it is cut, a stream forgets what it had not handed
 * out yet, and on a network that is cut every few seconds that is most of it.
 */
export class Inflow {
  readonly #body: Readable;
  #pieces: Buffer[] = [];
  #bytes = 0;
  #over = false;
  #wake: () => void = () => undefined;

  constructor(body: Readable) {
    this.#body = body;
    const over = (): void => {
      this.#over = true;
      this.#wake();
    };
    if (body.destroyed || body.readableEnded) over();
    body.on('end', over).on('close', over).on('error', over).on('data', (piece: Buffer) => {
      this.#pieces.push(piece);
      this.#bytes += piece.length;
      if (this.#bytes > most) body.pause();
      this.#wake();
    });
  }

  /** The next piece; null when the sender is through, was cut off, or `stop` was called. */
  async next(): Promise<Buffer | null> {
    while (this.#pieces.length === 0) {
      if (this.#over) return null;
      await new Promise<void>((resolve) => { this.#wake = resolve; });
    }
    const piece = this.#pieces.shift() ?? null;
    this.#bytes -= piece?.length ?? 0;
    if (this.#bytes <= most && this.#body.isPaused()) this.#body.resume();
    return piece;
  }

  /** Nothing more is taken; what still comes is let go of. */
  stop(): void {
    this.#pieces = [];
    this.#bytes = 0;
    this.#over = true;
    this.#body.removeAllListeners('data');
    this.#body.resume();
    this.#wake();
  }
}
