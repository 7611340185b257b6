// What the page can do beyond being read: light or dark, search as you type, citations that close with Escape.
(() => {
  const root = document.documentElement;
  const texts = JSON.parse(document.getElementById("interface").textContent);
  const say = (key, values = {}) => (texts[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  // Light and dark
  for (const button of document.querySelectorAll("[data-appearance-button]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const shown = root.dataset.appearance ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
      root.dataset.appearance = shown === "dark" ? "light" : "dark";
      try { localStorage.setItem("appearance", root.dataset.appearance); } catch { /* not kept, still shown */ }
    });
  }

  // Print
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }

  // Citations: Escape closes what hover or focus has opened, until the pointer or the focus leaves
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const cite of document.querySelectorAll(".cite:hover, .cite:focus-within")) cite.classList.add("shut");
  });
  for (const cite of document.querySelectorAll(".cite")) {
    for (const leave of ["mouseleave", "focusout"]) cite.addEventListener(leave, () => cite.classList.remove("shut"));
  }

  // Search
  const count = (n, query) => say(["search_none", "search_one"][n] ?? "search_many", { n: n.toLocaleString(root.lang), query });
  const home = new URL(root.dataset.home, location.href);
  const suffix = root.dataset.suffix;
  const address = (page) => {
    const path = suffix === "/" ? `${page}/`.replace(/(^|\/)index\/$/, "$1") : page + suffix;
    return new URL(path, home).href;
  };

  // The words of the query marked in a text; text is only ever set as text.
  function marked(text, asked) {
    const { words, stem } = window.dossierSearch;
    const roots = asked.map(stem);
    const pieces = text.split(/([\p{L}\p{N}]+)/u);
    return pieces.map((piece, n) => {
      if (n % 2 === 0) return piece;
      const folded = words(piece)[0] ?? "";
      return roots.some((start) => folded.startsWith(start)) ? make("mark", { textContent: piece }) : piece;
    });
  }

  async function result(meta, asked, page, level) {
    const told = await window.dossierSearch.tell(meta, page);
    return make("li", { className: "hit" },
      make("a", { className: "hit__link", href: address(told.address) },
        make("span", { className: "hit__kind", textContent: say(`kind_${told.kind}`) }),
        make(level, { className: "hit__title" }, ...marked(told.title, asked)),
        make("span", { className: "hit__text" }, ...marked(told.text, asked))));
  }

  const form = document.querySelector("[data-find]");
  const input = form?.querySelector("input");
  if (!form || !window.dossierSearch) return;
  const panel = make("div", { className: "found", hidden: true });
  const status = make("p", { className: "hidden", role: "status" });
  form.append(panel, status);
  let latest = 0;

  async function suggest() {
    const query = input.value;
    const turn = (latest += 1);
    const { meta, asked, hits } = await window.dossierSearch.find(query);
    if (turn !== latest) return;
    const list = make("ul", {}, ...await Promise.all(hits.slice(0, 8).map((hit) => result(meta, asked, hit.page, "span"))));
    if (turn !== latest) return;
    const summary = asked.length ? count(hits.length, query) : "";
    status.textContent = summary;
    panel.hidden = !asked.length || !(document.activeElement && form.contains(document.activeElement));
    panel.replaceChildren(...(hits.length ? [list] : []), make("p", { className: "found__more" },
      hits.length > 8 ? make("a", { href: `${form.action}?q=${encodeURIComponent(query)}`, textContent: summary }) : summary));
  }

  const links = () => [...panel.querySelectorAll("a")];
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) { panel.hidden = true; input.focus(); event.preventDefault(); }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [input, ...links()];
    const next = stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) { next.focus(); event.preventDefault(); }
  });
  form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) panel.hidden = true; });
  input.addEventListener("input", suggest);
  input.addEventListener("focus", () => { if (input.value) suggest(); });
  document.addEventListener("keydown", (event) => {
    const typing = /^(?:INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? "");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) { input.focus(); input.select(); event.preventDefault(); }
  });

  // The search page: all results, narrowed by what they are, who, where and when
  const board = document.querySelector("[data-search-page]");
  if (!board) return;
  const chosen = new Map();
  const STEP = 20;

  const facets = [
    ["kind", "facet_kind", (known, page) => [known.kind(page)], (known, key) => say(`kinds_${key}`)],
    ["type", "facet_type", (known, page) => known.of(page)[2], (known, key) => known.names.types[key]],
    ["actor", "facet_actor", (known, page) => known.of(page)[0], (known, key) => known.names.actors[key]],
    ["place", "facet_place", (known, page) => known.of(page)[1], (known, key) => known.names.places[key]],
    ["year", "facet_year", (known, page) => known.of(page)[3], (known, key) => String(key)],
  ];

  function choices(name, label, known, hits, of, tell) {
    const counts = new Map();
    for (const { page } of hits) for (const key of of(known, page)) counts.set(key, (counts.get(key) ?? 0) + 1);
    if (counts.size < 2 && !chosen.has(name)) return [];
    const sorted = [...counts].sort((a, b) => (name === "year" ? b[0] - a[0] : b[1] - a[1])).slice(0, 10);
    const buttons = sorted.map(([key, n]) => {
      const button = make("button", { type: "button", className: "facet", textContent: `${tell(known, key)} (${n})` });
      button.setAttribute("aria-pressed", String(chosen.get(name) === key));
      button.addEventListener("click", () => {
        if (chosen.get(name) === key) chosen.delete(name); else chosen.set(name, key);
        show(STEP).then(() => document.getElementById(button.id)?.focus());
      });
      button.id = `facet-${name}-${key}`;
      return button;
    });
    return [make("div", { className: "facets", role: "group", ariaLabel: say(label) },
      make("span", { className: "facets__name", textContent: say(label) }), ...buttons)];
  }

  async function show(limit) {
    const query = new URLSearchParams(location.search).get("q") ?? "";
    const { meta, asked, hits } = await window.dossierSearch.find(query);
    const known = await window.dossierSearch.facets(meta, hits.map((hit) => hit.page));
    known.kind = (page) => window.dossierSearch.kindOf(meta, page);
    const kept = hits.filter(({ page }) => facets.every(([name, , of]) => !chosen.has(name) || of(known, page).includes(chosen.get(name))));
    const bars = facets.flatMap(([name, label, of, tell]) => choices(name, label, known, chosen.has(name) ? hits : kept, of, tell));
    const rows = await Promise.all(kept.slice(0, limit).map((hit) => result(meta, asked, hit.page, "strong")));
    const more = make("button", { type: "button", className: "facet", textContent: say("search_more") });
    more.addEventListener("click", () => show(limit + STEP));
    board.replaceChildren(
      make("p", { role: "status", textContent: asked.length ? count(kept.length, query) : say("search_empty") }),
      ...bars, make("ol", { className: "hits" }, ...rows), ...(kept.length > limit ? [more] : []));
  }
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  show(STEP);
})();
