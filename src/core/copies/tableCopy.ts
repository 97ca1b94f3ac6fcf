/** A table whose first row names its columns, as spreadsheets copy it: cells parted by tabs. */
import { listingText } from './copiedPaper';

const columnNames = {
  title: /^(?:paper )?title$/,
  authors: /^authors?(?: names?)?$/,
  date: /^(?:date|published|publication date|submitted)$/,
  category: /^(?:categor(?:y|ies)|topics?|subjects?|primary category|area)$/,
  abstract: /^(?:abstract|summary)$/,
  score: /^(?:score|rating)$/,
  code: /^(?:code|code available)$/,
  orgs: /^(?:org(?:anisation|anization)?s?|affiliations?)$/,
};

/** Its rows as listing text; null where the first row does not name title and people, or no row has both. Any text. */
export function tableAsListing(text: string): string | null {
  const [head = '', ...rows] = text.split(/\r\n|\r|\n/);
  const columns = head.split('\t').map((cell) => cell.trim().toLowerCase());
  if (columns.length < 3) return null;
  const place = (name: RegExp): number => columns.findIndex((column) => name.test(column));
  const papers = rows.flatMap((row) => {
    const cells = row.split('\t').map((cell) => cell.trim().replace(/\s+/g, ' '));
    const cell = (name: RegExp): string | null => cells[place(name)] || null;
    const title = cell(columnNames.title);
    const authors = cell(columnNames.authors);
    if (title === null || authors === null) return [];
    const separator = authors.includes(';') ? /\s*;\s*/ : /,\s*(?:and\s+)?|\s+and\s+/;
    return [
      listingText({
        score: cell(columnNames.score),
        category: cell(columnNames.category)?.split(/[\s;,]/, 1)[0] ?? null,
        date: cell(columnNames.date),
        code: /^(?:code|yes|true|1|x|https?:.*)$/i.test(cell(columnNames.code) ?? ''),
        title,
        authors: authors.split(separator),
        orgs: cell(columnNames.orgs)?.split(/\s*[,;]\s*/) ?? [],
        abstract: cell(columnNames.abstract),
      }),
    ];
  });
  return papers.length === 0 ? null : papers.join('\n');
}
