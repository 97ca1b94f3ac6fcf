/** Recognising what somebody pasted: the address or the identifier of a paper on arXiv, or a DOI. */

export type PaperLink =
  | {
      readonly kind: 'arxiv';
      /** Without version: `2401.01234`, `hep-th/9901001`. */
      readonly id: string;
      readonly version: number | null;
    }
  /** Lower case, as DOIs are compared. */
  | { readonly kind: 'doi'; readonly doi: string };

/**
 * The paper a pasted text names, where it is one identifier or address and nothing else: `arXiv:2401.01234v2`,
 * `2401.01234`, `https://arxiv.org/pdf/2401.01234v2.pdf` (also of mirrors and readers that use arXiv's ids),
 * `doi:10.…`, `https://doi.org/10.…`, a publisher's address with a DOI in its path. arXiv's own DOIs give the arXiv
 * id. Null for anything else. Nothing is fetched.
 */
export function paperLink(pasted: string): PaperLink | null {
  const text = pasted.trim().replace(/^<(.*)>$/, '$1');
  if (text === '' || text.length > 500 || /\s/.test(text.replace(/^(?:arxiv|doi):\s+/i, ''))) return null;
  const id = arxivId(text.replace(/^arxiv:\s*/i, ''));
  if (id !== null) return id;
  const address = /^(?:https?:\/\/)?((?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,20})\/([^?#]*)([^]*)$/i.exec(text);
  if (address !== null && !/^10\./.test(text)) {
    const [, host = '', path = '', rest = ''] = address;
    return fromAddress(host.toLowerCase(), decoded(path), rest);
  }
  return doi(text.replace(/^doi:\s*/i, ''));
}

function fromAddress(host: string, path: string, rest: string): PaperLink | null {
  const name = host.replace(/^(?:www|export|[a-z]{2}|dx|beta)\./, '');
  if (arxivHosts.has(name)) {
    const id = /^(?:abs|pdf|html|ps|format|e-print|src|papers|paper|overview|forum)\/(.+)$/i.exec(path)?.[1];
    return id === undefined ? null : arxivId(id.replace(/\/+$/, ''));
  }
  if (name === 'doi.org') return doi(path);
  // A DOI anywhere in a path, as publishers have it; what they put behind it goes.
  const found = /(?:^|\/)(10\.\d{4,9}\/[^]+)$/.exec(path)?.[1] ?? /[?&]doi=(10\.[^&#]+)/i.exec(rest)?.[1];
  return found === undefined
    ? null
    : doi(decoded(found).replace(/\/(?:full|abstract|pdf|epdf|html|meta)$|\.pdf$/i, ''));
}

/** New ids are `YYMM.number`, old ones `archive/YYMMnumber`, by arXiv's own scheme. */
function arxivId(text: string): PaperLink | null {
  const match =
    /^(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z]{2,8}(?:-[a-z]{2,4})?(?:\.[A-Z]{2})?\/\d{2}(?:0[1-9]|1[0-2])\d{3})(?:v([1-9]\d{0,2}))?(?:\.pdf)?$/i.exec(
      text,
    );
  if (match === null) return null;
  const [, id = '', version] = match;
  const old = id.includes('/');
  // The subject class of an old id is decoration: `math.GT/0309136` is `math/0309136`.
  const plain = old ? id.toLowerCase().replace(/\.[a-z]{2}\//, '/') : id;
  return { kind: 'arxiv', id: plain, version: version === undefined ? null : Number(version) };
}

function doi(text: string): PaperLink | null {
  // Marks at the end are the sentence's it was copied from.
  const written = text.replace(/[.,;:]+$/, '');
  if (!/^10\.\d{4,9}(?:\.\d{1,9}){0,4}\/[\p{L}\p{N}()<>[\]\-._;:/+&#=~%@*,!$'"|]+$/u.test(written))
    return null;
  const lower = written.toLowerCase();
  const onArxiv = /^10\.48550\/arxiv\.(.+)$/.exec(lower)?.[1];
  return (onArxiv === undefined ? null : arxivId(onArxiv)) ?? { kind: 'doi', doi: lower };
}

function decoded(path: string): string {
  return path.replace(/(?:%[0-7][0-9a-f])+/gi, (found) => decodeURIComponent(found));
}

const arxivHosts: ReadonlySet<string> = new Set([
  'arxiv.org',
  'ar5iv.org',
  'ar5iv.labs.arxiv.org',
  'alphaxiv.org',
  'huggingface.co',
]);
