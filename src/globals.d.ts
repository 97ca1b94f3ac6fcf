/** The few globals that Node and the web worker share; the host zone has no other ambient types. */
declare function setTimeout(callback: () => void, milliseconds: number): number;
declare function clearTimeout(handle: number): void;
declare const crypto: { getRandomValues<T extends Uint8Array>(bytes: T): T };
declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
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

/** The editor's interface as one object; `vscode` itself stands for the names of it that a bundle uses (esbuild.js). */
declare module 'vscode:whole' {
  import type * as vscode from 'vscode';
  export const editor: typeof vscode;
}
