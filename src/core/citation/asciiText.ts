/** Text in the letters every notes language allows in a citekey: ASCII, by decomposition and small tables. */

/**
 * A text in printable ASCII. Accents go, Latin letters without a decomposition, Cyrillic, Greek and Hangul are
 * transliterated letter by letter; what no table knows (Han, Arabic …) is dropped.
 */
export function toAscii(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  let result = '';
  // The one Greek digraph that is always one sound.
  for (const character of text.normalize('NFKD').replace(/(ο)υ/giu, '$1u')) {
    result += character < '\u0080' ? character : (letters.get(character) ?? lowered(character));
  }
  return result;
}

function lowered(character: string): string {
  const lower = character.toLowerCase();
  const known = lower === character ? undefined : letters.get(lower);
  return known === undefined ? '' : known.slice(0, 1).toUpperCase() + known.slice(1);
}

function pairs(text: string): [string, string][] {
  return text.split(' ').map((pair) => {
    const [from = '', to = ''] = pair.split('=');
    return [from, to];
  });
}

const latin: ReadonlyMap<string, string> = new Map(
  pairs('ß=ss æ=ae œ=oe ø=o ł=l đ=d ð=d þ=th ı=i ŋ=ng ħ=h ŧ=t ĸ=k ə=e ɓ=b ɗ=d ƙ=k ƴ=y ǥ=g ɛ=e ɔ=o'),
);

/** Lower case only; capitals are found through it. Decomposition has taken the accents off before. */
const letters: ReadonlyMap<string, string> = new Map([
  ...latin,
  ...pairs(
    'а=a б=b в=v г=g д=d е=e ж=zh з=z и=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh ' +
      'щ=shch ъ= ы=y ь= э=e ю=yu я=ya є=ie і=i ґ=g ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz ѕ=dz ә=a ғ=g қ=k ң=n ө=o ұ=u ү=u һ=h',
  ),
  ...pairs(
    'α=a β=b γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o',
  ),
  ...hangul(),
]);

/** The letters Hangul syllables decompose into, in the Revised Romanization without its sound changes. */
function hangul(): [string, string][] {
  const from = (start: number, names: string): [string, string][] =>
    names.split(' ').map((name, index) => [String.fromCharCode(start + index), name === '-' ? '' : name]);
  return [
    ...from(0x1100, 'g kk n d tt r m b pp s ss - j jj ch k t p h'),
    ...from(0x1161, 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'),
    ...from(0x11a8, 'k k ks n nj nh t l lk lm lp ls lt lp lh m p ps t t ng t t k t p h'),
  ];
}
