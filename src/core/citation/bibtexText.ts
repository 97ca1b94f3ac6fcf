/** Text as values of BibTeX fields: no text can end its field early, open a comment or run a command. */
import { splitMath } from '../mathText';

/**
 * A text between braces of a field: balanced, one line, without control characters, everything TeX reads as its own
 * escaped. Formulas stay formulas where they are balanced and use known commands of mathematics only; others are
 * shown as typed. Text commands (`\emph{…}`, accents) become what they mean.
 */
export function toBibtexText(text: string): string {
  const line = oneLine(text);
  // Most texts have nothing of TeX in them.
  if (!/[$\\~]/.test(line)) return escapeTex(line);
  return splitMath(line)
    .map((run) => (run.kind === 'math' ? toBibtexMath(run.source, run.tex) : escapeTex(run.text)))
    .join('');
}

/**
 * A title between braces: as above, and what a style must not put in lower case (acronyms, names with capitals
 * inside, formulas) in braces of its own.
 */
export function toBibtexTitle(title: string): string {
  return splitMath(oneLine(title))
    .map((run) => {
      if (run.kind === 'math') return `{${toBibtexMath(run.source, run.tex)}}`;
      return run.text.replace(/[^\s]+/gu, protectWord);
    })
    .join('');
}

/** The characters TeX and BibTeX read as their own, escaped so that braces balance by either's count. */
export function escapeTex(text: string): string {
  return text.replace(/[\\{}$&%#_~^\u00a0\u2009]/g, (character) => escapes.get(character) ?? '');
}

function protectWord(word: string): string {
  const escaped = escapeTex(word);
  // A lone capital is a name (`Plan B`) unless it is the article.
  const inner = /^[^\p{L}]*\p{L}.*\p{Lu}/u.test(word) || /^(?![AI]$)\p{Lu}$/u.test(word);
  return inner ? `{${escaped}}` : escaped;
}

function toBibtexMath(source: string, tex: string): string {
  // BibTeX counts `\{` as a brace, TeX does not.
  const plain = tex.replace(/\\([^])/g, (found, character: string) =>
    character === '{' ? '\\lbrace ' : character === '}' ? '\\rbrace ' : found,
  );
  if (!isBalanced(plain) || !usesKnownCommands(plain)) return escapeTex(source);
  return `$${plain.replace(/\\[^]|[%#&$]/g, (found) => (found.length > 1 ? found : `\\${found}`))}$`;
}

function isBalanced(tex: string): boolean {
  let depth = 0;
  for (const character of tex) {
    if (character === '{') depth++;
    if (character === '}' && --depth < 0) return false;
  }
  return depth === 0 && !/(?:^|[^\\])(?:\\\\)*\\$/.test(tex);
}

function usesKnownCommands(tex: string): boolean {
  // `^^5c` is a backslash to TeX.
  if (tex.includes('^^')) return false;
  return (tex.match(/\\(?:[A-Za-z]+|[^])/g) ?? []).every(
    (command) => !/^\\[A-Za-z@]/.test(command) || mathCommands.has(command.slice(1)),
  );
}

/** Controls, line ends and bidirectional overrides go; what is left is trimmed. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|\p{Surrogate}/gu, '')
    .trim();
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['\\', '\\textbackslash{}'],
  ['{', '\\textbraceleft{}'],
  ['}', '\\textbraceright{}'],
  ['$', '\\$'],
  ['&', '\\&'],
  ['%', '\\%'],
  ['#', '\\#'],
  ['_', '\\_'],
  ['~', '\\textasciitilde{}'],
  ['^', '\\textasciicircum{}'],
  ['\u00a0', '~'],
  ['\u2009', '\\,'],
]);

/** What reads and writes nothing, defines nothing and needs amsmath at most. */
const mathCommands: ReadonlySet<string> = new Set(
  (
    'alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi varpi rho varrho ' +
    'sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega ' +
    'ell hbar imath jmath Re Im aleph partial nabla infty emptyset varnothing forall exists neg top bot angle prime ' +
    'log ln lg exp sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan min max sup inf lim limsup liminf ' +
    'arg det dim gcd ker Pr deg hom mod bmod pmod operatorname ' +
    'times div pm mp cdot ast star circ bullet cap cup sqcap sqcup vee wedge setminus oplus ominus otimes odot oslash ' +
    'dagger ddagger diamond sum prod coprod int oint bigcup bigcap bigoplus bigotimes bigvee bigwedge ' +
    'le leq ge geq ne neq equiv sim simeq approx cong propto ll gg prec succ preceq succeq subset supset subseteq ' +
    'supseteq in ni notin mid parallel perp vdash models asymp lesssim gtrsim leqslant geqslant triangleq doteq not ' +
    'to gets leftarrow rightarrow leftrightarrow Leftarrow Rightarrow Leftrightarrow uparrow downarrow mapsto ' +
    'longrightarrow longleftarrow hookrightarrow iff implies ' +
    'frac tfrac dfrac sqrt binom over overline underline widehat widetilde hat tilde bar vec dot ddot check breve ' +
    'overbrace underbrace overset underset stackrel ' +
    'mathcal mathbb mathbf mathrm mathsf mathit mathtt mathfrak mathscr boldsymbol bm cal rm bf it text textrm textbf ' +
    'textit textsf texttt textsc mathnormal displaystyle textstyle scriptstyle ' +
    'left right big Big bigg Bigg bigl bigr Bigl Bigr langle rangle lfloor rfloor lceil rceil lvert rvert lVert rVert ' +
    'lbrace rbrace vert Vert backslash ldots cdots dots dotsc dotsb vdots ddots quad qquad colon limits nolimits'
  ).split(' '),
);
