/** The subject codes of arXiv, as listings print them, and the topics they stand for. Data first; no text of the user's. */

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

const archives: readonly {
  readonly id: string;
  readonly name: string;
  /** Code and official name, in the order of arXiv's own taxonomy; an archive without subjects stands for itself. */
  readonly subjects: Readonly<Record<string, string>>;
}[] = [
  {
    id: 'cs',
    name: 'Computer Science',
    subjects: {
      AI: 'Artificial Intelligence',
      AR: 'Hardware Architecture',
      CC: 'Computational Complexity',
      CE: 'Computational Engineering, Finance, and Science',
      CG: 'Computational Geometry',
      CL: 'Computation and Language',
      CR: 'Cryptography and Security',
      CV: 'Computer Vision and Pattern Recognition',
      CY: 'Computers and Society',
      DB: 'Databases',
      DC: 'Distributed, Parallel, and Cluster Computing',
      DL: 'Digital Libraries',
      DM: 'Discrete Mathematics',
      DS: 'Data Structures and Algorithms',
      ET: 'Emerging Technologies',
      FL: 'Formal Languages and Automata Theory',
      GL: 'General Literature',
      GR: 'Graphics',
      GT: 'Computer Science and Game Theory',
      HC: 'Human-Computer Interaction',
      IR: 'Information Retrieval',
      IT: 'Information Theory',
      LG: 'Machine Learning',
      LO: 'Logic in Computer Science',
      MA: 'Multiagent Systems',
      MM: 'Multimedia',
      MS: 'Mathematical Software',
      NA: 'Numerical Analysis',
      NE: 'Neural and Evolutionary Computing',
      NI: 'Networking and Internet Architecture',
      OH: 'Other Computer Science',
      OS: 'Operating Systems',
      PF: 'Performance',
      PL: 'Programming Languages',
      RO: 'Robotics',
      SC: 'Symbolic Computation',
      SD: 'Sound',
      SE: 'Software Engineering',
      SI: 'Social and Information Networks',
      SY: 'Systems and Control',
    },
  },
  {
    id: 'econ',
    name: 'Economics',
    subjects: { EM: 'Econometrics', GN: 'General Economics', TH: 'Theoretical Economics' },
  },
  {
    id: 'eess',
    name: 'Electrical Engineering and Systems Science',
    subjects: {
      AS: 'Audio and Speech Processing',
      IV: 'Image and Video Processing',
      SP: 'Signal Processing',
      SY: 'Systems and Control',
    },
  },
  {
    id: 'math',
    name: 'Mathematics',
    subjects: {
      AC: 'Commutative Algebra',
      AG: 'Algebraic Geometry',
      AP: 'Analysis of PDEs',
      AT: 'Algebraic Topology',
      CA: 'Classical Analysis and ODEs',
      CO: 'Combinatorics',
      CT: 'Category Theory',
      CV: 'Complex Variables',
      DG: 'Differential Geometry',
      DS: 'Dynamical Systems',
      FA: 'Functional Analysis',
      GM: 'General Mathematics',
      GN: 'General Topology',
      GR: 'Group Theory',
      GT: 'Geometric Topology',
      HO: 'History and Overview',
      IT: 'Information Theory',
      KT: 'K-Theory and Homology',
      LO: 'Logic',
      MG: 'Metric Geometry',
      MP: 'Mathematical Physics',
      NA: 'Numerical Analysis',
      NT: 'Number Theory',
      OA: 'Operator Algebras',
      OC: 'Optimization and Control',
      PR: 'Probability',
      QA: 'Quantum Algebra',
      RA: 'Rings and Algebras',
      RT: 'Representation Theory',
      SG: 'Symplectic Geometry',
      SP: 'Spectral Theory',
      ST: 'Statistics Theory',
    },
  },
  {
    id: 'astro-ph',
    name: 'Astrophysics',
    subjects: {
      CO: 'Cosmology and Nongalactic Astrophysics',
      EP: 'Earth and Planetary Astrophysics',
      GA: 'Astrophysics of Galaxies',
      HE: 'High Energy Astrophysical Phenomena',
      IM: 'Instrumentation and Methods for Astrophysics',
      SR: 'Solar and Stellar Astrophysics',
    },
  },
  {
    id: 'cond-mat',
    name: 'Condensed Matter',
    subjects: {
      'dis-nn': 'Disordered Systems and Neural Networks',
      'mes-hall': 'Mesoscale and Nanoscale Physics',
      'mtrl-sci': 'Materials Science',
      other: 'Other Condensed Matter',
      'quant-gas': 'Quantum Gases',
      soft: 'Soft Condensed Matter',
      'stat-mech': 'Statistical Mechanics',
      'str-el': 'Strongly Correlated Electrons',
      'supr-con': 'Superconductivity',
    },
  },
  { id: 'gr-qc', name: 'General Relativity and Quantum Cosmology', subjects: {} },
  { id: 'hep-ex', name: 'High Energy Physics - Experiment', subjects: {} },
  { id: 'hep-lat', name: 'High Energy Physics - Lattice', subjects: {} },
  { id: 'hep-ph', name: 'High Energy Physics - Phenomenology', subjects: {} },
  { id: 'hep-th', name: 'High Energy Physics - Theory', subjects: {} },
  { id: 'math-ph', name: 'Mathematical Physics', subjects: {} },
  {
    id: 'nlin',
    name: 'Nonlinear Sciences',
    subjects: {
      AO: 'Adaptation and Self-Organizing Systems',
      CD: 'Chaotic Dynamics',
      CG: 'Cellular Automata and Lattice Gases',
      PS: 'Pattern Formation and Solitons',
      SI: 'Exactly Solvable and Integrable Systems',
    },
  },
  { id: 'nucl-ex', name: 'Nuclear Experiment', subjects: {} },
  { id: 'nucl-th', name: 'Nuclear Theory', subjects: {} },
  {
    id: 'physics',
    name: 'Physics',
    subjects: {
      'acc-ph': 'Accelerator Physics',
      'ao-ph': 'Atmospheric and Oceanic Physics',
      'app-ph': 'Applied Physics',
      'atm-clus': 'Atomic and Molecular Clusters',
      'atom-ph': 'Atomic Physics',
      'bio-ph': 'Biological Physics',
      'chem-ph': 'Chemical Physics',
      'class-ph': 'Classical Physics',
      'comp-ph': 'Computational Physics',
      'data-an': 'Data Analysis, Statistics and Probability',
      'ed-ph': 'Physics Education',
      'flu-dyn': 'Fluid Dynamics',
      'gen-ph': 'General Physics',
      'geo-ph': 'Geophysics',
      'hist-ph': 'History and Philosophy of Physics',
      'ins-det': 'Instrumentation and Detectors',
      'med-ph': 'Medical Physics',
      optics: 'Optics',
      'plasm-ph': 'Plasma Physics',
      'pop-ph': 'Popular Physics',
      'soc-ph': 'Physics and Society',
      'space-ph': 'Space Physics',
    },
  },
  {
    id: 'q-bio',
    name: 'Quantitative Biology',
    subjects: {
      BM: 'Biomolecules',
      CB: 'Cell Behavior',
      GN: 'Genomics',
      MN: 'Molecular Networks',
      NC: 'Neurons and Cognition',
      OT: 'Other Quantitative Biology',
      PE: 'Populations and Evolution',
      QM: 'Quantitative Methods',
      SC: 'Subcellular Processes',
      TO: 'Tissues and Organs',
    },
  },
  {
    id: 'q-fin',
    name: 'Quantitative Finance',
    subjects: {
      CP: 'Computational Finance',
      EC: 'Economics',
      GN: 'General Finance',
      MF: 'Mathematical Finance',
      PM: 'Portfolio Management',
      PR: 'Pricing of Securities',
      RM: 'Risk Management',
      ST: 'Statistical Finance',
      TR: 'Trading and Market Microstructure',
    },
  },
  { id: 'quant-ph', name: 'Quantum Physics', subjects: {} },
  {
    id: 'stat',
    name: 'Statistics',
    subjects: {
      AP: 'Applications',
      CO: 'Computation',
      ME: 'Methodology',
      ML: 'Machine Learning',
      OT: 'Other Statistics',
      TH: 'Statistics Theory',
    },
  },
];

const noTopic: Topic = { id: 'none', name: 'none' };
const topics = tabulate();

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
