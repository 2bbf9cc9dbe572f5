"use strict";
// Follows the states of the folder, jumps between findings and places in the text, says where text comes from.
(() => {
  const message = document.getElementById("meldung");
  const live = document.body.dataset.stand !== "0";
  // The place that the address of the page asks for: `#datei=…&zeile=…&pfad=…`.
  let wanted = location.hash.includes("=") ? Object.fromEntries(new URLSearchParams(location.hash.slice(1))) : null;

  const frameOf = (id) => document.getElementById(id);
  const inFrame = (frame) => frame.contentDocument;

  function say(words) {
    message.textContent = words;
  }

  // The element in a document that prints a place: the very line of a text, else its field, else what holds it.
  function placeIn(page, { datei, zeile, pfad, anker }) {
    const spans = datei ? [...page.querySelectorAll("[data-datei]")].filter((one) => one.dataset.datei === datei) : [];
    const same = spans.filter((one) => one.dataset.pfad === pfad);
    const inside = (one, other) => other && (one.startsWith(other + ".") || one.startsWith(other + "["));
    const lines = same.filter((one) => Number(one.dataset.zeile) <= Number(zeile));
    return (
      lines.filter((one) => one.dataset.zeile === lines.at(-1).dataset.zeile)[0] ||
      same[0] ||
      spans.find((one) => inside(pfad, one.dataset.pfad) || inside(one.dataset.pfad, pfad)) ||
      (anker && page.getElementById(anker)) ||
      null
    );
  }

  function show(frame, place) {
    const page = inFrame(frame);
    if (!page || !page.body) return;
    for (const one of page.querySelectorAll(".gezeigt")) one.classList.remove("gezeigt");
    const found = placeIn(page, place) || page.querySelector("h1");
    found.classList.add("gezeigt");
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    found.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }

  function tellOrigin(frame, element) {
    const box = document.querySelector(`.herkunft[data-blatt="${frame.id}"]`);
    const place = element.closest("[data-datei]");
    const copy = box.querySelector(".kopieren");
    copy.hidden = !place;
    copy.dataset.text = place ? `${place.dataset.datei}:${place.dataset.zeile}` : "";
    const path = place && place.dataset.pfad ? ` (${place.dataset.pfad})` : "";
    box.querySelector("p").textContent = place
      ? `${place.dataset.datei}, Zeile ${place.dataset.zeile}${path}`
      : "Dieser Text steht im Profil, nicht in den Dateien des Konzepts.";
  }

  function prepare(frame) {
    const page = inFrame(frame);
    if (!page || !page.querySelector("main") || page.documentElement.dataset.bereit) return;
    page.documentElement.dataset.bereit = "ja";
    if (wanted) show(frame, wanted);
    wanted = null;
    page.addEventListener("click", (event) => {
      if (!event.target.closest("a")) tellOrigin(frame, event.target);
    });
  }

  function prepareAll(root) {
    for (const hidden of root.querySelectorAll(".drucken, .herkunft")) hidden.hidden = false;
    for (const frame of root.querySelectorAll("iframe")) {
      frame.addEventListener("load", () => prepare(frame));
      prepare(frame);
    }
  }

  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a.stelle");
    const print = event.target.closest("button.drucken");
    const copy = event.target.closest("button.kopieren");
    if (link) {
      const frame = frameOf(link.dataset.blatt);
      event.preventDefault();
      show(frame, link.dataset);
      frame.scrollIntoView({ block: "nearest" });
      frame.focus({ preventScroll: true });
    } else if (print) {
      frameOf(print.dataset.blatt).contentWindow.print();
    } else if (copy) {
      try {
        await navigator.clipboard.writeText(copy.dataset.text);
        say(`Kopiert: ${copy.dataset.text}`);
      } catch {
        say(`Bitte von Hand kopieren: ${copy.dataset.text}`);
      }
    }
  });

  prepareAll(document);
  if (!live) return;

  // A document anew, at the place where it was looked at.
  function reload(frame, next) {
    const page = inFrame(frame);
    const top = page ? page.scrollingElement.scrollTop : 0;
    frame.dataset.stand = next.dataset.stand;
    frame.title = next.title;
    frame.addEventListener(
      "load",
      () => {
        inFrame(frame).scrollingElement.scrollTop = top;
        prepare(frame);
      },
      { once: true },
    );
    frame.contentWindow.location.replace(next.getAttribute("src"));
  }

  const keyOf = (element) => element.id || element.getAttribute("href") || element.dataset.pfad;

  // The parts of the page anew, but for the frame of the document: that would lose its place.
  function renew(part, next) {
    if (part.innerHTML === next.innerHTML) return;
    const open = new Set([...part.querySelectorAll("details[open]")].map((one) => one.id));
    const focused = part.contains(document.activeElement) ? document.activeElement : null;
    const frame = part.querySelector("iframe");
    const fresh = next.querySelector("iframe");
    if (frame && fresh && frame.getAttribute("src") === fresh.getAttribute("src")) {
      if (frame.dataset.stand !== fresh.dataset.stand) reload(frame, fresh);
      renewAround(part, next);
    } else {
      part.replaceChildren(...next.childNodes);
      prepareAll(part);
    }
    for (const one of part.querySelectorAll("details")) one.open = one.open || open.has(one.id);
    if (focused && !focused.isConnected) {
      const again = [...part.querySelectorAll(focused.tagName)].find((one) => keyOf(one) === keyOf(focused));
      (again || part).focus({ preventScroll: true });
    }
  }

  // Goes down to the frame and replaces all that stands beside the way.
  function renewAround(part, next) {
    const holds = (one) => one.nodeType === 1 && (one.matches("iframe") || one.querySelector("iframe"));
    const way = [...part.childNodes].find(holds);
    const other = [...next.childNodes].find(holds);
    if (way.matches("iframe")) {
      const kept = part.querySelector(".herkunft");
      for (const one of [...part.childNodes]) if (one !== way) one.remove();
      const fresh = [...next.childNodes];
      const at = fresh.indexOf(other);
      way.before(...fresh.slice(0, at));
      way.after(...fresh.slice(at + 1));
      const replaced = part.querySelector(".herkunft");
      if (kept && replaced) replaced.replaceWith(kept);
      for (const hidden of part.querySelectorAll(".drucken")) hidden.hidden = false;
      return;
    }
    for (const one of [...part.childNodes]) if (one !== way) one.remove();
    const fresh = [...next.childNodes];
    const at = fresh.indexOf(other);
    way.before(...fresh.slice(0, at));
    way.after(...fresh.slice(at + 1));
    renewAround(way, other);
  }

  const gone = "Die Vorschau antwortet nicht mehr. Läuft »tdocs preview« noch im Terminal?";
  let running = false;
  let asked = false;

  async function refresh() {
    if (running) {
      asked = true;
      return;
    }
    running = true;
    try {
      do {
        asked = false;
        const answer = await fetch(location.href, { cache: "no-store" });
        const next = new DOMParser().parseFromString(await answer.text(), "text/html");
        document.title = next.title;
        document.body.dataset.stand = next.body.dataset.stand;
        for (const part of document.querySelectorAll("[data-teil]")) {
          const other = next.querySelector(`[data-teil="${part.dataset.teil}"]`);
          if (other) renew(part, other);
        }
        const found = document.querySelector("[id^=befunde-]");
        say(found ? `Aktualisiert. ${found.textContent.trim()}.` : "Aktualisiert.");
      } while (asked);
    } catch {
      say(gone);
    } finally {
      running = false;
    }
  }

  const states = new EventSource("stand");
  states.addEventListener("open", () => {
    if (message.textContent === gone) say("");
  });
  states.addEventListener("message", (event) => {
    if (event.data !== document.body.dataset.stand) refresh();
  });
  states.addEventListener("error", () => {
    if (states.readyState !== EventSource.OPEN) {
      say(gone);
    }
  });
})();
