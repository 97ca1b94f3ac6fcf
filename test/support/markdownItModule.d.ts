/** What is used of markdown-it, which comes without types: the renderer of the editor's Markdown preview. */
declare module 'markdown-it' {
  // As the package has it.
  // eslint-disable-next-line no-restricted-syntax
  export default class MarkdownIt {
    constructor(options: { readonly html: boolean; readonly linkify: boolean });
    render(text: string, env?: object): string;
  }
}
