// Lists: values one below the other, entries as the rows of a table or as groups of fields.
import { control, element, inWords } from "./form_controls.js";
import { fieldElement, finding, frame, of, saving, waiver } from "./form_fields.js";

const MOST_COLUMNS = 14;

export function listElement(field, context) {
  const { node, told, note, describedBy } = frame(field, context, { group: true });
  const parts = field.kind === "group" ? entries(field, context, note) : values(field, context, note, describedBy);
  node.append(...parts.nodes, told, note);
  if (field.waivable && !(field.entries || []).length) node.append(waiver(field, context, note));
  node.commit = parts.commit;
  return node;
}

function values(field, context, note, describedBy) {
  const given = (field.entries || []).map((one) => (typeof one.value === "string" ? one.value : ""));
  if (field.choices) return boxes(field, context, note, given, describedBy);
  const commits = [];
  const rows = given.map((value, number) => {
    const path = `${field.path}[${number}]`;
    const input = control(field, `c-${path}`, value, describedBy);
    input.setAttribute("aria-label", `${field.label}, Eintrag ${number + 1}`);
    commits.push(
      saving(input, { path, saved: value, context, note, value: (text) => (text.trim() ? {} : { action: "remove" }) }),
    );
    return element("div", { class: "zeile" }, [input, ...moving(field, number, given.length, context, note)]);
  });
  const fresh = control(field, `c-${field.path}[+]`, context.drafts.get(`${field.path}[+]`) || "", describedBy);
  fresh.setAttribute("aria-label", `${field.label}, neuer Eintrag`);
  const put = element("button", { type: "button" }, ["Hinzufügen", of(field)]);
  const add = adding(field, context, note, () => fresh.value.trim() || null, [fresh]);
  put.addEventListener("click", add);
  return { nodes: [...rows, element("div", { class: "zeile" }, [fresh, put])], commit: all([...commits, add]) };
}

function boxes(field, context, note, given, describedBy) {
  const others = given.filter((value) => !field.choices.some((one) => one.value === value));
  const inputs = field.choices.map((one) => {
    const box = element("input", { type: "checkbox", id: `c-${field.path}-${one.value}`, value: one.value, "aria-describedby": describedBy });
    box.checked = given.includes(one.value);
    return box;
  });
  for (const box of inputs) {
    box.addEventListener("change", async () => {
      const value = [...inputs.filter((one) => one.checked).map((one) => one.value), ...others];
      const refused = await context.change({ path: field.path, action: "set", value: value.length ? value : null });
      note.replaceChildren(refused ? refused.text : "");
    });
  }
  const nodes = inputs.map((box, number) => element("label", { class: "wahl" }, [box, ` ${field.choices[number].label}`]));
  return { nodes, commit: () => Promise.resolve(true) };
}

const isPlain = (column) => !column.many && column.kind !== "group" && column.kind !== "markdown";

function entries(field, context, note) {
  const columns = inRow(field.columns || []);
  const table = columns.every(isPlain) && columns.length <= MOST_COLUMNS;
  return table ? tableOf(field, columns, context, note) : groupsOf(field, field.columns || [], context, note);
}

// The parts of an entry as the cells of a row: those of a group one by one, and last what only other places need.
function inRow(parts) {
  const plain = parts.flatMap((one) => (one.kind === "group" && !one.many ? one.members || [] : [one]));
  const isId = (one) => one.path.endsWith(".id");
  return [...plain.filter((one) => !isId(one)), ...plain.filter(isId)];
}

// A value at a place within an entry, `eigene.zulage` too.
function putAt(entry, name, value) {
  const steps = name.split(".");
  const last = steps.pop();
  steps.reduce((inner, step) => (inner[step] ??= {}), entry)[last] = value;
}

