/** Commands that put right how a listing was read: at the cursor, or at the place a quick fix names. */
import * as vscode from 'vscode';
import { isDay, type Day } from '../../core/calendar';
import { describePaper } from '../../core/library/about';
import type { CorrectedEntry } from '../../core/listing/corrections';
import type { Edit } from '../../core/marks/edit';
import type { Correction } from '../../core/marks/mark';
import type { Handler } from '../commandRegistry';
import type { CorrectionCommandName } from '../ids';
import { HumanError } from '../errors';
import { listingLanguage } from '../ids';
import type { ListingDates } from '../listingDates';
import type { ListingReadings, Reading } from './listingReadings';
import type { Marking } from '../marking';
import type { Sources } from '../sources';

const { t } = vscode.l10n;

export interface CorrectionParts {
  readonly readings: ListingReadings;
  readonly marking: Marking;
  readonly sources: Sources;
  readonly dates: ListingDates;
}

/** An entry of a listing that a command means, and where in it. */
interface Place {
  readonly reading: Reading;
  readonly entry: CorrectedEntry;
  readonly offset: number;
}

export function correctionHandlers(parts: CorrectionParts): Readonly<Record<CorrectionCommandName, Handler>> {
  const { marking, readings } = parts;
  const correct = (entry: CorrectedEntry, correction: Correction | null): Promise<boolean> =>
    marking.apply([{ kind: 'correction', paper: entry.id, correction }]);
  return {
    'lectern.titleEndsHere': async (args) => {
      const place = await placeOf(args, readings);
      await marking.apply(editsOf(place));
    },
    'lectern.titleIsRight': async (args) => {
      const { entry } = await placeOf(args, readings);
      // One that was put at its place by hand is right already.
      if (entry.correction?.kind !== 'boundary') await correct(entry, { kind: 'accepted' });
    },
    'lectern.notAnEntry': async (args) => {
      const { entry } = await placeOf(args, readings);
      await correct(entry, { kind: 'notAnEntry' });
    },
    'lectern.forgetCorrection': async (args) => {
      const { entry } = await placeOf(args, readings);
      if (entry.correction === null) throw new HumanError(t('Nothing was put right in this entry.'));
      await correct(entry, null);
    },
    'lectern.setReferenceDate': (args) => setReferenceDate(args, parts),
  };
}

/** The new end of a title, and what is known of the paper by it: a misread title would not find it again. */
function editsOf({ reading, entry, offset }: Place): readonly Edit[] {
  const { part, text } = reading;
  const letters = part.lettersBefore(text, entry.entry, offset);
  if (letters === null || entry.correction?.kind === 'notAnEntry')
    throw new HumanError(t('Put the cursor where the title ends and the first name starts.'));
  const paper = entry.id;
  const correction: Correction = { kind: 'boundary', letters };
  const item = { kind: 'entry', entry: entry.entry, problems: [] } as const;
  const [corrected] = part.papersOf(
    part.applyCorrections(text, [item], () => correction),
    '',
  );
  const about = describePaper(corrected);
  return [
    { kind: 'correction', paper, correction },
    ...(about === null ? [] : [{ kind: 'about', paper, about } as const]),
  ];
}

/** Remembers the day for this file: others of the folder were copied on other days. Empty: forgets it. */
async function setReferenceDate(
  args: readonly unknown[],
  { dates, sources, readings }: CorrectionParts,
): Promise<void> {
  const [given, , day] = args;
  const uri = given instanceof vscode.Uri ? given : activeListing().document.uri;
  const answer = typeof day === 'string' ? day : await askForDay(uri, dates);
  if (answer === undefined) return;
  if (answer !== '' && !isDay(answer)) throw new HumanError(t('There is no date {0}.', answer));
  await dates.say(uri, answer === '' ? null : answer);
  readings.forget(uri);
  if (sources.has(uri)) await sources.read(uri, 'put-right');
}

async function askForDay(uri: vscode.Uri, dates: ListingDates): Promise<Day | '' | undefined> {
  const answer = await vscode.window.showInputBox({
    title: t('The day this listing was copied'),
    prompt: t(
      'Dates without a year are of the latest year that does not come after it. Empty: the setting, or the file’s own day.',
    ),
    value: (await dates.said(uri)) ?? '',
    placeHolder: 'YYYY-MM-DD',
    validateInput: (text) =>
      text.trim() === '' || isDay(text.trim()) ? undefined : t('A day as YYYY-MM-DD, please.'),
  });
  const day = answer?.trim();
  return day === undefined || day === '' || isDay(day) ? day : undefined;
}

async function placeOf([uri, at]: readonly unknown[], readings: ListingReadings): Promise<Place> {
  const given = uri instanceof vscode.Uri && typeof at === 'number';
  const editor = given ? null : activeListing();
  const document = editor?.document ?? (given ? await vscode.workspace.openTextDocument(uri) : null);
  const reading = document && (await readings.of(document));
  if (document === null || reading === null) throw new vscode.CancellationError();
  const offset = given ? at : document.offsetAt(editor?.selection.active ?? new vscode.Position(0, 0));
  const entry = reading.part.entryAt(reading.listing, offset);
  if (entry === null) throw new HumanError(t('There is no paper at the cursor.'));
  return { reading, entry, offset };
}

function activeListing(): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== listingLanguage)
    throw new HumanError(t('Open a listing and put the cursor into an entry.'));
  return editor;
}
