/** A person's name taken apart, from the forms listings and bibliographies write it in. */

export interface PersonName {
  readonly given: string;
  /** `van der`, `de la`; empty where there is none. */
  readonly particle: string;
  readonly family: string;
  /** `Jr.`, `III`; empty where there is none. */
  readonly suffix: string;
  /** An organisation or a team: the whole name is in `family` and is never turned round or shortened. */
  readonly collective: boolean;
}

/**
 * Takes a name apart: `Given von Family Suffix` as listings have it, or BibTeX's `von Family, Suffix, Given`.
 * The last word is the family name unless it is a suffix; lower-case particles, and capital ones that are rarely
 * given names, go before it; `y`, `i`, `e` join two family names. A single word, or a name ending like a team's, is
 * collective. Total; empty gives empty.
 */
export function splitName(name: string): PersonName {
  const text = name.replace(/\s+/g, ' ').trim();
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length > 1 && parts.every((part) => part !== '')) return fromCommaForm(parts);
  const words = text.split(' ');
  if (isCollective(words)) return { given: '', particle: '', family: text, suffix: '', collective: true };
  const suffix = words.length > 2 && isSuffix(words.at(-1) ?? '') ? (words.pop() ?? '') : '';
  let start = words.length - 1;
  while (start > 1 && isParticle(words[start - 1] ?? '', words[start] ?? '')) start--;
  // `van den Berg` without a given name.
  if (start === 1 && isLowerParticle(words[0] ?? '')) start = 0;
  // `Agüera y Arcas`: two family names.
  if (start > 1 && conjunctions.has(words[start] ?? '')) {
    const family = words.slice(start - 1).join(' ');
    return { given: words.slice(0, start - 1).join(' '), particle: '', family, suffix, collective: false };
  }
  const particleEnd = words.slice(start, -1).findIndex((word) => !isLowerParticle(word));
  const familyStart = particleEnd < 0 ? words.length - 1 : start + particleEnd;
  return {
    given: words.slice(0, start).join(' '),
    particle: words.slice(start, familyStart).join(' '),
    family: words.slice(familyStart).join(' '),
    suffix,
    collective: false,
  };
}

/** The name people are cited by: family name with its particle, `van der Maaten`; a collective's whole name. */
export function citedName(name: string): string {
  const { particle, family } = splitName(name);
  return particle === '' ? family : `${particle} ${family}`;
}

function fromCommaForm(parts: readonly string[]): PersonName {
  const [first = '', second = '', third = ''] = parts;
  if (parts.length === 2 && isSuffix(second)) return { ...splitName(first), suffix: second };
  const words = first.split(' ');
  let familyStart = 0;
  while (familyStart < words.length - 1 && isLowerParticle(words[familyStart] ?? '')) familyStart++;
  const suffix = parts.length > 2 && isSuffix(second) ? second : '';
  return {
    given: suffix === '' ? parts.slice(1).join(' ') : third,
    particle: words.slice(0, familyStart).join(' '),
    family: words.slice(familyStart).join(' '),
    suffix,
    collective: false,
  };
}

function isCollective(words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  // `AI` is a company's, `Ai` a family name.
  return words.length < 2 || last === 'AI' || collectiveEndings.has(last.toLowerCase());
}

function isSuffix(word: string): boolean {
  return /^(?:[JS]r\.?|II|III|IV|Jnr\.?)$/i.test(word);
}

function isLowerParticle(word: string): boolean {
  return particles.has(word);
}

function isParticle(word: string, next: string): boolean {
  if (particles.has(word)) return true;
  // `Nguyen Van Tran`: there Van is a middle name.
  return capitalParticles.has(word) && !vietnameseFamilies.has(next);
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const particles = words(
  "van von der den de del della dello di da do dos das du d' la le les los las el al ul bin ibn ben ter ten te zu zum zur vom af av y e i 't op het",
);
const conjunctions = words('y i e');
const capitalParticles = words('Van Von Der Den De Del Della Di Da Dos Du Ter Ten El Al St. Abu');
const vietnameseFamilies = words(
  'Nguyen Tran Le Pham Hoang Huynh Phan Vu Vo Dang Bui Do Ho Ngo Duong Ly Dinh Truong Doan Trinh Luong Dao Mai Cao ' +
    'Nguyễn Trần Lê Phạm Hoàng Huỳnh Vũ Võ Đặng Đỗ Hồ Ngô Dương Lý Đinh Trương Đoàn Trịnh Lương Đào',
);
const collectiveEndings = words(
  'team teams collaboration group consortium project lab labs research institute foundation community ' +
    'university inc inc. corporation corp. network initiative committee association society alliance center centre',
);
