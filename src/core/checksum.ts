/** A number that tells a damaged text from the one that was written. No protection against somebody who means harm. */

/** 32 bits as base 36: FNV-1a over the text's code units. */
export function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}
