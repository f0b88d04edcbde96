/**
 * Puts a text with its headings and lists on the clipboard, and as plain lines for where nothing else is taken. Where the
 * browser has no clipboard of its own (plain http, WeChat) the text is selected on the page and copied from there.
 */
export async function copyRich({ title, html, text }: { readonly title: string; readonly html: string; readonly text: string }): Promise<boolean> {
  const rich = `<h1>${escaped(title)}</h1>\n${html}`;
  const plain = `${title}\n\n${text}`;
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'text/html': new Blob([rich], { type: 'text/html' }), 'text/plain': new Blob([plain], { type: 'text/plain' }) })]);
    return true;
  } catch {
    return copySelected(rich);
  }
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** `html` is our own, made of escaped text. */
function copySelected(html: string): boolean {
  const holder = document.createElement('div');
  holder.innerHTML = html;
  holder.style.cssText = 'position:fixed;inset-inline-start:-200vw;white-space:pre-wrap';
  document.body.append(holder);
  const range = document.createRange();
  range.selectNodeContents(holder);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    selection?.removeAllRanges();
    holder.remove();
  }
}
