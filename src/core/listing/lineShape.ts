/** What a line looks like by itself: page furniture, people, the end of a byline, running text. Judges; changes nothing. */

const furniture =
  /^(?:(?:load|show|see|view|read) (?:more|less|all|next|previous)\b.{0,20}|(?:sign|log) (?:in|up|out)|home|menu|search|filters?|sort(?: by)?\b.{0,20}|papers|trending|latest|newest|top|hot|about(?: us)?|next|previous|prev|back(?: to top)?|settings|share|save[d]?|bookmarks?|login|subscribe|follow|privacy(?: policy)?|terms(?: of (?:service|use))?|contact(?: us)?|cookies?|help|faq|blog|loading(?:…|\.\.\.)?|page \d{1,5}(?: of \d{1,5})?|\d{1,7} (?:papers|results|items)|skip to .{1,20}|copy(?:right)?\b.{0,40}|©.{0,60})$/i;

/** No button or menu entry is longer. */
export const longestFurniture = 72;
/** Buttons, menus and people have lines of this length at most. */
export const shortLine = 300;

/** Whether a line is known page furniture: a button, a menu entry. */
export function isFurniture(line: string): boolean {
  return line.length <= longestFurniture && furniture.test(line);
}

/** Whether a line ends as only bylines do: ` et al.`, or organisations after a middle dot. */
export function endsAsByline(line: string): boolean {
  if (/ et al\.?$/.test(line)) return true;
  const dot = line.lastIndexOf(' · ');
  return dot >= 0 && line.length - dot < 400 && orgsPattern.test(line.slice(dot + 3));
}

/** Organisations as listed: slugs between commas. */
export const orgsPattern = /^[a-z0-9][a-z0-9._-]*(?:, ?[a-z0-9][a-z0-9._-]*)*$/;

const endsSentence = /[.!?…][)\]"'”’»]*$/;

/** Whether a line stops where a sentence may stop. */
export function endsASentence(line: string): boolean {
  return endsSentence.test(line.slice(-8));
}

/** Whether a line reads as running text: long, stopped like a sentence, and nothing of a byline about it. */
export function isProse(line: string): boolean {
  return line.length >= 80 && endsASentence(line) && !endsAsByline(line);
}

/** Words that titles and menus are full of and names are not. */
const plainWord =
  /^(?:the|of|for|and|or|with|via|from|are|we|this|that|show|load|read|more|abstract|code|paper|papers|project|page|view|open|learning|models?|language|towards?|using)$/i;
const particle =
  /^(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ten|ter|zu|af|av|y|e|do|das)$/;

/** Whether a whole line is one to three people, as in `Wen Ding, Fei Jia et al. · nvidia`. */
export function isAuthorLine(line: string): boolean {
  const { people, marked } = authorPart(line);
  if (people.length === 0 || people.length > 160) return false;
  const names = people.replace(/,$/, '').split(/, ?/);
  if (names.length > 3) return false;
  const inCompany = names.length > 1 || marked;
  return names.every((name) => isName(name, inCompany));
}

/** Whether a line by itself could be one name: two words that are no button's, or a word. */
export function isOneName(line: string): boolean {
  return line.length <= 48 && !line.includes(',') && isName(line, true);
}

/** A line without its ` et al.` and organisations, which may go on in the next line, and whether it had any. */
function authorPart(line: string): { readonly people: string; readonly marked: boolean } {
  const dot = line.endsWith(' ·') ? line.length - 2 : line.lastIndexOf(' · ');
  const orgs = line.slice(dot + 3).replace(/,$/, '');
  const bare = dot >= 0 && (orgs === '' || orgsPattern.test(orgs)) ? line.slice(0, dot) : line;
  const people = bare.replace(/ et al\.?$/, '');
  return { people, marked: people.length < line.length };
}

/** Whether a text could be a person's name; in company of others it may be one word, or hold a small one. */
function isName(name: string, inCompany: boolean): boolean {
  const tokens = name.split(' ');
  if (tokens.length > 7 || name.length > 60 || (tokens.length === 1 && !inCompany)) return false;
  if (/[?!:;[\]{}"“”$\\/=<>|@#%*+]|\d|[^A-Z]\.$/.test(name.replace(/ (?:Jr|Sr)\.$/, ''))) return false;
  let small = 0;
  for (const token of tokens) {
    if (!inCompany && plainWord.test(token)) return false;
    if (/^[a-z]/.test(token) && !/^[a-z]{1,3}['’]?\p{Lu}/u.test(token) && !particle.test(token)) small += 1;
  }
  return small <= (inCompany ? 1 : 0);
}
