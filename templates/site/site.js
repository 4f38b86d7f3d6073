// Search and filters over the list of all editions. Each line of the list has a number in the index whose bits
// say which briefs, regions, themes, years, languages and countries it has. Without the index the page stays as it is.
"use strict";

const form = document.querySelector("form[data-index]");

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

async function begin() {
  const { names, rows } = await (await fetch(form.dataset.index)).json();
  const facets = Object.values(names).flat();
  const lines = [...document.querySelectorAll("#editions li")].map((element, position) => ({
    element,
    bits: BigInt(`0x${rows[position]}`),
    words: "",
  }));
  const search = form.querySelector("input");
  const selects = [...form.querySelectorAll("select")];
  const output = form.querySelector("output");
  const years = [...document.querySelectorAll("#editions details")].map((element) => ({ element, open: element.open }));
  const others = document.querySelectorAll("#latest, #briefs, .jump");

  let first = 0;
  for (const [kind, held] of Object.entries(names)) {
    const select = selects.find((one) => one.dataset.kind === kind);
    held.forEach((name, position) => select?.add(new Option(name, first + position)));
    first += held.length;
  }

  const wordsOf = (line) => {
    if (!line.words) {
      const held = facets.filter((_, position) => (line.bits >> BigInt(position)) & 1n);
      line.words = plain([line.element.textContent, ...held].join("\n"));
    }
    return line.words;
  };

  const show = () => {
    const asked = plain(search.value).split(/\s+/).filter(Boolean);
    const chosen = selects.filter((select) => select.value).map((select) => 1n << BigInt(select.value));
    const isNarrowed = asked.length + chosen.length > 0;
    let shown = 0;
    for (const line of lines) {
      const fits = chosen.every((bit) => line.bits & bit) && asked.every((word) => wordsOf(line).includes(word));
      line.element.hidden = !fits;
      shown += fits;
    }
    for (const { element, open } of years) {
      element.hidden = !element.querySelector("li:not([hidden])");
      element.open = isNarrowed || open;
    }
    others.forEach((element) => { element.hidden = isNarrowed; });
    form.querySelector("button").hidden = !isNarrowed;
    form.querySelector(".nothing").hidden = shown > 0;
    output.value = output.dataset.words.replace("{shown}", shown).replace("{all}", lines.length);
  };

  const note = () => {
    const said = new URLSearchParams();
    if (search.value) said.set("q", search.value);
    for (const select of selects) if (select.value) said.set(select.dataset.kind, select.selectedOptions[0].text);
    history.replaceState(null, "", location.pathname + (`${said}` && `#${said}`));
  };

  const recall = () => {
    const said = new URLSearchParams(location.hash.slice(1));
    search.value = said.get("q") ?? "";
    for (const select of selects) {
      const option = [...select.options].find((one) => one.text === said.get(select.dataset.kind));
      select.value = option?.value ?? "";
    }
    show();
  };

  form.addEventListener("input", () => { show(); note(); });
  form.addEventListener("reset", () => setTimeout(() => { show(); note(); search.focus(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", () => { if (location.hash.includes("=")) recall(); });
  recall();
  form.hidden = false;
}

if (form) begin().catch(() => {});
