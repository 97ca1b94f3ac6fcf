/** The subject codes of arXiv, as listings print them, and the topics they stand for. Data first; no text of the user's. */
import { archives } from './arxivArchives';

export interface Topic {
  /** `cs.CL`, `hep-th`; an unknown code as it stands; `none` where a paper has no category. */
  readonly id: string;
  readonly name: string;
  /** The name of the archive, `Computer Science`; absent for unknown codes. */
  readonly archive?: string;
}

/**
 * The topic of a category as a listing prints it: `CL`, `hep-th` or, written whole, `cs.CL`.
 * An unknown code is a topic of its own name; null is the topic `none`, whose name is left to the host.
 */
export function topicOf(category: string | null): Topic {
  if (category === null) return noTopic;
  return topics.get(category) ?? { id: category, name: category };
}

/** Whether a code is one arXiv uses (alone or with its archive). */
export function isCategory(code: string): boolean {
  return topics.has(code);
}

/** The code of two capitals that stands at an offset of a text, without a string of its own; null where arXiv has none such. */
export function pairAt(text: string, at: number): string | null {
  const one = text.charCodeAt(at) - 0x41;
  const two = text.charCodeAt(at + 1) - 0x41;
  return one >= 0 && one < 26 && two >= 0 && two < 26 ? (pairs[one * 26 + two] ?? null) : null;
}

/** Every code that may stand in a header, shortest forms included. */
export function categoryCodes(): readonly string[] {
  return [...topics.keys()];
}

/** A retired or double name gives the topic that arXiv itself files such papers under. */
const aliases: Readonly<Record<string, string>> = {
  'cs.NA': 'math.NA',
  'cs.SY': 'eess.SY',
  'math.IT': 'cs.IT',
  'math.MP': 'math-ph',
  'q-fin.EC': 'econ.GN',
  'stat.TH': 'math.ST',
};

/**
 * Codes that several archives use, and the one meant. The archive with most papers a year on arXiv wins
 * (cross-lists counted, so that GR is graphics and not groups); for an alias, the name it stands for.
 */
const ambiguous: Readonly<Record<string, string>> = {
  AP: 'math.AP', // not stat.AP
  CG: 'cs.CG', // not nlin.CG
  CO: 'math.CO', // not astro-ph.CO, stat.CO
  CV: 'cs.CV', // not math.CV
  DS: 'cs.DS', // not math.DS
  GN: 'econ.GN', // not math.GN, q-bio.GN, q-fin.GN
  GR: 'cs.GR', // not math.GR
  GT: 'cs.GT', // not math.GT
  IT: 'cs.IT', // math.IT is the same
  LO: 'cs.LO', // not math.LO
  NA: 'math.NA', // cs.NA is the same
  OT: 'stat.OT', // not q-bio.OT
  PR: 'math.PR', // not q-fin.PR
  SC: 'cs.SC', // not q-bio.SC
  SI: 'cs.SI', // not nlin.SI
  SP: 'eess.SP', // not math.SP
  ST: 'math.ST', // not q-fin.ST
  SY: 'eess.SY', // cs.SY is the same
  TH: 'econ.TH', // stat.TH is math.ST
};

const noTopic: Topic = { id: 'none', name: 'none' };
const topics = tabulate();
const pairs = tabulatePairs();

/** Every code to its topic: whole codes, short ones, archives by themselves. */
function tabulate(): ReadonlyMap<string, Topic> {
  const table = new Map<string, Topic>();
  const byShortCode = new Map<string, Topic>();
  for (const archive of archives) {
    // `physics` and the like stand alone in old papers.
    table.set(archive.id, { id: archive.id, name: archive.name, archive: archive.name });
    for (const [code, name] of Object.entries(archive.subjects)) {
      const topic = { id: `${archive.id}.${code}`, name, archive: archive.name };
      table.set(topic.id, topic);
      byShortCode.set(code, topic);
    }
  }
  for (const [alias, id] of Object.entries(aliases)) point(table, alias, id);
  for (const [code, topic] of byShortCode) table.set(code, table.get(topic.id) ?? topic);
  for (const [code, id] of Object.entries(ambiguous)) point(table, code, id);
  return table;
}

function point(table: Map<string, Topic>, code: string, id: string): void {
  const topic = table.get(id);
  if (topic) table.set(code, topic);
}

/** The codes of two capitals, by these. */
function tabulatePairs(): readonly (string | null)[] {
  const table: (string | null)[] = Array.from({ length: 26 * 26 }, () => null);
  for (const code of topics.keys()) {
    if (!/^[A-Z]{2}$/.test(code)) continue;
    table[(code.charCodeAt(0) - 0x41) * 26 + code.charCodeAt(1) - 0x41] = code;
  }
  return table;
}
