// The form of an offer: fetches it, shows it, sends changes, keeps what is typed until it is saved.
import { Drafts, element, replace } from "./form_controls.js";
import { fieldElement, finding } from "./form_fields.js";

const asked = new URLSearchParams(location.search);
const offer = asked.get("angebot") || "";
const byId = (id) => document.getElementById(id);
const drafts = new Drafts(`tdocs:${offer}:`);

let form = null;
let labels = new Map();
let skipped = new Set();
let inInterview = false;
let current = null;
let trail = [];
let queue = Promise.resolve();
const shown = new Map();

function say(words) {
  byId("meldung").textContent = "";
  byId("meldung").textContent = words;
}

async function send(route, body) {
  try {
    const answer = await fetch(route, {
      method: body === undefined ? "GET" : "POST",
      headers: body === undefined ? {} : { "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: "no-store",
    });
    const text = await answer.text();
    try {
      return JSON.parse(text);
    } catch {
      return { problem: text || "Das hat nicht geklappt." };
    }
  } catch {
    return { problem: "Die Seite erreicht tdocs nicht. Läuft »tdocs preview --edit« noch? Was Sie getippt haben, bleibt hier erhalten." };
  }
}

const fileOf = (path) => form.files.find((file) => file.root === path.split(".")[0]);

// Sends one change after the other; each is made from the newest digest. Returns why it was refused, or null.
function change(request, { dry = false } = {}) {
  busy(dry ? 0 : 1);
  const work = queue.then(async () => {
    const digest = request.digest || fileOf(request.path)?.digest || "";
    const found = await send(dry ? "formular/pruefen" : "formular/aendern", { ...request, offer, digest });
    if (found.problem) {
      if (!dry) say("Nicht gespeichert; der Grund steht bei der Angabe.");
      return { text: found.problem, outdated: false };
    }
    if (dry) return found.refused || { text: "", form: found };
    const refused = found.refused;
    const more = found.progress.mandatoryOf - form.progress.mandatoryOf;
    take(found);
    const further = more > 0 ? ` Dadurch ${more === 1 ? "kommt eine Pflichtangabe" : `kommen ${more} Pflichtangaben`} hinzu.` : "";
    say(refused ? "Nicht gespeichert; der Grund steht bei der Angabe." : `Gespeichert.${further}`);
    return refused;
  });
  queue = work.catch(() => undefined).finally(() => busy(dry ? 0 : -1));
  return work;
}

let waiting = 0;

function busy(more) {
  waiting += more;
  byId("inhalt").setAttribute("aria-busy", String(waiting > 0));
}

let renewing = false;

const CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex]";

// Puts one element in place of another, and lets the keyboard stay where it was, also within a word.
function keepingFocus(old, fresh) {
  const active = old.contains(document.activeElement) ? document.activeElement : null;
  const [id, start, end] = [active?.id, active?.selectionStart, active?.selectionEnd];
  const place = [...old.querySelectorAll(CONTROLS)].indexOf(active);
  renewing = true;
  old.replaceWith(fresh);
  renewing = false;
  if (!active) return;
  const controls = fresh.querySelectorAll(CONTROLS);
  const again = (id && document.getElementById(id)) || controls[place] || controls[controls.length - 1];
  again?.focus({ preventScroll: true });
  if (again?.id === id && typeof start === "number" && typeof again.selectionStart === "number") again.setSelectionRange(start, end);
}

// Where somebody types nothing is replaced, unless it has other parts now: it follows when they have gone on.
function waitsFor(known, field) {
  const active = document.activeElement;
  if (!known?.node.contains(active) || !active.matches("input:not([type=checkbox]), select, textarea")) return false;
  if (known.parts !== partsOf(field)) return false;
  for (const one of everyField([field])) document.getElementById(`c-${one.path}`)?.seen?.(one);
  if (!known.waits) {
    known.waits = true;
    known.node.addEventListener("focusout", () => setTimeout(() => ((known.waits = false), refresh())), { once: true });
  }
  return true;
}

