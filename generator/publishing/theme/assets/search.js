// The search engine: loads the pieces of the index that a query needs (assets/search/*.js, written by
// generator/pages/search.py) and ranks pages. Plain scripts instead of fetch(), so that it also works from file://.
window.dossierSearch = ((here) => {
  const LIGATURES = { "œ": "oe", "æ": "ae", "ß": "ss" };
  const ENDINGS = /(?:issements?|atrices?|ateurs?|iennes?|iens?|ions?|euses?|eux|aux|elles?|ales?|als?|ees?|es|er|ez|ent|nes?|s|e|x)$/;
  const KINDS = { actor: 1.5, place: 1.4, event: 1.15, date: 1.05, source: 1 };
  const loaded = new Map();

  // Called by every piece of the index.
  window.dossierIndex = (name, data) => loaded.get(name)?.resolve(data);

  function load(name) {
    if (!loaded.has(name)) {
      const piece = {};
      piece.data = new Promise((resolve, reject) => {
        piece.resolve = resolve;
        const script = document.createElement("script");
        script.src = new URL(`search/${name}.js`, here).href;
        script.onerror = () => { loaded.delete(name); reject(new Error(name)); };
        document.head.append(script);
      });
      loaded.set(name, piece);
    }
    return loaded.get(name).data;
  }

  // The same folding as when the index was made: no accents, no ligatures, digits of one number together.
  const fold = (text) => text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replace(/[œæß]/g, (c) => LIGATURES[c]);
  const words = (text) => fold(text).replace(/([0-9]) (?=[0-9]{3}(?![0-9]))/g, "$1").match(/[\p{L}\p{N}]+/gu) ?? [];

  // What stays of a word without plural and feminine; short words and numbers are left alone.
  function stem(word) {
    if (word.length < 5 || /^\d/.test(word)) return word;
    const short = word.replace(ENDINGS, "");
    return short.length < 4 ? word.slice(0, Math.max(4, word.length - 2)) : short;
  }

  // The files of all words that begin so: those of longer beginnings, and the one of the longest shorter beginning.
  function beginning(files, prefix) {
    const around = files.filter((start) => prefix.startsWith(start) && start !== prefix).slice(-1);
    return [...around, ...files.filter((start) => start.startsWith(prefix))];
  }

  // Letters that not every system can write into a file's name stand there by their numbers.
  const wordsFile = (start) => `words${start && "-"}${start.replace(/[^\x00-\x7f]/gu, (c) => `_${c.codePointAt(0).toString(16)}_`)}`;

  // Whether two words differ by few letters: one wrong, missing, added or swapped, two in long words.
  function near(one, other) {
    const limit = one.length < 8 ? 1 : 2;
    if (Math.abs(one.length - other.length) > limit) return false;
    let before = [], last = Array.from({ length: other.length + 1 }, (_, n) => n);
    for (let i = 1; i <= one.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= other.length; j += 1) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
        const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[other.length] <= limit;
  }

  // How well a word of the index answers a word of the query: the same, begun by it, or of the same stem.
  function likeness(asked, word) {
    if (word === asked) return 1;
    if (word.startsWith(asked)) return 0.75 - Math.min(0.25, (word.length - asked.length) * 0.03);
    return 0.45 - Math.min(0.15, Math.abs(word.length - asked.length) * 0.02);
  }

  // Pages by score for one word of the query: words that begin with its stem, else words that nearly are it.
  async function pagesFor(meta, asked) {
    const root = stem(asked);
    const found = await matching(meta, root, (word) => word.startsWith(root), (word) => likeness(asked, word));
    if (found.size || asked.length < 5) return found;
    return matching(meta, asked.slice(0, 2), (word) => near(asked, word), () => 0.4);
  }

  async function matching(meta, prefix, fits, weigh) {
    const shards = await Promise.all(beginning(meta.words, prefix).map((start) => load(wordsFile(start))));
    const best = new Map();
    for (const shard of shards) {
      for (const word of Object.keys(shard)) {
        if (!fits(word)) continue;
        const postings = shard[word];
        const rarity = Math.log(1 + meta.count / (postings.length / 2));
        const weight = weigh(word) * rarity;
        for (let n = 0, page = 0; n < postings.length; n += 2) {
          page += postings[n];
          const score = weight * postings[n + 1];
          if (score > (best.get(page) ?? 0)) best.set(page, score);
        }
      }
    }
    return best;
  }

  // Pages that answer every word of the query, best first: {query words, hits: [{page, score}]}.
  async function find(query) {
    const meta = await load("meta");
    const all = words(query);
    const meant = all.filter((word) => !meta.stop.includes(word));
    const asked = meant.length ? meant : all;
    if (!asked.length || (asked.length === 1 && asked[0].length < 2)) return { meta, asked: [], hits: [] };
    const found = await Promise.all(asked.map((word) => pagesFor(meta, word)));
    found.sort((a, b) => a.size - b.size);
    const hits = [];
    for (const page of found[0].keys()) {
      if (!found.every((pages) => pages.has(page))) continue;
      const score = found.reduce((sum, pages) => sum + pages.get(page), 0) * (KINDS[kindOf(meta, page)] ?? 1);
      hits.push({ page, score });
    }
    hits.sort((a, b) => b.score - a.score || a.page - b.page);
    return { meta, asked, hits };
  }

  // Pages lie in runs of one kind: [first page, kind].
  const kindOf = (meta, page) => meta.kinds.findLast(([first]) => first <= page)[1];

  // What a result shows of a page.
  async function tell(meta, page) {
    const rows = await load(`pages-${Math.floor(page / meta.perFile)}`);
    const [address, title, text] = rows[page % meta.perFile];
    return { title, text, address, kind: kindOf(meta, page) };
  }

  // What results can be narrowed by: the names, and page -> [actors, places, types, years] by their numbers.
  async function facets(meta, pages) {
    const files = [...new Set(pages.map((page) => Math.floor(page / meta.facetsPerFile)))];
    const rows = new Map(await Promise.all(files.map(async (file) => [file, await load(`facets-${file}`)])));
    const of = (page) => rows.get(Math.floor(page / meta.facetsPerFile))[page % meta.facetsPerFile];
    return { names: await load("names"), of };
  }

  return { find, tell, facets, kindOf, words, stem, fold };
})(document.currentScript.src);
