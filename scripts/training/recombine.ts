/** More bylines than the corpus has: titles with other papers' people, hard ones more often, some names respelt. */
import { readByline, type Byline } from '../../src/core/listing/byline';
import { peopleText, type Sample } from './corpus';
import { createRandom } from './fit';

export interface Recombined {
  readonly byline: Byline;
  readonly truth: number;
  readonly title: Sample;
  readonly people: Sample;
}

/** How many there are for each sample, and how often hard titles and people are taken on purpose. */
const perSample = 2.5;
const hardShare = 0.6;

/** New bylines out of old ones, the same for the same samples. */
export function* recombine(samples: readonly Sample[]): Generator<Recombined, void> {
  const random = createRandom(7);
  const pick = (pool: readonly Sample[]): Sample | undefined => pool[Math.floor(random() * pool.length)];
  const hardTitles = samples.filter(({ tags }) =>
    tags.some((tag) => /^title(?:Ends|Camel|Comma|Middot|One)/.test(tag)),
  );
  const hardPeople = samples.filter(({ tags }) => tags.some((tag) => /^author|^single/.test(tag)));
  for (let count = 0; count < samples.length * perSample; count++) {
    const title = pick(random() < hardShare ? hardTitles : samples);
    const people = pick(random() < hardShare ? hardPeople : samples);
    if (!title || !people) continue;
    const shown = respell(people.shownAuthors, random);
    const text = title.byline.text.slice(0, title.truth);
    yield {
      byline: readByline(text + peopleText(shown, people.etAl, people.orgs)),
      truth: title.truth,
      title,
      people,
    };
  }
}

/** Names as their bearers sometimes write them. */
function respell(names: readonly string[], random: () => number): readonly string[] {
  const draw = random();
  if (draw < 0.01) return names.map((name) => name.toUpperCase());
  if (draw < 0.02) return names.map((name, index) => (index === 0 ? name.toLowerCase() : name));
  if (draw < 0.04) return names.map((name) => name.replace(/^(\p{Lu})[^ .]+ /u, '$1. '));
  if (draw < 0.05) return names.map((name) => name.replace(/^(\p{Lu})[^ .]+ /u, '$1 '));
  if (draw < 0.15) {
    const [first = '', ...others] = names;
    return [first.replace(/^\S+ (?=(?:van|von|de|del|da|di|dos|della|el|al|bin|ten|ter) )/, ''), ...others];
  }
  // Xiao-Jie: XiaoJie
  if (draw < 0.35) return names.map((name) => name.replace(/^(\p{L}+)-(\p{Lu})/u, '$1$2'));
  return names;
}
