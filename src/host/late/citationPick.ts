/** Asks what to cite and how: papers by a quick pick, the form and the notes around the keys by its buttons. */
import * as vscode from 'vscode';
import {
  formsOf,
  newCitation,
  type CitationForm,
  type CitationStyle,
} from '../../core/citation/citationStyle';
import type { Paper } from '../../core/paper';
import { languageOf, rememberForm, styleFor, type GivenStyle } from './citationSetting';
import { pickPapers, type PaperBox, type PickParts } from './paperPick';

interface ChosenCitation {
  /** In the order they were ticked; none where the person left. */
  readonly papers: readonly Paper[];
  readonly style: CitationStyle;
}

/** The form is remembered when something is cited; prefix and locator are of one citation. */
export async function pickCitation(
  parts: PickParts,
  document: vscode.TextDocument,
  state: vscode.Memento,
  given: GivenStyle,
): Promise<ChosenCitation> {
  const language = languageOf(document);
  let style = styleFor(document, state, given);
  const dress = (box: PaperBox, papers: () => readonly Paper[]) => {
    const works = papers().map((paper) => ({ key: parts.citekeyOf(paper), paper }));
    // What Enter would write, so that nobody has to know the names of forms.
    box.title = vscode.l10n.t('Insert citation: {0}', newCitation(works, language, style));
    box.buttons = [
      ...formButtons(style.form, formsOf(language, style.latexCommand)),
      noteButton('prefix', style),
      noteButton('locator', style),
    ];
  };
  const papers = await pickPapers(parts, {
    dress,
    press: async (button) => {
      if (!isCitationButton(button)) return;
      if (button.does !== 'prefix' && button.does !== 'locator') style = { ...style, form: button.does };
      else style = { ...style, ...(await askNote(button.does, style)) };
    },
  });
  if (papers.length > 0) await rememberForm(state, style.form);
  return { papers, style };
}

type Note = 'prefix' | 'locator';

interface CitationButton extends vscode.QuickInputButton {
  readonly does: CitationForm | Note;
}

function isCitationButton(button: vscode.QuickInputButton): button is CitationButton {
  return 'does' in button;
}

/** None where there is no choice. The one that holds is ticked. */
function formButtons(current: CitationForm, forms: readonly CitationForm[]): readonly CitationButton[] {
  if (forms.length < 2) return [];
  return forms.map((form) => {
    const { icon, word } = formLooks(form);
    return form === current
      ? { does: form, iconPath: new vscode.ThemeIcon('check'), tooltip: vscode.l10n.t('{0} (chosen)', word) }
      : { does: form, iconPath: new vscode.ThemeIcon(icon), tooltip: word };
  });
}

function formLooks(form: CitationForm): { readonly icon: string; readonly word: string } {
  switch (form) {
    case 'parenthetical':
      return { icon: 'symbol-array', word: vscode.l10n.t('In brackets') };
    case 'textual':
      return { icon: 'symbol-string', word: vscode.l10n.t('In the sentence') };
    case 'yearOnly':
      return { icon: 'calendar', word: vscode.l10n.t('Without authors') };
    default:
      return form satisfies never;
  }
}

function noteButton(note: Note, style: CitationStyle): CitationButton {
  const text = style[note] ?? '';
  const word = note === 'prefix' ? vscode.l10n.t('Words before…') : vscode.l10n.t('Page or place…');
  const iconPath = new vscode.ThemeIcon(note === 'prefix' ? 'quote' : 'bookmark');
  return { does: note, iconPath, tooltip: text === '' ? word : `${word} ${text}` };
}

/** Nothing changes where the person leaves; an empty answer takes the note away. */
async function askNote(note: Note, style: CitationStyle): Promise<Partial<Record<Note, string>>> {
  const answer = await vscode.window.showInputBox(
    note === 'prefix'
      ? {
          title: vscode.l10n.t('Words before the citation'),
          prompt: vscode.l10n.t('Such as “see” or “e.g.”'),
          value: style.prefix ?? '',
        }
      : {
          title: vscode.l10n.t('Page or place in the work'),
          prompt: vscode.l10n.t('Such as “p. 3” or “sec. 2”'),
          value: style.locator ?? '',
        },
  );
  return answer === undefined ? {} : { [note]: answer };
}
