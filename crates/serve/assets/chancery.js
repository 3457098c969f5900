// Two-way highlighting between a field of a claim and its words. Without it, the links do the same one step at a time.
"use strict";
// Review: a key chooses a decision, unless somebody is writing.
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea")) return;
  const chosen = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!chosen) return;
  event.preventDefault();
  if (chosen.matches("input, select")) chosen.focus();
  else chosen.click();
});

// A drawing wider than the page: what runs over time begins at its newest end, with the names of its rows going along; a map begins in its middle.
for (const drawing of document.querySelectorAll(".drawing")) {
  const svg = drawing.querySelector("svg");
  const wide = drawing.scrollWidth - drawing.clientWidth;
  if (!svg || wide <= 0) continue;
  if (svg.matches(".timeline, .ledger")) {
    const lanes = [...svg.querySelectorAll(".lane")];
    const along = () => {
      const x = (drawing.scrollLeft * svg.viewBox.baseVal.width) / drawing.scrollWidth;
      for (const lane of lanes) lane.setAttribute("x", x);
    };
    drawing.addEventListener("scroll", along, { passive: true });
    drawing.scrollLeft = wide;
    along();
  } else if (svg.matches(".map, .network")) {
    drawing.scrollLeft = wide / 2;
  }
}

(() => {
  const text = document.querySelector(".text");
  if (!text) return;
  const named = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean);
  const words = [...text.querySelectorAll("[data-f], [data-q]")];
  const fields = [...document.querySelectorAll(".claims [data-f]")];

  const light = (wanted) => {
    for (const element of words) element.classList.toggle("lit", named(element, "f").some((f) => wanted.includes(f)));
    for (const element of fields) element.classList.toggle("lit", wanted.includes(element.dataset.f));
  };
  const show = (element) => element && element.scrollIntoView({ block: "nearest" });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const field = event.target.closest(".claims [data-f]");
    const word = event.target.closest(".text [data-f]");
    if (field && (!link || link.classList.contains("show"))) {
      event.preventDefault();
      light([field.dataset.f]);
      show(words.find((w) => named(w, "f").includes(field.dataset.f)));
    } else if (word) {
      event.preventDefault();
      light(named(word, "f"));
      show(fields.find((f) => named(word, "f").includes(f.dataset.f)));
    } else if (!link) {
      light([]);
    }
  });

  const arrive = () => {
    const card = location.hash.startsWith("#c-") && document.getElementById(location.hash.slice(1));
    if (!card) return;
    for (const element of words) element.classList.toggle("lit", named(element, "q").includes(card.dataset.c));
    show(words.find((w) => named(w, "q").includes(card.dataset.c)));
  };
  addEventListener("hashchange", arrive);
  arrive();
})();