const keysOf = (value) => (value !== null && typeof value === "object" ? Object.keys(value).join() : "");

const partsOf = (field) =>
  `${field.path}:${field.kind}:${keysOf(field.value)}(${[...(field.members || []), ...(field.entries || [])].map(partsOf).join()})`;

function refresh() {
  if (inInterview) renewQuestion();
  else showGroups();
}

function take(found) {
  form = found;
  labels = new Map();
  for (const group of form.groups) for (const field of everyField(group.fields)) name(field);
  showHead();
  showFiles();
  refresh();
}

function name(field) {
  labels.set(field.path, field.label);
  for (const part of field.columns || []) name(part);
}

function showHead() {
  const { mandatoryDone, mandatoryOf, done, of } = form.progress;
  byId("titel").textContent = form.name ? `Formular: ${form.name}` : "Formular";
  document.title = form.name ? `${form.name} – Formular` : "Formular";
  byId("fortschritt").hidden = !of;
  byId("balken").max = of || 1;
  byId("balken").value = done;
  byId("stand").textContent = `${mandatoryDone} von ${mandatoryOf} Pflichtangaben, ${done} von ${of} Angaben insgesamt`;
  byId("interview").hidden = !of && !inInterview;
  byId("interview").textContent = inInterview
    ? "Alle Angaben zeigen"
    : `Fragen nacheinander beantworten (${form.questions.length} offen)`;
  const left = !form.undoable && document.activeElement === byId("zurueck");
  byId("zurueck").hidden = !form.undoable;
  if (left) byId("interview").focus();
  byId("zur-vorschau").href = offer ? `./?angebot=${encodeURIComponent(offer)}` : "./";
}

function showFiles() {
  const parts = form.files
    .filter((file) => file.reason || file.findings.length)
    .map((file) =>
      element("section", { class: file.reason ? "problem" : "" }, [
        element("p", {}, [`${file.name}: ${file.reason || "Befunde zur ganzen Datei"}`]),
        element("ul", { class: "meldungen" }, file.findings.map((one) => finding(one, file.root, context))),
      ]),
    );
  replace(byId("dateien"), parts);
}

const context = {
  change,
  drafts,
  say,
  renewing: () => renewing,
  form: () => form,
  fieldAt: (path) => form && fieldAt(path),
  labels: () => labels,
  refusals: new Map(),
};

// Each field anew only where it differs, so that nobody loses the place where they type.
function renewed(field, key) {
  const known = shown.get(key);
  const told = JSON.stringify(field) + (field.path === "personal.positionen" ? JSON.stringify([form.sums, form.figures]) : "");
  const closed = fileOf(field.path)?.reason || "";
  if (known && ((known.told === told && known.closed === closed) || waitsFor(known, field))) return known.node;
  if (known?.node.isConnected) for (const one of known.node.querySelectorAll("input, select, textarea")) one.keep?.();
  const node = fieldElement(field, context);
  if (closed) for (const one of node.querySelectorAll("input, select, textarea, button")) one.disabled = true;
  shown.set(key, { told, closed, node, parts: partsOf(field) });
  if (known) keepingFocus(known.node, node);
  return node;
}

const openIn = (fields) => fields.filter((field) => field.wanted?.missing && field.wanted.grade).length;

