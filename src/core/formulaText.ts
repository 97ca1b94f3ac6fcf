/** Formulas as one line of plain text, where nothing can typeset them: hovers, tooltips, suggestions. */
import { splitMath } from './mathText';

/** Symbols of TeX and AMS that Unicode has a sign for; names of functions stand for themselves. */
const signs: ReadonlyMap<string, string> = new Map(
  (
    'alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ ' +
    'nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ ' +
    'Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω times × cdot · div ÷ pm ± mp ∓ leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ ' +
    'approx ≈ sim ∼ simeq ≃ equiv ≡ propto ∝ ll ≪ gg ≫ in ∈ notin ∉ subset ⊂ subseteq ⊆ cup ∪ cap ∩ setminus ∖ ' +
    'emptyset ∅ forall ∀ exists ∃ neg ¬ land ∧ lor ∨ wedge ∧ vee ∨ to → rightarrow → leftarrow ← Rightarrow ⇒ ' +
    'leftrightarrow ↔ mapsto ↦ sum ∑ prod ∏ int ∫ partial ∂ nabla ∇ infty ∞ sqrt √ ell ℓ hbar ℏ Re ℜ Im ℑ aleph ℵ ' +
    'langle ⟨ rangle ⟩ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ mid | vert | Vert ‖ | ‖ star ⋆ circ ∘ bullet • oplus ⊕ ' +
    'otimes ⊗ perp ⊥ bot ⊥ top ⊤ parallel ∥ dagger † prime ′ ldots … dots … cdots ⋯ degree ° percent % log log ln ln exp exp sin sin ' +
    'cos cos tan tan max max min min arg arg sup sup inf inf lim lim det det dim dim ker ker Pr Pr gcd gcd'
  )
    .split(' ')
    .flatMap((word, at, all): readonly (readonly [string, string])[] =>
      at % 2 === 0 ? [[word, all[at + 1] ?? '']] : [],
    ),
);
/** What only says how something looks, or makes room. */
const silent = new Set(
  (
    'left right big Big bigl bigr Bigl Bigr bigg Bigg biggl biggr mathrm mathbf mathit mathsf mathtt mathcal mathbb ' +
    'mathfrak mathscr boldsymbol bm text textbf textit textrm textsf texttt operatorname limits nolimits displaystyle ' +
    'textstyle rm bf it cal hat tilde bar vec overline underline widehat widetilde dot ddot phantom'
  ).split(' '),
);
const raised = table(
  '0123456789+-=()nixTkabcdefghjlmoprstuvwyz⊤',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱˣᵀᵏᵃᵇᶜᵈᵉᶠᵍʰʲˡᵐᵒᵖʳˢᵗᵘᵛʷʸᶻᵀ',
);
const lowered = table('0123456789+-=()aeioruvxhklmnpstj', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑᵢₒᵣᵤᵥₓₕₖₗₘₙₚₛₜⱼ');

function table(from: string, to: string): ReadonlyMap<string, string> {
  const written = Array.from(to);
  return new Map(Array.from(from).map((sign, at) => [sign, written[at] ?? '']));
}

/** Any text with TeX in it on one line, its formulas as `formulaText` has them. */
export function toLegibleText(text: string): string {
  return splitMath(text)
    .map((run) => (run.kind === 'text' ? run.text : formulaText(run.tex)))
    .join('');
}

/** Deeper groups are no formula of a person's: they stay as they are written. */
const deepest = 12;

/**
 * One formula: signs for the commands that have one, indices raised and lowered where Unicode can, fractions with a
 * slash. Commands that are not known stay as they are. Takes any text, linear in it.
 */
export function formulaText(tex: string): string {
  return new FormulaReader(tex).read(0).replace(/\s+/g, ' ').trim();
}

class FormulaReader {
  private readonly tokens: readonly string[];
  private at = 0;

  constructor(tex: string) {
    this.tokens = tex.match(/\\(?:[A-Za-z]+|[^A-Za-z]|$)|\s+|[^\\\s]/gu) ?? [];
  }

  /** Up to the brace that closes the group, which is taken too. */
  read(depth: number): string {
    let text = '';
    while (this.at < this.tokens.length) {
      if (this.tokens[this.at] === '}') {
        this.at++;
        if (depth > 0) break;
      } else text += this.piece(depth);
    }
    return text;
  }

  private piece(depth: number): string {
    const token = this.tokens[this.at++] ?? '';
    if (token === '{') return depth < deepest ? this.read(depth + 1) : token;
    if (token === '^') return shifted(this.argument(depth), raised, '^');
    if (token === '_') return shifted(this.argument(depth), lowered, '_');
    if (token === '~') return ' ';
    if (!token.startsWith('\\')) return token;
    return this.command(token.slice(1), depth);
  }

  private command(name: string, depth: number): string {
    if (name === 'frac' || name === 'tfrac' || name === 'dfrac')
      return `${bracketed(this.argument(depth))}/${bracketed(this.argument(depth))}`;
    if (name === 'sqrt') return `√${bracketed(this.argument(depth))}`;
    if (silent.has(name)) return '';
    const sign = signs.get(name);
    if (sign !== undefined) return sign;
    if (/^[,:;! ]?$/.test(name)) return name === '!' ? '' : ' ';
    return /^[A-Za-z]/.test(name) ? `\\${name} ` : name;
  }

  /** What a command or an index takes: a group, or the next sign. */
  private argument(depth: number): string {
    while (/^\s/.test(this.tokens[this.at] ?? '')) this.at++;
    if (this.tokens[this.at] === '}' || depth >= deepest) return '';
    return this.piece(depth + 1).trim();
  }
}

/** All of it with the signs of a table, or behind the mark where one of them is missing. */
function shifted(text: string, signs: ReadonlyMap<string, string>, mark: string): string {
  const written = Array.from(text).map((sign) => signs.get(sign) ?? null);
  if (text === '') return '';
  return written.includes(null) ? `${mark}${bracketed(text)}` : written.join('');
}

function bracketed(text: string): string {
  return /^(?:[\p{L}\p{M}\p{N}.′₀-₉ₐ-ₜ⁰-⁹]*|.)$/u.test(text) ? text : `(${text})`;
}
