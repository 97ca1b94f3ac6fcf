// Papers to look at: an ordinary one, one full of formulas, a hostile one, a bare one, one written from right to left.
const base = {
  paperId: 'p0000000000000000000001',
  title: 'A Family of Modest Models',
  authors: ['Ada Lovelace', 'Emmy Noether', 'Kurt Gödel'],
  etAl: true,
  orgs: ['analytical-engines', 'goettingen'],
  date: '2026-04-14',
  topic: { id: 'cs.LG', name: 'Machine Learning' },
  score: 95.3,
  code: true,
  seen: [],
  abstract:
    'We describe a model that is up to 3$\\times$ faster than its peers, at a cost of $5 to $10 an hour. ' +
    'Attention over $n$ tokens costs $O(n^2 d)$; ours costs $O(n \\log n)$ with error $\\|\\hat{x} - x\\|_2 \\le \\epsilon$, ' +
    'so that $$\\mathcal{L}(\\theta) = \\sum_{i=1}^{N} \\frac{1}{\\sigma_i^2}\\,\\bigl(y_i - f_\\theta(x_i)\\bigr)^2 + \\lambda\\,\\lVert\\theta\\rVert_1$$ ' +
    "is minimised in \\emph{one} pass. Poincar\\'e and G\\\"odel agree---``mostly''---in 95\\% of cases (Fig.~1). " +
    'Code and weights are released.',
  status: 'reading',
  statusSince: Date.UTC(2026, 3, 20, 12),
  rating: 4,
  tags: ['attention', 'efficient inference', 'to discuss'],
  note: 'Compare with the *linear* variant.\n- ablation in Table 3\n- ask about the constant',
  citekey: 'lovelace2026family',
};

const id = (number) => `p${String(number).padStart(22, '0')}`;

export const cards = {
  plain: base,
  math: {
    ...base,
    paperId: id(2),
    title: 'Bounds for $\\ell_p$-Norms and the $\\sqrt{2}$ Conjecture in $\\mathbb{R}^{n \\times m}$',
    abstract:
      'Works: \\(\\alpha_{i,j}\\), \\[\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}^{-1} = \\frac{1}{ad-bc}\\begin{pmatrix} d & -b \\\\ -c & a \\end{pmatrix}\\] ' +
      '$\\widehat{ABC}$, $\\overline{x+y}$, $\\boxed{E=mc^2}$, $\\cancel{x}$, $\\vec{v}\\cdot\\dot{q}$, $\\boldsymbol{\\mu}$, $\\pmb{w}$, ' +
      '$\\underbrace{a+\\dots+a}_{n}$, $f\\colon X \\to Y$, $\\binom{n}{k}$, $\\textcolor{white}{visible}$, ${}^{14}_{6}\\mathrm{C}$. ' +
      'Does not work: $\\frac{1}{$ and $\\undefined{x}$ and $\\href{javascript:alert(1)}{click}$ and $\\includegraphics{https://example.org/a.png}$ and ' +
      '$\\def\\a{\\a\\a}\\a$ and $\\rule{9999em}{9999em}$ and $x\\kern-900em y$ and $\\phantom{gone}$ and $\\htmlData{a=b}{c}$ and $\\url{https://example.org}$. ' +
      'Unbalanced: a single $ sign, and \\( alone. The end is to be seen.',
  },
  hostile: {
    ...base,
    paperId: id(3),
    title: '<img src=x onerror=alert(1)> [click](command:workbench.action.terminal.new) \u202Egnp.exe',
    authors: ['<script>alert(1)</script>', 'Robert "); DROP', 'A'.repeat(120)],
    orgs: ['&lt;b&gt;', '\'"><svg onload=alert(1)>'],
    abstract:
      '<b>not bold</b> <iframe src="https://example.org"></iframe> javascript:alert(1) {{constructor.constructor("alert(1)")()}} ' +
      'verylongword'.repeat(30),
    tags: ['<i>x</i>', '\u202Eevil', 'x'.repeat(90)],
    note: '</textarea><script>alert(1)</script>',
    citekey: '"><x>',
    topic: { id: 'cs.<b>', name: '<u>Topic</u>' },
  },
  bare: {
    ...base,
    paperId: id(4),
    title: 'Untitled',
    authors: [],
    etAl: false,
    orgs: [],
    date: null,
    topic: null,
    score: null,
    code: false,
    seen: [],
    abstract: null,
    status: 'new',
    statusSince: null,
    rating: null,
    tags: [],
    note: '',
    citekey: null,
  },
  rightToLeft: {
    ...base,
    paperId: id(5),
    title: 'נוסחת $E = mc^2$ בשפה אחרת',
    authors: ['משה כהן', 'فاطمة الزهراء'],
    abstract: 'אנו מראים כי $\\alpha + \\beta \\le 1$ בכל מקרה, ולכן התוצאה נכונה.',
  },
};

export const knownTags = [
  { name: 'attention', count: 41 },
  { name: 'audio', count: 7 },
  { name: 'ASR', count: 12 },
  { name: 'state-space', count: 3 },
  { name: 'théorie', count: 1 },
  { name: 'to discuss', count: 5 },
  { name: 'to read', count: 9 },
];