function tableOf(field, columns, context, note) {
  const figures = element("div", { "aria-live": "polite" });
  const counts = field.path === "personal.positionen";
  const onForm = (found) => counts && figures.replaceChildren(...figureTables(found));
  if (counts) figures.replaceChildren(...figureTables(context.form()));
  const commits = [];
  const below = [];
  const rows = (field.entries || []).map((entry, number) => {
    const cells = inRow(entry.members || []).map((member) => {
      const value = typeof member.value === "string" ? member.value : "";
      const told = `b-${member.path}`;
      const where = `Zeile ${number + 1}, ${member.label}: `;
      const found = (member.findings || []).map((one) => finding(one, member.path, context, where));
      found[0]?.setAttribute("id", told);
      below.push(...found);
      const input = control(member, `c-${member.path}`, value, found.length ? `${told} ${note.id}` : note.id);
      input.setAttribute("aria-label", `${member.label}, Zeile ${number + 1}`);
      commits.push(saving(input, { path: member.path, saved: value, context, note, onForm }));
      return element("td", {}, [input]);
    });
    below.push(...(entry.findings || []).map((one) => finding(one, entry.path, context, `Zeile ${number + 1}: `)));
    return element("tr", {}, [...cells, element("td", {}, moving(field, number, field.entries.length, context, note))]);
  });
  const fresh = newEntry(field, columns, context, note);
  const last = element("tr", {}, [...fresh.parts.map((part) => element("td", {}, [part.node])), element("td", {}, ["neu"])]);
  const head = element("tr", {}, [
    ...columns.map((one) => element("th", { scope: "col" }, [one.label + pflicht(one)])),
    element("th", { scope: "col" }, ["Zeile"]),
  ]);
  const label = `${field.label}: Tabelle, auf schmalen Bildschirmen seitlich verschiebbar`;
  const whole = element("div", { class: "breit", role: "group", tabindex: "0", "aria-label": label }, [
    element("table", {}, [element("thead", {}, [head]), element("tbody", {}, [...rows, last])]),
  ]);
  const told = element("ul", { class: "meldungen" }, below);
  return { nodes: [sideways(whole), whole, fresh.button, told, figures], commit: all([...commits, fresh.add]) };
}

// Says that a table goes on to the side, as long as it does.
function sideways(table) {
  const hint = element("p", { class: "nebenbei", hidden: true }, ["Die Tabelle geht rechts weiter: Sie lässt sich seitlich verschieben."]);
  new ResizeObserver(() => (hint.hidden = table.scrollWidth <= table.clientWidth)).observe(table);
  return hint;
}

function figureTables({ sums, figures, remark }) {
  const tables = (sums || []).map((one) => tableIn(one.columns, one.rows));
  const rows = (figures || []).map((row) => [row.title, row.calculated, row.agreed || "–", row.state || "–"]);
  if (rows.length) tables.push(tableIn(["Ergebnis", "gerechnet", "vereinbart", "Vergleich"], rows));
  return [...tables, element("p", { class: "nebenbei" }, [remark || ""])];
}

function tableIn(columns, rows) {
  const head = columns.map((one) => (one ? element("th", { scope: "col" }, [one]) : element("td", {}, [])));
  const body = rows.map(([first, ...others]) =>
    element("tr", {}, [element("th", { scope: "row" }, [first]), ...others.map((one) => element("td", {}, [one]))]),
  );
  const table = element("table", {}, [element("thead", {}, [element("tr", {}, head)]), element("tbody", {}, body)]);
  return element("div", { class: "breit", role: "group", tabindex: "0", "aria-label": columns[0] }, [table]);
}

function groupsOf(field, columns, context, note) {
  const nodes = (field.entries || []).map((entry, number) => {
    const told = element("ul", { class: "meldungen" }, (entry.findings || []).map((one) => finding(one, entry.path, context)));
    const moves = moving(field, number, field.entries.length, context, note);
    const inner = (entry.members || []).map((one) => fieldElement(one, context));
    return element("fieldset", { class: "feld" }, [element("legend", {}, [`Eintrag ${number + 1}`]), ...inner, told, element("p", { class: "tun" }, moves)]);
  });
  const simple = columns.filter((one) => isPlain(one) || (one.many && one.choices) || (one.kind === "markdown" && !one.many));
  const fresh = newEntry(field, simple, context, note);
  const lines = fresh.parts.map((part) => element("div", { class: "feld" }, part.box ? [part.node] : [element("label", { for: part.node.id }, [part.label]), part.node]));
  const last = element("fieldset", { class: "feld" }, [element("legend", {}, ["Neuer Eintrag"]), ...lines, fresh.button]);
  return { nodes: [...nodes, last], commit: fresh.add };
}

// An id that nobody types is made of what is typed.
const pflicht = (column) => (!column.required ? "" : column.path.endsWith(".id") ? " (sonst von selbst)" : " (Pflicht)");

