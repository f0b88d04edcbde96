/** What a photo is shrunk to before it leaves a phone: enough to read a banner on an A4 page; what is smaller leaves as it is. */
const longest = 2560;
const quality = 0.85;
const small = 1_000_000;

/** A photo as large as is needed. Whatever cannot be read as a picture, or would not become smaller, leaves as it is and is judged by the server. */
export async function shrunk(file: File): Promise<File> {
  if (!/^image\/(?:jpeg|png|webp)$/u.test(file.type) || file.size < small) return file;
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return file;
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, 'image/jpeg', quality); });
  return blob === null || blob.size >= file.size ? file : new File([blob], file.name.replace(/\.\w+$/u, '.jpg'), { type: 'image/jpeg', lastModified: file.lastModified });
}
