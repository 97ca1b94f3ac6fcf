/** Addresses of files and folders as texts: which lie in which. */

/** Whether an address is one of some places or lies below one. Takes as many looks as the address has parts. */
export function liesIn(places: ReadonlySet<string>, address: string): boolean {
  for (let end = address.length; end > 0; end = address.lastIndexOf('/', end - 1))
    if (places.has(address.slice(0, end))) return true;
  return false;
}

/** Of some addresses those that lie below none of the others, each once. */
export function topmost(addresses: Iterable<string>): readonly string[] {
  const all = new Set(addresses);
  return [...all].filter((address) => {
    const end = address.lastIndexOf('/');
    return end < 1 || !liesIn(all, address.slice(0, end));
  });
}
