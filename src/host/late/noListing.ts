/** What is said of a clipboard that holds no listing, and what can be done with it. */
import * as vscode from 'vscode';
import { exchangeFormat } from '../../core/copies/otherCopies';
import { HumanError } from '../errors';

/** Says it; BibTeX can be opened as a file, to be saved where notes look for it. Nothing is written. */
export async function sayWhatItIs(text: string): Promise<void> {
  const { t } = vscode.l10n;
  const format = exchangeFormat(text);
  if (format === 'ris')
    throw new HumanError(
      t(
        'The clipboard holds RIS, which Lectern does not read. Export BibTeX and save it as a .bib file: citing knows its entries.',
      ),
    );
  if (format === null)
    throw new HumanError(
      t(
        'The clipboard holds no listing. The first line of each paper is one like “{0}”: copy that line too, and paste again.',
        '95.3CLJun 12, 2017',
      ),
    );
  const open = t('Open as BibTeX');
  const answer = await vscode.window.showWarningMessage(
    t(
      'The clipboard holds BibTeX, which is no listing. Save it as a .bib file that your note names: citing knows its entries.',
    ),
    open,
  );
  if (answer !== open) return;
  const document = await vscode.workspace.openTextDocument({ language: 'bibtex', content: text });
  await vscode.window.showTextDocument(document);
}