// The controls of an entry that is not there yet; what is typed is kept until it is.
function newEntry(field, columns, context, note) {
  const parts = columns.map((column) => {
    const name = column.path.slice(field.path.length + 1);
    const key = `${field.path}[+].${name}`;
    const label = column.label + pflicht(column);
    if (column.many) return { name, label, box: true, ...boxGroup(column, key, context) };
    const node = control(column, `c-${key}`, context.drafts.get(key) || "", note.id);
    node.setAttribute("aria-label", `${label}, neuer Eintrag`);
    node.addEventListener("input", () => context.drafts.put(key, node.value));
    return { name, label, key, node, read: () => node.value.trim() || null };
  });
  const read = () => {
    const found = {};
    for (const part of parts) if (part.read() !== null) putAt(found, part.name, part.read());
    return Object.keys(found).length ? found : null;
  };
  const button = element("button", { type: "button" }, ["Eintrag hinzufügen", of(field)]);
  const names = columns.map((one) => one.path);
  const asked = (one) => names.some((path) => path === one.path || path.startsWith(`${one.path}.`));
  const others = (field.columns || []).filter((one) => !asked(one)).map((one) => one.path.split(".").pop());
  const add = adding(field, context, note, read, parts.map((part) => part.node), parts.map((part) => part.key), others);
  button.addEventListener("click", add);
  return { parts, button, add };
}

function boxGroup(column, key, context) {
  const kept = (context.drafts.get(key) || "").split(",");
  const inputs = column.choices.map((one) => {
    const box = element("input", { type: "checkbox", id: `c-${key}-${one.value}`, value: one.value });
    box.checked = kept.includes(one.value);
    return box;
  });
  const chosen = () => inputs.filter((one) => one.checked).map((one) => one.value);
  for (const box of inputs) box.addEventListener("change", () => context.drafts.put(key, chosen().join(",")));
  const labels = inputs.map((box, number) => element("label", { class: "wahl" }, [box, ` ${column.choices[number].label}`]));
  const node = element("fieldset", {}, [element("legend", {}, [column.label]), ...labels]);
  return { key, node, read: () => (chosen().length ? chosen() : null) };
}

// Adds what is read; the keyboard goes on with what of the entry has not been asked yet, else with the next one.
function adding(field, context, note, read, nodes, keys = [`${field.path}[+]`], others = []) {
  let working = null;
  const add = () => {
    if (working) return working;
    const value = read();
    if (value === null) return Promise.resolve(true);
    working = context.change({ path: field.path, action: "add", value }).then((refused) => {
      working = null;
      note.replaceChildren(refused ? inWords(refused.text, field.path, context.labels()) : "");
      if (refused) return false;
      for (const key of keys) context.drafts.drop(key);
      const number = (field.entries || []).length;
      const further = others.map((name) => document.getElementById(`f-${field.path}[${number}].${name}`)).find(Boolean);
      const again = further?.querySelector("input, select, textarea, button") || document.getElementById(nodes[0]?.id);
      if (again) again.focus();
      return true;
    });
    for (const key of keys) context.drafts.drop(key);
    return working.then((done) => {
      if (!done) nodes.forEach((one, number) => one.value && context.drafts.put(keys[number], one.value));
      return done;
    });
  };
  for (const node of nodes) {
    if (node.tagName === "INPUT") {
      node.addEventListener("input", () => keys.length === 1 && context.drafts.put(keys[0], node.value));
      node.addEventListener("keydown", (event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        add();
      });
    }
  }
  return add;
}

function moving(field, number, count, context, note) {
  const idOf = (index, label) => `z-${field.path}[${index}]-${label.split(" ").pop()}`;
  const act = (words, label, request) => {
    const name = `${label}, ${field.label}, Eintrag ${number + 1}`;
    const button = element("button", { type: "button", id: idOf(number, label), "aria-label": name }, [words]);
    button.addEventListener("click", async () => {
      const refused = await context.change(request);
      note.replaceChildren(refused ? inWords(refused.text, field.path, context.labels()) : "");
      if (refused || request.action !== "move") return;
      const there = [label, "Nach oben", "Nach unten"].map((one) => document.getElementById(idOf(request.index, one)));
      there.find(Boolean)?.focus();
    });
    return button;
  };
  const path = `${field.path}[${number}]`;
  return [
    ...(number > 0 ? [act("↑", "Nach oben", { path, action: "move", index: number - 1 })] : []),
    ...(number < count - 1 ? [act("↓", "Nach unten", { path, action: "move", index: number + 1 })] : []),
    act("Entfernen", "Entfernen", { path, action: "remove" }),
  ];
}

function all(commits) {
  return async () => {
    for (const commit of commits) if (!(await commit())) return false;
    return true;
  };
}
