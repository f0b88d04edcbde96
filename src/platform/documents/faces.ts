import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { face, otherNames, type Face } from '#shared/document/measures.ts';

import { readFontFile, type FontFace } from './font-file.ts';

/** Which of the prescribed faces this machine has, and what stands in for the others. */
export interface Faces {
  /** Folders that hold the font files. */
  readonly folders: readonly string[];
  readonly of: Readonly<Record<Face, FaceFound>>;
  /** Every name of the faces in the operator's folder. */
  readonly own: ReadonlySet<string>;
}

export interface FaceFound {
  /** Names tried in order, for each character the first that has it. */
  readonly families: readonly string[];
  readonly weight: number;
  readonly strong: number;
  /** There is no bold cut: strong text gets a thin outline instead. */
  readonly heavier: boolean;
  /** Free face that is used in its place; null where the operator's folder has it. */
  readonly standIn: string | null;
  has(codePoint: number): boolean;
}

export interface StandIn {
  readonly face: Face;
  readonly standIn: string;
}

interface Free {
  readonly family: string;
  readonly weight: number;
  readonly strong: number;
  readonly name: string;
}
const serif: Free = { family: 'Noto Serif SC', weight: 400, strong: 700, name: 'Noto Serif SC' };
const bold: Free = { ...serif, weight: 700, name: 'Noto Serif SC Bold' };
const sans: Free = { family: 'Noto Sans SC', weight: 500, strong: 700, name: 'Noto Sans SC Medium' };
const free: Readonly<Record<Face, Free>> = { [face.body]: serif, [face.title]: bold, [face.black]: sans, [face.kai]: serif, [face.song]: serif };

const weights = { 'noto-serif-sc': ['400Regular', '700Bold'], 'noto-sans-sc': ['500Medium', '700Bold'] } as const;
const require = createRequire(import.meta.url);

/** Folders of the free faces, each with one font file, wherever npm has put them. */
const freeFolders = (): string[] =>
  Object.entries(weights).flatMap(([name, cuts]) => {
    const root = dirname(require.resolve(`@expo-google-fonts/${name}/package.json`));
    return cuts.map((cut) => join(root, cut));
  });

const known = new Map<string, Promise<Faces>>();

/** Looks through the operator's folder of licensed faces (`LIANXUE_FONTS`), then the free ones. Read once for a folder. */
export function findFaces(folder: string | null): Promise<Faces> {
  const key = folder ?? '';
  const found = known.get(key) ?? look(folder);
  known.set(key, found);
  found.catch(() => known.delete(key));
  return found;
}

async function look(folder: string | null): Promise<Faces> {
  const folders = [...(folder === null ? [] : [folder]), ...freeFolders()];
  const [own, given] = [folder === null ? [] : await facesIn([folder]), await facesIn(freeFolders())];
  const of = Object.fromEntries(Object.values(face).map((name) => [name, found(name, own, given)])) as Record<Face, FaceFound>;
  return { folders, of, own: new Set(own.flatMap(({ names }) => names)) };
}

/** Fonts that cannot be read are passed over: Typst would not take them either. */
async function facesIn(folders: readonly string[]): Promise<FontFace[]> {
  const faces: FontFace[] = [];
  for (const folder of folders)
    for (const file of (await readdir(folder, { recursive: true })).filter((name) => /\.(?:ttf|otf|ttc)$/iu.test(name)))
      faces.push(...(await readFontFile(join(folder, file)).catch(() => [])));
  return faces;
}

function found(name: Face, own: readonly FontFace[], given: readonly FontFace[]): FaceFound {
  const names = [name, ...otherNames[name]];
  const licensed = own.filter((one) => one.names.some((family) => names.includes(family)));
  const instead = free[name];
  const heavy = licensed.some(({ weight }) => weight >= 600);
  const families = [...new Set([...licensed.flatMap((one) => one.names), instead.family, serif.family, sans.family])];
  return {
    families,
    weight: licensed.length > 0 ? Math.min(...licensed.map(({ weight }) => weight)) : instead.weight,
    strong: instead.strong,
    heavier: licensed.length > 0 && !heavy,
    standIn: licensed.length > 0 ? null : instead.name,
    has: (codePoint) => licensed.some((one) => one.has(codePoint)) || given.some((one) => one.has(codePoint)),
  };
}
