/** The few globals that Node and the web worker share; the host zone has no other ambient types. */
declare function setTimeout(callback: () => void, milliseconds: number): number;
declare function clearTimeout(handle: number): void;
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };
declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
declare class URL {
  constructor(url: string);
  readonly protocol: string;
}
declare const performance: { now(): number };
