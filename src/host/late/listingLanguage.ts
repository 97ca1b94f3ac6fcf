/** What the editor shows of a listing document: colours, the end of titles, folds, and the outline. */
import * as vscode from 'vscode';
import { legible } from '../../core/card';
import type { CorrectedEntry } from '../../core/listing/corrections';
import { listingTokenTypes } from '../../core/listing/listingTokens';
import { listingLanguage } from '../ids';
import { rangeOf, type ListingReadings, type Reading } from './listingReadings';
import { people, plainTitle } from '../rowText';
import { dayWord } from '../words';

/** So many entries are coloured in one go. */
const colouredAtOnce = 2_000;
const legend = new vscode.SemanticTokensLegend([...listingTokenTypes]);

/** Whether the ends of titles are shown, as the setting says for a document. */
export interface BoundarySetting {
  readonly isOn: (uri: vscode.Uri) => boolean;
  readonly onDidChange: (call: () => void) => vscode.Disposable;
}

export function registerListingLanguage(
  readings: ListingReadings,
  boundary: BoundarySetting,
): vscode.Disposable {
  const { languages } = vscode;
  const hintsChanged = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    hintsChanged,
    readings.onDidChange(() => hintsChanged.fire()),
    boundary.onDidChange(() => hintsChanged.fire()),
    languages.registerDocumentSemanticTokensProvider(
      listingLanguage,
      {
        onDidChangeSemanticTokens: readings.onDidChange,
        provideDocumentSemanticTokens: async (document) => {
          const reading = await readings.of(document);
          if (reading === null || reading.listing.entries.length > colouredAtOnce) return null;
          return toTokens(reading, document, reading.listing.entries);
        },
      },
      legend,
    ),
    // A longer listing is coloured as far as it is looked at.
    languages.registerDocumentRangeSemanticTokensProvider(
      listingLanguage,
      {
        provideDocumentRangeSemanticTokens: async (document, range) => {
          const reading = await readings.of(document);
          return reading && toTokens(reading, document, entriesIn(reading, document, range));
        },
      },
      legend,
    ),
    languages.registerInlayHintsProvider(listingLanguage, {
      onDidChangeInlayHints: hintsChanged.event,
      provideInlayHints: async (document, range) => {
        if (!boundary.isOn(document.uri)) return [];
        const reading = await readings.of(document);
        return reading && toHints(reading, document, range);
      },
    }),
    languages.registerFoldingRangeProvider(listingLanguage, {
      provideFoldingRanges: (document) =>
        readings.of(document).then((reading) => reading && toFolds(reading)),
    }),
    registerOutline(readings),
  );
}

/** The editor keeps an outline until the text or the provider changes; so a correction brings a new provider. */
function registerOutline(readings: ListingReadings): vscode.Disposable {
  const provider: vscode.DocumentSymbolProvider = {
    provideDocumentSymbols: (document) =>
      readings.of(document).then((reading) => reading && toSymbols(reading)),
  };
  const register = () =>
    vscode.languages.registerDocumentSymbolProvider(listingLanguage, provider, {
      label: vscode.l10n.t('Papers'),
    });
  let registered = register();
  return vscode.Disposable.from(
    readings.onDidChange(() => {
      registered.dispose();
      registered = register();
    }),
    new vscode.Disposable(() => {
      registered.dispose();
    }),
  );
}

function entriesIn(
  reading: Reading,
  document: vscode.TextDocument,
  range: vscode.Range,
): readonly CorrectedEntry[] {
  const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  return reading.part.entriesWithin(reading.listing, span);
}

function toTokens(
  reading: Reading,
  document: vscode.TextDocument,
  entries: readonly CorrectedEntry[],
): vscode.SemanticTokens {
  const builder = new vscode.SemanticTokensBuilder(legend);
  for (const entry of entries) {
    for (const token of reading.part.tokensOf(entry)) {
      const { start, end } = rangeOf(reading, token);
      // The editor takes no token over several lines.
      for (let line = start.line; line <= end.line; line++) {
        const from = line === start.line ? start.character : 0;
        const to = line === end.line ? end.character : document.lineAt(line).text.length;
        if (to > from) builder.push(new vscode.Range(line, from, line, to), token.type);
      }
    }
  }
  return builder.build();
}

function toHints(reading: Reading, document: vscode.TextDocument, range: vscode.Range): vscode.InlayHint[] {
  return entriesIn(reading, document, range).flatMap((entry) => {
    const at = reading.part.unmarkedBoundary(reading.text, entry);
    if (at === null) return [];
    const hint = new vscode.InlayHint(rangeOf(reading, { start: at, end: at }).start, '│');
    hint.tooltip = vscode.l10n.t('The title ends here.');
    hint.paddingLeft = true;
    hint.paddingRight = true;
    return [hint];
  });
}

function toFolds(reading: Reading): vscode.FoldingRange[] {
  return reading.listing.entries.flatMap(({ entry }) => {
    const { start, end } = rangeOf(reading, entry.spans.entry);
    return end.line > start.line ? [new vscode.FoldingRange(start.line, end.line)] : [];
  });
}

function toSymbols(reading: Reading): vscode.DocumentSymbol[] {
  return reading.listing.entries.flatMap(({ entry, correction }) => {
    if (correction?.kind === 'notAnEntry') return [];
    const { spans, date } = entry;
    const whole = rangeOf(reading, spans.entry);
    const title = rangeOf(reading, spans.title);
    // The editor refuses an empty name.
    const name = legible(plainTitle(entry)) || vscode.l10n.t('No title');
    const detail = [people(entry), date === null ? '' : dayWord(date)].filter((part) => part !== '');
    const at = whole.contains(title) ? title : whole;
    return [new vscode.DocumentSymbol(name, detail.join(' · '), vscode.SymbolKind.String, whole, at)];
  });
}
