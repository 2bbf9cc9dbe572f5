// Each field as what fits it: a line, a list, a table, a group, a text in one of its four forms.
import { control, element, inWords } from "./form_controls.js";
import { textElement } from "./form_texts.js";
import { listElement } from "./form_lists.js";

const GRADES = { mandatory: "Pflichtangabe", recommended: "empfohlen" };

export const isWaived = (value) => value !== null && typeof value === "object" && !Array.isArray(value) && "entfaellt" in value;

export function fieldElement(field, context) {
  if (field.kind === "markdown" && !field.many) return textElement(field, context);
  if (isWaived(field.value)) return waivedElement(field, context);
  if (field.many) return listElement(field, context);
  return field.kind === "group" ? groupElement(field, context) : lineElement(field, context);
}

// What surrounds the control of a field: its name, hints, why it is asked for, what is wrong.
export function frame(field, context, { group = false } = {}) {
  const id = `f-${field.path}`;
  const wanted = field.wanted;
  const hints = distinct([...(wanted?.hints || []), ...(field.hints || [])]).filter((one) => one !== field.label);
  if (wanted?.condition) hints.push(`Gefragt, weil ${wanted.condition}.`);
  if (wanted?.words) hints.push(`Mindestens ${wanted.words} Wörter.`);
  if (field.default) hints.push(`Ohne Angabe gilt: ${labelOf(field, field.default)}.`);
  if (wanted?.missing && wanted.reason && wanted.reason !== "fehlt") hints.push(`Zählt so noch nicht: ${wanted.reason}.`);
  const grade = GRADES[wanted?.grade] || (!field.required ? "" : field.within ? "gehört hier dazu" : "Pflichtangabe");
  const name = [field.label, grade ? element("span", { class: "grad" }, [` (${grade})`]) : ""];
  const caption = group ? element("legend", {}, name) : element("label", { for: `c-${field.path}` }, name);
  const hint = element("p", { class: "nebenbei", id: `${id}-h` }, [hints.map(asSentence).join(" ")]);
  const told = element("ul", { class: "meldungen", id: `${id}-b` }, (field.findings || []).map((one) => finding(one, field.path, context)));
  const note = element("p", { class: "entwurf", id: `${id}-m`, role: "alert" });
  const classes = ["feld", wanted?.missing && wanted.grade ? "fehlt" : "", wanted?.grade === "mandatory" ? "pflicht" : ""];
  const node = element(group ? "fieldset" : "div", { id, class: classes.filter(Boolean).join(" "), "data-feld": field.path }, [caption]);
  if (hints.length) node.append(hint);
  node.append(...why(field));
  return { node, told, note, describedBy: [hints.length ? `${id}-h` : "", `${id}-b`, `${id}-m`].filter(Boolean).join(" ") };
}

// Hints that differ and do not say again what a longer one says.
function distinct(hints) {
  const words = (hint) => new Set(hint.toLowerCase().match(/[a-zäöüß]{4,}/g) || []);
  const says = (one, other) => {
    const [less, more] = [words(one), words(other)];
    return [...less].filter((word) => more.has(word)).length >= 0.7 * less.size;
  };
  return [...new Set(hints)].filter((one, number, every) => !every.some((other, place) => place < number && says(one, other)));
}

const asSentence = (words) => (/[.!?:]$/.test(words) ? words : `${words}.`);

export const labelOf = (field, value) => (field.choices || []).find((one) => one.value === value)?.label || value;

export function finding(one, path, context, where = "") {
  const untold = (one.source || "").split("; ").filter((norm) => norm && !one.message.includes(norm)).join("; ");
  const words = inWords(one.message, path, context.labels());
  return element("li", {}, [element("span", { class: `marke ${one.severity}` }, [one.word]), ` ${where}${words}${untold ? ` (${untold})` : ""}`]);
}

// What only a reader of the page aloud needs: to which field something belongs that looks alike at each.
export const of = (field) => element("span", { class: "sr" }, [` ${field.label}`]);

function why(field) {
  const wanted = field.wanted;
  if (!wanted?.sections?.length) return [];
  const duties = (wanted.duties || []).map((one) => element("li", {}, [one.norm ? `${one.title}: ${one.norm}` : one.title]));
  const places = wanted.sections.map((one) => element("li", {}, [[documentWord(one.document), one.number, one.title].filter(Boolean).join(" ")]));
  return [
    element("details", { class: "warum" }, [
      element("summary", {}, ["Warum wird das gefragt?", of(field)]),
      ...(duties.length ? [element("ul", {}, duties)] : []),
      element("p", {}, ["Es steht in:"]),
      element("ul", {}, places),
    ]),
  ];
}

const documentWord = (kind) => kind.charAt(0).toUpperCase() + kind.slice(1);

const plainValue = (field) => (typeof field.value === "string" ? field.value : "");

