import encodeQR from 'qr';

/** Light around the code, in its own squares: without it phones do not find the code (ISO/IEC 18004). */
const quiet = 4;

/** A text as a code that any phone's camera reads, drawn here: no picture is fetched, nobody else learns the text. Fetched only where it is shown. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: quiet });
  const dark = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg className="qr" role="img" aria-label={label} viewBox={`0 0 ${rows.length} ${rows.length}`} shapeRendering="crispEdges">
      <rect width={rows.length} height={rows.length} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  );
}
