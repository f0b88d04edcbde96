const quoted = new Map<string, string>();

/** A member's name as JSON; column names come again and again. */
function quote(name: string): string {
  const known = quoted.get(name);
  if (known !== undefined) return known;
  const made = JSON.stringify(name);
  if (quoted.size < 5_000) quoted.set(name, made);
  return made;
}

/**
 * JSON with keys in code-unit order and no spaces: equal values give equal text, wherever they were made.
 * The ledger's hashes rest on it, so it must never change. `undefined` members are left out, as JSON does.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += `${text === '' ? '' : ','}${canonical(item)}`;
    return `[${text}]`;
  }
  const members = value as Readonly<Record<string, unknown>>;
  // Without a comparison of its own, sort is by code units.
  for (const name of Object.keys(members).sort()) {
    const member = members[name];
    if (member !== undefined) text += `${text === '' ? '' : ','}${quote(name)}:${canonical(member)}`;
  }
  return `{${text}}`;
}
