/**
 * Something the operator can mend: a wrong setting, a folder in use, a database too old. Programs print its message,
 * in Chinese and then in English, and no stack trace.
 */
export class StartError extends Error {
  override readonly name = 'StartError';

  constructor(chinese: string, english: string) {
    super(`${chinese}\n${english}`);
  }
}
