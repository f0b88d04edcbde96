import mammoth from 'mammoth';
import { extractText, getDocumentProxy } from 'unpdf';
import { readSheets } from './tables-sheet.ts';

/** Most pages of a PDF whose text is taken: a handbook, whole; an archive, its beginning. */
const mostPages = 300;

/** The text of a stored .docx, .xlsx or PDF, in the thread for files (worker.ts). @throws whatever the reader of its kind throws on a damaged file. */
export async function textIn(bytes: Uint8Array, mediaType: string): Promise<string> {
  switch (mediaType) {
    case 'application/vnd.openxmlformats-officedocument.wordprocessingml.document': return (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;
    case 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet':
      return (await readSheets(bytes)).map(({ data }) => data.map((row) => row.filter((cell) => cell !== null).map(String).join(' ')).join('\n')).join('\n');
    case 'application/pdf': {
      const pdf = await getDocumentProxy(new Uint8Array(bytes));
      try {
        const { text } = await extractText(pdf, { mergePages: false });
        return text.slice(0, mostPages).join('\n');
      } finally {
        await pdf.cleanup();
      }
    }
    default: return '';
  }
}
