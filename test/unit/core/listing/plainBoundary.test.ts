import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { Pieces } from '../../../../src/core/listing/blocks';
import { readByline } from '../../../../src/core/listing/byline';
import { evidentBoundary } from '../../../../src/core/listing/evidentBoundary';
import { plainBoundary, type PlainBoundary } from '../../../../src/core/listing/plainBoundary';

const corpus = '../shared/corpus';
const header = 'CLMay 2, 2025Code\n';
const abstract = `\n${'We look at words of all sizes, and at what models make of them. '.repeat(6).trim()}`;

interface Judged {
  readonly line: string;
  readonly plain: PlainBoundary | null;
}

/** The bylines of a listing that are read the plain way, with places counted from their start. */
function judge(text: string): readonly Judged[] {
  const judged: Judged[] = [];
  const pieces = new Pieces(text);
  for (let piece = pieces.next(); piece; piece = pieces.next()) {
    if (piece.kind !== 'plain') continue;
    const { start, end } = piece;
    const from = (place: number): number => (place < 0 ? -1 : place - start);
    const found = plainBoundary(text, piece);
    const plain = found && {
      people: from(found.people),
      second: from(found.second),
      third: from(found.third),
      end: from(found.end),
      orgs: from(found.orgs),
    };
    judged.push({ line: text.slice(start, end), plain });
  }
  return judged;
}

/** What is said of a byline by the way that knows all of them, where the boundary is evident to it. */
function evident(line: string): PlainBoundary | null {
  const byline = readByline(line);
  const people = evidentBoundary(byline);
  if (people === null) return null;
  const commas = [...line.slice(0, byline.end).matchAll(/, /g)]
    .map(({ index }) => index)
    .filter((at) => at > people);
  const [second = -1, third = -1] = commas.map((at) => at + 2);
  const orgs = (byline.orgs[0]?.from ?? line.length + 3) - 3;
  return { people, second, third, end: byline.end, orgs };
}

/** Never another answer; none is the other way's to give. Gives the share it spoke of. */
function agree(judged: readonly Judged[]): number {
  const spoken = judged.filter(({ plain }) => plain !== null);
  for (const { line, plain } of spoken) assert.deepEqual(plain, evident(line), line);
  return spoken.length / judged.length;
}

describe('plainBoundary', function () {
  this.timeout(60_000);

  it('finds the boundary of plain bylines, and the names in them', () => {
    const [judged] = judge(
      `${header}Small Words for Large ModelsWen Ding, J. Jia, Chen-Yu Xu et al. · nvidia, cmu${abstract}`,
    );
    assert.deepEqual(judged?.plain, { people: 28, second: 38, third: 46, end: 56, orgs: 63 });
  });

  it('says nothing where another place comes into question', () => {
    const lines = [
      'Small Words for LargeAnn Nikola Tesla, Fei Jia, Hainan Xu et al.',
      'Small Words for LargeFidel Tesla, Fei Jia, Hainan Xu et al.',
      'Small Words of the LaTeX ModelsWen Ding, Fei Jia et al.',
      'Small Words for Large ModelsAbdel-Salam Ding, Fei Jia, Hainan Xu et al.',
      'Small Words for Large MLWen Ding, Fei Jia, Hainan Xu et al.',
      'Small Words for Large Models and SystemsWen Ding',
      'Small Words for Large al-modelsWen Ding, Fei Jia, Hainan Xu et al.',
      'Ways et al. · Small Words for Large ModelsWen Ding, Fei Jia',
      'Small Words for Large ModelsWen Ding, Fei Jia et al."· cmu, mit and more',
    ];
    const judged = lines.flatMap((line) => judge(`${header}${line}${abstract}`));
    assert.equal(judged.length, lines.length);
    assert.deepEqual(
      judged.filter(({ plain }) => plain !== null),
      [],
    );
  });

  for (const part of ['dev', 'dev-hard']) {
    it(`says what the way that knows all bylines says, on the whole corpus: ${part}`, function () {
      const file = `${corpus}/${part}.listing.txt.gz`;
      if (!existsSync(file)) {
        console.log(`      skipped: ${file} is not here`);
        this.skip();
      }
      const share = agree(judge(gunzipSync(readFileSync(file)).toString('utf8')));
      if (part === 'dev') assert.ok(share > 0.75, `${share}`);
    });
  }

  it('says what the way that knows all bylines says, of bylines made of all that is difficult', () => {
    const choice = (parts: string) => fc.constantFrom(...parts.split('|'));
    const oneOf = (plain: string, difficult: string): fc.Arbitrary<string> =>
      fc.oneof({ arbitrary: choice(plain), weight: 5 }, { arbitrary: choice(difficult), weight: 1 });
    const words = oneOf(
      'Small|words|of|the|Large|Models|systems|Language',
      "LaTeX|LLMs|GPT-4|al-gebra|computer|Multi-Task|(The|a,b|Zur|data,|et|al.|·|Na\u00efve|X|Learning:|d\u2019Art|d'Art",
    );
    const names = oneOf(
      'Wen Ding|J. Jia|Hainan Xu|Chen-Yu Fox|Ada M. Roe',
      "Nikola Tesla|Davide Fox|Fidel Fox|Daniel de Roe|Ella Roe|Adella Roe|Abdel-Salam Fox|Ella van Dam|Ann de la Cruz|Wen|Jos\u00e9 Paz|\u015eaziye \u00d6zate\u015f|\u00c9lodie de Roe|B\u00f6la Roe|\u00c7al Roe|Fei Jia |Xu J. Y. Li|A B C D E|O'Neill Fox|" +
        'McCall Roe|\u738b\u5c0f\u660e|Della Roe|Vander Roe|J.-P. Fox|Le Song|Ann, Roe|van Dam',
    );
    const end = oneOf(
      ' et al.| et al. · cmu||',
      ' et al| · cmu, mit| · Not Slugs|· cmu| · cmu · mit| · la, van',
    );
    const line = fc
      .tuple(
        fc.array(words, { minLength: 5, maxLength: 9 }),
        fc.array(names, { minLength: 2, maxLength: 4 }),
        end,
      )
      .map(([title, people, rest]) => `${title.join(' ')}${people.join(', ')}${rest}`);
    let spoken = 0;
    fc.assert(
      fc.property(line, (one) => {
        if (agree(judge(`${header}${one}${abstract}`)) > 0) spoken += 1;
      }),
      { numRuns: 20_000 },
    );
    assert.ok(spoken > 500, `${spoken}`);
  });
});
