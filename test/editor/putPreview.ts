/** Citations in the Markdown preview, as the editor renders it. */
import * as vscode from 'vscode';
import { assertEqual, eventually, paperCalled } from './lectern';
import { print } from './mochaRun';

export function describePreview(): void {
  describe('the Markdown preview', () => {
    const render = async (text: string) => {
      const html = await vscode.commands.executeCommand('markdown.api.render', text);
      return typeof html === 'string' ? html : '';
    };

    before(function () {
      // An extension of another host is not seen from here, nor can it ask us for what it renders with.
      if (vscode.extensions.getExtension('vscode.markdown-language-features') !== undefined) return;
      print('skipped: the editor’s Markdown preview runs in another extension host than Lectern here');
      this.skip();
    });

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
  });
}
