// Elements of the form, and what is typed and not saved yet. Nothing here ever reads text as markup.

export function element(tag, attributes = {}, children = []) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false && value !== "") made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((one) => one !== "" && one !== null && one !== undefined));
  return made;
}

export function replace(parent, children) {
  parent.replaceChildren(...children);
}

// A message without what only a shell can do, and with the names of the page for the keys of the files.
export function inWords(message, path, labels) {
  return message
    .replace(/; `tdocs [^`]*` erledigt das\./g, ".")
    .replace(/ ?`tdocs [^`]*` schreibt es (?:so|um)\./g, "")
    .replace(/»([a-z_]+(?:\.[a-z_]+)*)«/g, (whole, key) => {
      const label = labels.get(`${path}.${key}`) || labels.get(`${path.replace(/\[\d+\]/g, "")}.${key}`) || labels.get(path.split(".")[0] + `.${key}`) || (path.endsWith(`.${key}`) && labels.get(path));
      return label ? `»${label}«` : whole;
    });
}

// What is typed, by the path of its field, until it is saved: also over the end of the browser. With each stands
// what the file said when somebody began to type, and what is on its way there.
export class Drafts {
  constructor(prefix) {
    this.prefix = prefix;
  }

  kept(path) {
    try {
      const found = JSON.parse(localStorage.getItem(this.prefix + path));
      return found && typeof found.text === "string" ? found : null;
    } catch {
      return null;
    }
  }

  get(path) {
    return this.kept(path)?.text ?? null;
  }

  put(path, text, base = "", sent = null) {
    try {
      localStorage.setItem(this.prefix + path, JSON.stringify({ text, base, sent }));
    } catch {
      // The browser keeps nothing: what is typed still stands in the page.
    }
  }

  drop(path) {
    try {
      localStorage.removeItem(this.prefix + path);
    } catch {
      // It was never kept.
    }
  }
}

const HINTS = { whole: "numeric", decimal: "decimal", hours: "decimal", percent: "decimal", full_time: "decimal", euro: "decimal" };
const DAY = /^\d{4}-\d{2}-\d{2}$/;

// One control for one value: a choice as a list to pick from, a day as a day, all else as a line of text.
export function control(field, id, value, describedBy) {
  const common = { id, "aria-describedby": describedBy };
  const choices = field.choices || (field.kind === "yes_no" ? [{ value: "ja", label: "ja" }, { value: "nein", label: "nein" }] : null);
  if (choices) {
    const known = choices.some((one) => one.value === value);
    const options = [element("option", { value: "" }, ["– keine Angabe –"])];
    if (value && !known) options.push(element("option", { value }, [`${value} (steht nicht zur Auswahl)`]));
    options.push(...choices.map((one) => element("option", { value: one.value }, [one.label])));
    options[0].value = "";
    const select = element("select", common, options);
    select.value = value || "";
    return select;
  }
  if (field.kind === "markdown") {
    const area = element("textarea", { ...common, rows: Math.min(24, Math.max(6, (value || "").split("\n").length + 1)) });
    area.value = value || "";
    return area;
  }
  let type = "text";
  if (field.kind === "date" && (!value || DAY.test(value))) type = "date";
  const input = element("input", { ...common, type, inputmode: HINTS[field.kind], autocomplete: "off", placeholder: field.example ? `etwa ${field.example}` : "" });
  input.value = value || "";
  return input;
}
