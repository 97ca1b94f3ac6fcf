/** What is used of citeproc-js, which comes without types. */
declare module 'citeproc' {
  export interface Sys {
    readonly retrieveLocale: (language: string) => unknown;
    readonly retrieveItem: (id: string) => unknown;
  }
  export class Engine {
    constructor(sys: Sys, style: unknown, language: string, isForced: boolean);
    setOutputFormat(name: string): void;
    updateItems(ids: readonly string[]): void;
    makeBibliography(): false | readonly [unknown, readonly string[]];
  }
  export const Output: {
    readonly Formats: Record<string, unknown>;
    readonly Formatters: { readonly passthrough: unknown };
  };
}

/** Styles and locales of the CSL project, made at build time (scripts/cslStyles.cjs). */
declare module 'csl-styles' {
  export const styles: Readonly<Record<string, unknown>>;
  export const locales: Readonly<Record<string, unknown>>;
}
