/** Where uploaded files are kept: by hash, outside the database. Filled in by `platform/files-on-disk.ts`. */
export interface Files {
  /** Stores bytes under their SHA-256; storing the same twice keeps one. */
  put(bytes: Uint8Array): Promise<string>;
  get(sha256: string): Promise<Uint8Array>;
}
