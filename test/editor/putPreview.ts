/** Citations in the Markdown preview: as the editor renders it where it can be asked, and by its renderer alone everywhere. */
import * as vscode from 'vscode';
import MarkdownIt from 'markdown-it';
import { assertEqual, eventually, lectern, paperCalled } from './lectern';
import { print } from './mochaRun';

type Render = (text: string) => Promise<string>;

export function describePreview(): void {
  describe('the Markdown preview', () => {
    before(function () {
      // An extension of another host is not seen from here, nor can it ask us for what it renders with.
      if (vscode.extensions.getExtension('vscode.markdown-language-features') !== undefined) return;
      print(
        'skipped: the editor’s Markdown preview runs in another extension host than Lectern here; its renderer follows',
      );
      this.skip();
    });
    describeRendering(async (text) => {
      const html = await vscode.commands.executeCommand('markdown.api.render', text);
      return typeof html === 'string' ? html : '';
    });
  });

  describe('a Markdown renderer as the preview has it', () => {
    // As the editor makes its own.
    const renderer = new MarkdownIt({ html: true, linkify: true });
    before(async () => {
      (await lectern()).extendMarkdownIt(renderer);
    });
    describeRendering((text) => Promise.resolve(renderer.render(text)));

    it('shows hostile titles as text, and puts the references below a last heading without text', async () => {
      const { citekey: key } = await paperCalled('<img src=x');
      const html = renderer.render(`As [@${key}].\n\n# Sources\n`);
      assertEqual(html.includes('<img'), false, html);
      assertEqual(html.includes('title="&#60;img src=x onerror=alert(1)&#62;'), true, html);
      assertEqual(/<h1>Sources<\/h1>\s*<section class="lectern-references"[^>]*><ul>/.test(html), true, html);
    });

    it('makes no link within a link, and leaves what is no citation alone', () => {
      assertEqual(
        renderer.render('[as @kingma2014adam](https://example.org)').split('<section')[0]?.split('<a ')
          .length,
        2,
      );
      for (const text of ['me@example.org', '`@kingma2014adam`', '    @kingma2014adam', '[link](a@b.md)'])
        assertEqual(renderer.render(text).includes('lectern'), false, text);
    });
  });
}

function describeRendering(render: Render): void {
  it('shows citations by author and year, and references at the end', async () => {
    await paperCalled('Attention');
    const text = 'As [see @vaswani2017attention, p. 3] and @kingma2014adam say.';
    await eventually('citations', async () => (await render(text)).includes('lectern-citation'));
    const html = await render(text);
    assertEqual(
      html
        .replace(/<section.*/s, '')
        .replace(/<[^>]*>/g, '')
        .trim(),
      'As (see Vaswani et al., 2017, p. 3) and Kingma and Ba (2014) say.',
    );
    assertEqual(html.includes('title="Attention Is All You Need"'), true, html);
    assertEqual(/<h2[^>]*>References<\/h2>.*Kingma.*Vaswani/s.test(html), true, html);
  });

  it('says which keys are unknown, and leaves code and people alone', async () => {
    const html = await render('[@nobody2020nothing] `[@kingma2014adam]`');
    assertEqual(/lectern-unknown[^>]*>@nobody2020nothing\?</.test(html), true, html);
    assertEqual(html.includes('<code>[@kingma2014adam]</code>'), true, html);
    assertEqual((await render('Thanks to @alice')).includes('lectern'), false);
  });
}