// A control that is checked while somebody types, saved when it is left, and kept until then. What stands in the
// file meanwhile without having been typed here is never written over: somebody has to decide.
export function saving(input, { path, saved, value, context, note, onForm = () => undefined, savedIn = plainValue }) {
  let timer = 0;
  let sent = null;
  const kept = context.drafts.kept(path);
  if (kept && kept.text === saved) context.drafts.drop(path);
  const draft = kept && kept.text !== saved ? kept.text : null;
  let base = draft !== null && kept.sent !== saved ? kept.base : saved;
  const isDraft = () => input.value !== saved;
  const tell = (text, invalid) => {
    note.replaceChildren(text);
    input.setAttribute("aria-invalid", String(Boolean(invalid)));
    if (!invalid) input.removeAttribute("aria-invalid");
  };
  const undecided = () => {
    const label = { label: input.getAttribute("aria-label") || context.labels().get(path.replace(/#.*/, "")) || "" };
    const now = element("button", { type: "button" }, ["Jetzt speichern", of(label)]);
    const back = element("button", { type: "button" }, ["Verwerfen", of(label)]);
    now.addEventListener("click", () => {
      base = saved;
      input.focus();
      commit();
    });
    back.addEventListener("click", () => {
      context.drafts.drop(path);
      context.refusals.delete(path);
      base = saved;
      input.value = saved;
      tell("");
      input.focus();
    });
    const other = base !== saved ? `Hier steht inzwischen etwas anderes in der Datei: »${saved || "nichts"}«. ` : "";
    const refused = context.refusals.get(path);
    const reason = refused?.typed === input.value ? `${refused.reason} ` : "";
    if (reason) input.setAttribute("aria-invalid", "true");
    note.replaceChildren(reason, other, "Ihre Eingabe ist noch nicht gespeichert. ", now, " ", back);
  };
  if (draft !== null) {
    input.value = draft;
    undecided();
  }
  // What stands here is kept before the control is replaced: another tab may have dropped the same draft.
  input.keep = () => isDraft() && context.drafts.put(path, input.value, base, sent?.value);
  // What the file says by now, for a control that is not replaced since somebody types there.
  input.seen = (field) => {
    const now = savedIn(field);
    if (input.value === saved && sent === null) input.value = base = now;
    saved = now;
  };
  const request = () => ({ path, action: "set", value: input.value === "" ? null : input.value, ...(value ? value(input.value) : {}) });
  async function check() {
    if (!isDraft()) return tell("");
    const found = await context.change(request(), { dry: true });
    if (document.activeElement !== input) return;
    if (found?.form) onForm(found.form);
    if (!found?.outdated) tell(inWords(found?.text || "", path, context.labels()), Boolean(found?.text));
  }
  async function commit() {
    clearTimeout(timer);
    if (context.renewing()) return true;
    if (!isDraft()) {
      context.drafts.drop(path);
      context.refusals.delete(path);
      return true;
    }
    if (base !== saved) {
      undecided();
      return false;
    }
    if (sent !== null && sent.value === input.value) return sent.work;
    const typed = input.value;
    const work = context.change(request()).then((refused) => {
      sent = null;
      if (refused) {
        const reason = inWords(refused.text, path, context.labels());
        context.refusals.set(path, { typed, reason });
        tell(reason, true);
        return false;
      }
      context.refusals.delete(path);
      if (context.drafts.get(path) === typed) context.drafts.drop(path);
      saved = typed;
      base = typed;
      tell("");
      return true;
    });
    sent = { value: typed, work };
    return work;
  }
  input.addEventListener("input", () => {
    context.drafts.put(path, input.value, base);
    clearTimeout(timer);
    if (input.tagName !== "SELECT") timer = setTimeout(check, 600);
  });
  if (input.tagName === "SELECT") {
    // The keyboard goes through a list one by one: saved is where it stays.
    input.addEventListener("change", () => {
      context.drafts.put(path, input.value, base);
      clearTimeout(timer);
      timer = setTimeout(commit, 500);
    });
  } else if (input.tagName === "INPUT") {
    input.addEventListener("keydown", (event) => event.key === "Enter" && commit());
  }
  input.addEventListener("blur", commit);
  return commit;
}

function lineElement(field, context) {
  const { node, told, note, describedBy } = frame(field, context);
  const value = plainValue(field);
  const input = control(field, `c-${field.path}`, value, describedBy);
  node.append(input, told, note);
  node.commit = saving(input, { path: field.path, saved: value, context, note });
  if (field.waivable) node.append(waiver(field, context, note));
  return node;
}

export function waiver(field, context, note) {
  const id = `w-${field.path}`;
  const reason = element("input", { id, type: "text" });
  const put = element("button", { type: "button" }, ["Eintragen", of(field)]);
  put.addEventListener("click", async () => {
    const refused = await context.change({ path: field.path, action: "set", value: { entfaellt: reason.value } });
    if (refused) note.replaceChildren(refused.text);
  });
  return element("details", { class: "warum" }, [
    element("summary", {}, ["Das gibt es bei uns nicht", of(field)]),
    element("div", { class: "zeile" }, [element("label", { for: id }, ["Grund, in einem Satz"]), reason, put]),
  ]);
}

function waivedElement(field, context) {
  const { node, told, note, describedBy } = frame(field, context);
  const reason = String(field.value.entfaellt ?? "");
  const input = control({ kind: "text" }, `c-${field.path}`, reason, describedBy);
  const back = element("button", { type: "button" }, ["Doch angeben", of(field)]);
  back.addEventListener("click", async () => {
    const refused = await context.change({ path: field.path, action: "set", value: null });
    if (refused) note.replaceChildren(refused.text);
  });
  node.append(element("p", {}, ["Entfällt, und zwar aus diesem Grund:"]), input, back, told, note);
  const savedIn = (now) => String(now.value.entfaellt ?? "");
  node.commit = saving(input, { path: field.path, saved: reason, context, note, savedIn, value: (text) => ({ value: text ? { entfaellt: text } : null }) });
  return node;
}

function groupElement(field, context) {
  const { node, told, note } = frame(field, context, { group: true });
  const inner = (field.members || []).map((one) => fieldElement({ ...one, within: true }, context));
  node.append(...inner, told, note);
  if (field.waivable) node.append(waiver(field, context, note));
  node.commit = () => Promise.resolve(true); // its fields are found and saved on their own
  return node;
}
