/** A text as a value or key of YAML. */

/** Plain where every reader of YAML takes it for the text it is, else as JSON, which YAML reads too. Of any text, one line. */
export function yamlScalar(text: string): string {
  const isPlain = /^[\p{L}_](?:[\p{L}\p{M}\p{N} ._/()+-]*[\p{L}\p{M}\p{N}._/()+-])?$/u.test(text);
  return isPlain && !/^(?:true|false|yes|no|on|off|null|y|n)$/i.test(text) ? text : JSON.stringify(text);
}