function showGroups() {
  byId("frage").hidden = true;
  byId("alles").hidden = false;
  const heading = (group) => [group.section?.number, group.title].filter(Boolean).join(" ");
  const links = [];
  const parts = new Map();
  for (const group of form.groups) {
    const open = openIn(group.fields);
    const link = element("li", {}, [
      element("a", { href: `#g-${group.id}` }, [heading(group)]),
      open ? ` (${open} offen)` : "",
    ]);
    const document = group.section?.document;
    if (document && !parts.has(document)) {
      parts.set(document, element("ul", {}));
      links.push(element("li", {}, [element("strong", {}, [documentName(document)]), parts.get(document)]));
    }
    if (document) parts.get(document).append(link);
    else links.push(link);
  }
  const focused = document.activeElement?.closest?.("#abschnitte a")?.getAttribute("href");
  replace(byId("abschnitte"), links);
  if (focused) byId("abschnitte").querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
  const kept = new Map([...byId("gruppen").children].map((one) => [one.id, one]));
  form.groups.forEach((group, number) => {
    const id = `g-${group.id}`;
    const section = kept.get(id) || element("section", { id, class: "gruppe", tabindex: "-1", "aria-labelledby": `${id}-t` });
    kept.delete(id);
    const title = `${heading(group)}${group.section ? ` (${documentName(group.section.document)})` : ""}`;
    let head = section.querySelector(":scope > h2");
    if (!head) section.prepend((head = element("h2", { id: `${id}-t` })));
    if (head.textContent !== title) head.textContent = title;
    const unused = group.id.startsWith("uebrige-");
    let holder = section.querySelector(":scope > .felder, :scope > details > .felder");
    if (!holder) {
      holder = element("div", { class: "felder" });
      section.append(unused ? element("details", {}, [element("summary", {}, ["Anzeigen"]), holder]) : holder);
    }
    inOrder(holder, group.fields.map((field) => renewed(field, field.path)));
    if (byId("gruppen").children[number] !== section) byId("gruppen").insertBefore(section, byId("gruppen").children[number] || null);
  });
  for (const old of kept.values()) old.remove();
}

function inOrder(holder, nodes) {
  nodes.forEach((node, number) => {
    if (holder.children[number] !== node) holder.insertBefore(node, holder.children[number] || null);
  });
  while (holder.children.length > nodes.length) holder.lastElementChild.remove();
}

const documentName = (kind) =>
  ({ leistungsvereinbarung: "Leistungsvereinbarung", fachkonzept: "Fachkonzept", leistungsbeschreibung: "Leistungsbeschreibung" })[kind] || kind;

function* everyField(fields) {
  for (const field of fields) {
    yield field;
    yield* everyField(field.members || []);
    yield* everyField(field.entries || []);
  }
}

function fieldAt(path) {
  for (const group of form.groups) for (const field of everyField(group.fields)) if (field.path === path) return field;
  return null;
}

// The field that says what stands at a line of a file, as findings name it.
function toPlace(name, line) {
  if (!name) return;
  const isNamed = (known) => name === known || name.endsWith(`/${known}`);
  const root = form.files.filter((file) => isNamed(file.name)).sort((a, b) => b.name.length - a.name.length)[0]?.root;
  let place = null;
  for (const group of form.groups) {
    for (const field of everyField(group.fields)) {
      const here = root ? field.path.startsWith(`${root}.`) && field.value !== undefined && field.line <= line : field.text && isNamed(field.text.name);
      if (here && document.getElementById(`f-${field.path}`) && (!place || field.line >= place.line)) place = field;
    }
  }
  const node = place && document.getElementById(`f-${place.path}`);
  if (!node) return;
  node.closest("details")?.setAttribute("open", "");
  const control = document.getElementById(`c-${place.path}`) || node.querySelector("input, select, textarea, button");
  control?.focus();
  node.scrollIntoView({ block: "center" });
}

function nextQuestion() {
  return form.questions.find((one) => !skipped.has(one.path)) || null;
}

