import PizZip from 'pizzip';
import { fillDocx } from './docx-fill.ts';
import { fillSheets } from './sheet-fill.ts';
import { partsOf, type Task } from './work.ts';

export function fill({ bytes, kind, fields, values }: Extract<Task, { do: 'fill' }>): Uint8Array {
  if (kind === 'docx') return fillDocx(bytes, fields, values);
  const zip = new PizZip(bytes);
  for (const [name, xml] of fillSheets(partsOf(zip), fields, values)) {
    if (xml === null) zip.remove(name);
    else zip.file(name, xml);
  }
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}
