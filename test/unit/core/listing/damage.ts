/** Listings damaged on purpose, and what must hold for them: no exception, no hang, no neighbour lost. */
import { completeDates } from '../../../../src/core/listing/completeDates';
import { readListing } from '../../../../src/core/listing/readListing';

const referenceDate = '2026-11-23';
/** A numbered paper that every damage leaves alone. */
const witness = (number: number): string =>
  `CLMay ${number}, 2021Code\nWitness Number ${number} and Its TestimonyAda Brook, Cy Dunn, Eve Fox et al. · lab-${number}\n` +
  abstractOf(number);
const abstractOf = (number: number): string =>
  'This paper is whole, and stays so whatever happens to the one before it or to the one after it. '.repeat(
    3,
  ) + `Number ${number} it is.`;

type Random = () => number;

/** One entry or two, damaged: cut, doubled, shuffled, with bytes flipped, with odd characters put in. */
export function damage(entry: string, random: Random): string {
  const at = (length: number): number => Math.floor(random() * (length + 1));
  const lines = entry.split('\n');
  switch (Math.floor(random() * 8)) {
    case 0:
      return entry.slice(0, at(entry.length));
    case 1:
      return entry.slice(at(entry.length));
    case 2: {
      const from = at(entry.length);
      return entry.slice(0, from) + entry.slice(from + at(40));
    }
    case 3:
      return `${entry}\n${entry}`;
    case 4:
      return lines
        .map((line) => [random(), line] as const)
        .sort((one, two) => one[0] - two[0])
        .map(([, line]) => line)
        .join('\n');
    case 5:
      return flip(entry, random);
    case 6:
      return lines.filter(() => random() < 0.6).join('\n');
    default: {
      const from = at(entry.length);
      const odd = [
        '\u202e',
        '\u0000',
        '\t\t',
        '\u200b',
        '\ud835',
        '\u0301\u0301',
        ' · ',
        ', ',
        'Load more',
        '  ',
        '\ufeff',
      ];
      return entry.slice(0, from) + (odd[Math.floor(random() * odd.length)] ?? '') + entry.slice(from);
    }
  }
}

/** Bits of the UTF-8 bytes turned; line ends stay, since a lost one damages two entries. */
function flip(entry: string, random: Random): string {
  const bytes = new TextEncoder().encode(entry);
  for (let count = 0; count < 4; count++) {
    const index = Math.floor(random() * bytes.length);
    const byte = bytes[index] ?? 0;
    const turned = byte ^ (1 << Math.floor(random() * 8));
    if (byte !== 0x0a && turned !== 0x0a && turned !== 0x0d) bytes[index] = turned;
  }
  return new TextDecoder().decode(bytes);
}

/** Reads witnesses with a damaged entry between each two; says what went wrong, or null. */
export function checkDamaged(listing: string, random: Random): string | null {
  const entries = listing.split(/\n(?=[\d.]*(?:[A-Z]{2}|[a-z]+-[a-z]+)[A-Z][a-z]{2} \d)/);
  const parts: string[] = [];
  const wanted: string[] = [];
  for (let number = 1; number <= 9; number++) {
    parts.push(witness(number));
    wanted.push(`Witness Number ${number} and Its Testimony|Ada Brook,Cy Dunn,Eve Fox|${abstractOf(number)}`);
    parts.push(damage(entries[Math.floor(random() * entries.length)] ?? '', random));
  }
  const text = parts.join('\n');
  try {
    const started = performance.now();
    const { entries: found, problems } = readListing(text, { referenceDate });
    completeDates(text, referenceDate);
    const took = performance.now() - started;
    if (took > 2000) return `took ${Math.round(took)} ms: ${JSON.stringify(text)}`;
    for (const { span } of problems) {
      if (span.start < 0 || span.end > text.length || span.start > span.end)
        return `span outside: ${JSON.stringify(text)}`;
    }
    const whole = found.filter(({ title }) => title.startsWith('Witness'));
    const kept = whole.map(({ title, authors, abstract }) => `${title}|${authors.join()}|${abstract ?? ''}`);
    const lost = wanted.filter((paper, index) => kept[index] !== paper);
    return lost.length === 0 ? null : `lost ${lost.join('; ')}: ${JSON.stringify(text)}`;
  } catch (error) {
    return `${String(error)}: ${JSON.stringify(text)}`;
  }
}