function showQuestion(question, { back = false } = {}) {
  if (current && !back && trail.at(-1) !== current) trail.push(current);
  current = question;
  for (const key of [...shown.keys()]) if (key.startsWith("? ")) shown.delete(key);
  byId("frage").dataset.frage = question ? question.path : "";
  byId("alles").hidden = true;
  byId("frage").hidden = false;
  if (!question) {
    const left = form.questions.length;
    const words = left
      ? `Übersprungen oder noch nicht ganz beantwortet: ${left}. Das bleibt offen, bis Sie es angeben.`
      : "Alle Fragen sind beantwortet.";
    const again = element("button", { type: "button" }, ["Übersprungene Fragen zeigen"]);
    again.addEventListener("click", () => {
      skipped = new Set();
      trail = [];
      showQuestion(nextQuestion());
    });
    replace(byId("frage"), [
      element("h2", { id: "frage-titel", tabindex: "-1" }, [left ? "Für jetzt fertig" : "Fertig"]),
      element("p", {}, [words]),
      element("p", { class: "tun" }, [...(left ? [again] : []), ...backButton()]),
    ]);
    byId("frage-titel").focus();
    return;
  }
  const fields = [question.path, ...question.others].map(fieldAt).filter(Boolean);
  const behind = new Set([...trail, question].map((one) => one.path));
  const ahead = form.questions.filter((one) => !behind.has(one.path) && !skipped.has(one.path)).length;
  const grade = { mandatory: "Pflichtangabe", recommended: "Empfohlen" }[question.grade] || "Hier stimmt noch etwas nicht";
  const next = element("button", { type: "button", id: "weiter" }, ["Weiter"]);
  const skip = element("button", { type: "button", id: "ueberspringen" }, ["Überspringen"]);
  const holder = element("div", { id: "frage-felder" }, fields.map((field) => renewed(field, `? ${field.path}`)));
  next.addEventListener("click", () => goOn(holder));
  skip.addEventListener("click", () => {
    skipped.add(question.path);
    showQuestion(nextQuestion());
  });
  replace(byId("frage"), [
    element("h2", { id: "frage-titel" }, [question.group]),
    element("p", { class: "nebenbei" }, [`${grade}. Frage ${trail.length + 1} von ${trail.length + 1 + ahead}.`]),
    ...(fields.length > 1 ? [element("p", {}, ["Eine dieser Angaben genügt."])] : []),
    holder,
    element("p", { class: "tun" }, [next, skip, ...backButton(holder)]),
  ]);
  const first = holder.querySelector("input, select, textarea, button") || next;
  first.focus();
}

// Saves what is typed; what cannot be saved is where the keyboard goes.
async function settled(holder) {
  for (const one of holder?.querySelectorAll("[data-feld]") || []) {
    if (!one.commit || (await one.commit())) continue;
    const place = document.getElementById(one.id) || holder;
    (place.querySelector("[aria-invalid=true]") || place.querySelector("input, select, textarea"))?.focus();
    say("Hier geht es noch nicht weiter: Etwas ist nicht gespeichert. Der Grund steht bei der Angabe; »Überspringen« lässt sie offen.");
    return false;
  }
  await queue;
  return true;
}

// The way to the question before, if there is one.
function backButton(holder) {
  if (!trail.length) return [];
  const back = element("button", { type: "button", id: "vorige" }, ["Zurück"]);
  back.addEventListener("click", async () => {
    if (!(await settled(holder))) return;
    const before = trail.pop();
    skipped.delete(before.path);
    showQuestion(before, { back: true });
  });
  return [back];
}

async function goOn(holder) {
  if (!(await settled(holder))) return;
  const still = form.questions.find((one) => one.path === current.path);
  if (still) skipped.add(still.path);
  showQuestion(nextQuestion());
}

// After a change of the question's own field: its parts anew, the keyboard where it was.
function renewQuestion() {
  if (!current) return;
  const holder = byId("frage-felder");
  if (!holder) return;
  for (const field of [current.path, ...current.others].map(fieldAt)) if (field) renewed(field, `? ${field.path}`);
}

