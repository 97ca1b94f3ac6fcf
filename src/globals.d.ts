/** The few globals that Node and the web worker share; the host zone has no other ambient types. */
declare function setTimeout(callback: () => void, milliseconds: number): number;
declare function clearTimeout(handle: number): void;
declare const crypto: { getRandomValues<T extends Uint8Array>(bytes: T): T };
declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(bytes: Uint8Array, options?: { readonly stream?: boolean }): string;
}
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
declare const performance: { now(): number };
interface Blob {
  readonly size: number;
}
declare const Blob: new (parts: readonly Uint8Array[], options: { readonly type: string }) => Blob;
declare const URL: {
  createObjectURL(blob: Blob): string;
  revokeObjectURL(address: string): void;
};

declare module 'vscode' {
  /** The interface itself, as the build hands it to us (esbuild.js): our own `vscode` has only the names we use. */
  export const wholeEditor: unknown;
}
