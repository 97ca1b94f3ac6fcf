/** Asks what to cite and how: papers by a quick pick, the form and the notes around the keys by its buttons. */
import * as vscode from 'vscode';
import { citationAfter, citationEdits } from '../../core/citation/citationEdit';
import { noteNames, notesIn } from '../../core/citation/citationNotes';
import { formsIn, formsOf, type CitationForm, type CitationStyle } from '../../core/citation/citationStyle';
import { scanNotes } from '../../core/citation/scanCitations';
import type { Paper } from '../../core/paper';
import type { Citekeys } from '../citekeys';
import { languageOf, rememberForm, styleFor, type GivenStyle } from './citationSetting';
import { worksOf, type CitationPlace } from './insertCitation';
import { pickPapers, type PaperBox, type PickParts } from './paperPick';

interface ChosenCitation {
  /** In the order they were ticked; none where the person left. */
  readonly papers: readonly Paper[];
  readonly style: CitationStyle;
}

/** The form is remembered when something is cited; prefix and locator are of one citation. */
export async function pickCitation(
  parts: PickParts,
  place: CitationPlace,
  {
    citekeys,
    state,
  }: { readonly citekeys: Pick<Citekeys, 'of' | 'isKnown'>; readonly state: vscode.Memento },
  given: GivenStyle,
): Promise<ChosenCitation> {
  const { document, selections } = place;
  const language = languageOf(document);
  const text = document.getText();
  const scan = scanNotes(text, language);
  const cursors = selections.map(({ active }) => document.offsetAt(active));
  let style = styleFor(document, state, given);
  // Whether any cursor stands where there is no citation to join.
  const isFresh = citationEdits(text, cursors, [], language, { scan }).some(({ joins }) => joins === null);
  const dress = (box: PaperBox, papers: () => readonly Paper[]) => {
    const options = { style, isKnownKey: citekeys.isKnown, scan };
    const edits = citationEdits(text, cursors, worksOf(papers(), citekeys), language, options);
    const joined = edits.flatMap(({ joins }) => joins ?? []);
    // What Enter would write, so that nobody has to know the names of forms.
    const shown = edits.find(({ joins }) => !isFresh || joins === null);
    const written = papers().length === 0 || shown === undefined ? '' : citationAfter(text, shown);
    box.title = titleOf(written, !isFresh && joined.length > 0);
    // The keys that join a citation may have notes where it has room for them.
    const notes = noteNames.filter(
      (note) => isFresh || joined.some(({ syntax }) => notesIn(syntax).includes(note)),
    );
    // Those that are there keep their form; one that joins them may have its own.
    const forms = isFresh
      ? formsOf(language, style.latexCommand)
      : [...new Set(joined.flatMap(({ syntax }) => formsIn(syntax)))];
    box.buttons = [
      ...formButtons(isFresh ? style.form : (style.joining ?? 'parenthetical'), forms),
      ...notes.map((note) => noteButton(note, style)),
    ];
  };
  const papers = await pickPapers(parts, {
    dress,
    press: async (button) => {
      if (!isCitationButton(button)) return;
      if (button.does !== 'prefix' && button.does !== 'locator')
        style = { ...style, joining: button.does, ...(isFresh ? { form: button.does } : {}) };
      else style = { ...style, ...(await askNote(button.does, style)) };
    },
  });
  if (papers.length > 0 && isFresh) await rememberForm(state, style.form);
  return { papers, style };
}

type Note = (typeof noteNames)[number];

interface CitationButton extends vscode.QuickInputButton {
  readonly does: CitationForm | Note;
}

function isCitationButton(button: vscode.QuickInputButton): button is CitationButton {
  return 'does' in button;
}

function titleOf(citation: string, isJoined: boolean): string {
  const { t } = vscode.l10n;
  if (citation === '') return isJoined ? t('Add to the citation') : t('Insert citation');
  return isJoined ? t('Add to the citation: {0}', citation) : t('Insert citation: {0}', citation);
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