async function showNew(problem) {
  byId("neu").hidden = false;
  const known = await send("formular/profile");
  const choice = element(
    "select",
    { id: "neu-profil" },
    (known.problem ? [] : known).map((one) =>
      element("option", { value: one.name }, [one.title === one.name ? one.title : `${one.title} (${one.name})`]),
    ),
  );
  const told = new Map();
  for (const [number, option] of [...choice.children].entries()) {
    const document = documentName(known[number].document);
    if (!told.has(document)) told.set(document, element("optgroup", { label: document }));
    told.get(document).append(option);
  }
  replace(choice, [...told.values()]);
  choice.selectedIndex = 0;
  const name = element("input", { id: "neu-name", type: "text", "aria-describedby": "neu-hilfe" });
  const begin = element("button", { type: "submit" }, ["Konzept anlegen"]);
  const refused = element("p", { role: "alert", id: "neu-meldung" });
  const own = element("form", {}, [
    element("h2", { id: "neu-titel" }, ["Neues Konzept"]),
    element("p", {}, [problem]),
    element("p", { class: "teil" }, [element("label", { for: "neu-profil" }, ["Womit soll es beginnen?"]), choice]),
    element("p", { class: "nebenbei" }, ["Welche weiteren Dokumente dazugehören, steht danach unter »Grunddaten« und lässt sich dort ändern."]),
    element("p", { class: "teil" }, [
      element("label", { for: "neu-name" }, ["Name eines neuen Ordners (leer: in diesem Ordner)"]),
      name,
      element("span", { class: "nebenbei", id: "neu-hilfe" }, ["kleine Buchstaben, Ziffern und Bindestriche, etwa assistenz-musterstadt"]),
    ]),
    begin,
    refused,
  ]);
  own.addEventListener("submit", async (event) => {
    event.preventDefault();
    const found = await send("formular/neu", { profile: choice.value, name: name.value.trim() });
    if (found.problem) refused.textContent = found.problem;
    else location.search = `?angebot=${encodeURIComponent(found.offer)}`;
  });
  replace(byId("neu"), [own]);
  choice.focus();
}

byId("interview").addEventListener("click", () => {
  inInterview = !inInterview;
  skipped = new Set();
  trail = [];
  current = null;
  shown.clear();
  replace(byId("gruppen"), []);
  showHead();
  if (inInterview) showQuestion(nextQuestion());
  else {
    replace(byId("frage"), []);
    showGroups();
    byId("interview").focus();
  }
});

byId("zurueck").addEventListener("click", async () => {
  await queue;
  const before = form;
  const found = await send("formular/zurueck", { offer });
  if (found.problem) return say(found.problem);
  take(found);
  const what = [...new Set(differing(before, found))].slice(0, 3).map((label) => `»${label}«`).join(", ");
  say(found.refused ? found.refused.text : `Zurückgenommen.${what ? ` Wieder wie zuvor: ${what}.` : ""}`);
});

// The names of the fields that say something else in another form.
function differing(one, other) {
  const said = (form) => new Map(form.groups.flatMap((group) => group.fields).map((field) => [field.path, field]));
  const told = (field) => JSON.stringify([field?.value, field?.text?.text]);
  const [before, after] = [said(one), said(other)];
  return [...after.values()].filter((field) => told(field) !== told(before.get(field.path))).map((field) => field.label);
}

// What others save meanwhile is shown, but for what somebody is typing here.
function follow() {
  const states = new EventSource("stand");
  let state = null;
  states.addEventListener("message", async (event) => {
    const new_ = state !== null && event.data !== state;
    state = event.data;
    if (!new_) return;
    await queue;
    const found = await send(`formular/daten?angebot=${encodeURIComponent(offer)}`);
    if (found.problem) say(found.problem);
    else if (JSON.stringify(found) !== JSON.stringify({ ...form, refused: null })) take(found);
  });
}

const found = await send(`formular/daten?angebot=${encodeURIComponent(offer)}`);
byId("laedt").remove();
if (found.problem) await showNew(found.problem);
else {
  take(found);
  toPlace(asked.get("datei"), Number(asked.get("zeile")));
  follow();
}
document.body.dataset.bereit = "ja";
