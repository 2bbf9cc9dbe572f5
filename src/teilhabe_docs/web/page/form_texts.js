// A text in one of its four forms: here, in a file of its own, in an annex, or deliberately not there.
import { control, element } from "./form_controls.js";
import { frame, of, saving } from "./form_fields.js";
import { pasted } from "./word_paste.js";

const FORMS = [
  ["text", "Text hier"],
  ["datei", "Text in einer eigenen Datei"],
  ["anlage", "steht in einer Anlage"],
  ["entfaellt", "gibt es bei uns nicht"],
];

function formOf(value) {
  if (value === null || value === undefined || typeof value !== "object") return "text";
  return ["datei", "entfaellt"].find((one) => one in value) || "anlage";
}

export function textElement(field, context) {
  const { node, told, note, describedBy } = frame(field, context);
  const label = node.querySelector("label");
  const choice = element("select", { id: `a-${field.path}` }, FORMS.map(([value, words]) => element("option", { value }, [words])));
  choice.value = formOf(field.value);
  const place = element("div");
  const show = (form) => {
    const made = PARTS[form](field, context, note, describedBy);
    label.setAttribute("for", made.main.id);
    place.replaceChildren(...made.nodes);
    node.commit = made.commit;
  };
  choice.addEventListener("change", () => show(choice.value));
  show(choice.value);
  const chosen = element("div", { class: "zeile" }, [element("label", { for: choice.id }, ["Form"]), choice]);
  node.append(place, chosen, told, note);
  return node;
}

function area(field, context, note, describedBy, savedIn, key, value) {
  const text = savedIn(field);
  const input = control(field, `c-${field.path}`, text, describedBy);
  input.addEventListener("paste", (event) => pasted(event, input, (words) => note.replaceChildren(words)));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) commit();
  });
  const commit = saving(input, { path: key, saved: text, context, note, value, savedIn });
  return { input, commit };
}

const withoutEnd = (text) => text.replace(/\n+$/, "");

const textHere = (field) => (typeof field.value === "string" ? withoutEnd(field.value) : "");

// The annexes that are told of, to choose from; where there are none yet, the name that one is to have.
function annexControl(context, id, value, describedBy) {
  const told = (entry, name) => entry.members?.find((one) => one.path.endsWith(`.${name}`))?.value;
  const entries = ["angebot.anlagen", "traeger.anlagen"].flatMap((path) => context.fieldAt(path)?.entries || []);
  const choices = entries
    .filter((entry) => told(entry, "id"))
    .map((entry) => ({ value: told(entry, "id"), label: String(told(entry, "titel") || told(entry, "id")) }));
  return control(choices.length ? { choices } : { kind: "text", example: "hausordnung" }, id, value, describedBy);
}

const PARTS = {
  text(field, context, note, describedBy) {
    const { input, commit } = area(field, context, note, describedBy, textHere, field.path);
    return { main: input, nodes: [input], commit };
  },

  datei(field, context, note, describedBy) {
    if (field.text) {
      const inFile = (now) => withoutEnd(now.text?.text || "");
      const { input, commit } = area(field, context, note, describedBy, inFile, field.path, (text) => ({
        action: "text",
        value: text,
        digest: field.text.digest,
      }));
      return { main: input, nodes: [element("p", { class: "nebenbei" }, [`Datei: ${field.text.name}`]), input], commit };
    }
    const named = formOf(field.value) === "datei" ? String(field.value.datei) : `texte/${field.path.split(".").slice(1).join("-").replace(/[^a-z0-9-]+/g, "-")}.md`;
    const name = element("input", { id: `n-${field.path}`, type: "text" });
    name.value = named;
    const before = textHere(field);
    const { input, commit } = area(field, context, note, describedBy, textHere, `${field.path}#datei`, (text) => ({
      path: field.path,
      value: { datei: name.value.trim() },
      text,
    }));
    const put = element("button", { type: "button" }, ["Als Datei speichern", of(field)]);
    const save = async () => {
      if (input.value !== before) return commit();
      const refused = await context.change({ path: field.path, action: "set", value: { datei: name.value.trim() }, text: input.value });
      note.replaceChildren(refused ? refused.text : "");
      return !refused;
    };
    put.addEventListener("click", save);
    const line = element("div", { class: "zeile" }, [element("label", { for: name.id }, ["Name der Datei"]), name, put]);
    return { main: input, nodes: [input, line], commit: () => (input.value === before ? Promise.resolve(true) : save()) };
  },

  anlage(field, context, note, describedBy) {
    const value = formOf(field.value) === "anlage" && field.value ? field.value : {};
    const name = annexControl(context, `n-${field.path}`, value.anlage || "", describedBy);
    const short = control({ kind: "markdown" }, `k-${field.path}`, withoutEnd(value.kurz || ""), describedBy);
    short.addEventListener("paste", (event) => pasted(event, short, (words) => note.replaceChildren(words)));
    const save = async () => {
      if (name.value === (value.anlage || "") && short.value === withoutEnd(value.kurz || "")) return true;
      const refused = await context.change({ path: field.path, action: "set", value: { anlage: name.value.trim(), kurz: short.value } });
      note.replaceChildren(refused ? refused.text : "");
      return !refused;
    };
    for (const one of [name, short]) one.addEventListener("blur", () => name.value.trim() && save());
    return {
      main: name,
      nodes: [
        element("div", { class: "teil" }, [element("label", { for: name.id }, ["Welche Anlage (sie steht unter »Anlagen«)"]), name]),
        element("div", { class: "teil" }, [element("label", { for: short.id }, ["Kurze Beschreibung der Anlage"]), short]),
      ],
      commit: save,
    };
  },

  entfaellt(field, context, note, describedBy) {
    const savedIn = (now) => (formOf(now.value) === "entfaellt" ? String(now.value.entfaellt ?? "") : "");
    const saved = savedIn(field);
    const input = control({ kind: "text" }, `c-${field.path}`, saved, describedBy);
    const commit = saving(input, {
      path: `${field.path}#grund`,
      saved,
      savedIn,
      context,
      note,
      value: (text) => ({ path: field.path, value: text ? { entfaellt: text } : null }),
    });
    return { main: input, nodes: [element("div", { class: "teil" }, [element("label", { for: input.id }, ["Grund, in einem Satz"]), input])], commit };
  },
};
