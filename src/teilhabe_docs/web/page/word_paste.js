// What comes from Word by the clipboard, as our Markdown: paragraphs, lists, tables, bold, italic.
// Foreign HTML is only ever read: it is parsed into a document in which nothing runs or is loaded, and what is
// put into the page is plain text.

const MOST = 5_000_000;
const DEEPEST = 200;
const TOO_MUCH = "Das ist zu viel auf einmal: höchstens 5 MB. Bitte in Teilen einfügen.";
const NEVER = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "IFRAME", "OBJECT", "EMBED", "SVG", "MATH", "IMG", "VIDEO", "AUDIO", "CANVAS", "HEAD", "TITLE", "META", "LINK", "INPUT", "BUTTON", "SELECT", "TEXTAREA"]);
const BLOCKS = new Set(["P", "DIV", "H1", "H2", "H3", "H4", "H5", "H6", "UL", "OL", "LI", "TABLE", "BLOCKQUOTE", "SECTION", "ARTICLE", "HEADER", "FOOTER", "MAIN", "PRE", "DL", "DT", "DD", "HR", "FIGURE", "CENTER"]);

const isNever = (node) => NEVER.has(node.tagName.toUpperCase());

export function pasted(event, area, tell) {
  const data = event.clipboardData;
  const html = data?.getData("text/html") || "";
  const plain = data?.getData("text/plain") || "";
  if (html.length > MOST || plain.length > MOST) {
    event.preventDefault();
    tell(TOO_MUCH);
    return;
  }
  if (!html) return;
  event.preventDefault();
  const text = asMarkdown(html) || plain;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

export function asMarkdown(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  return blocksOf(page.body, 0).join("\n\n").replace(/\n{3,}/g, "\n\n").trim();
}

// The blocks of an element, each as one text; entries of lists that follow one another are one block.
function blocksOf(parent, depth) {
  if (depth > DEEPEST) return [];
  const found = [];
  let line = [];
  let list = [];
  const endLine = () => {
    const text = inlineOf(line, depth);
    if (text) found.push(guarded(text));
    line = [];
  };
  const endList = () => {
    if (list.length) found.push(list.join("\n"));
    list = [];
  };
  for (const node of parent.childNodes) {
    if (node.nodeType === 3 || (node.nodeType === 1 && !BLOCKS.has(node.tagName) && !holdsBlocks(node))) {
      if (node.nodeType === 1 || node.data.trim()) endList();
      if (node.nodeType === 3 || !isNever(node)) line.push(node);
      continue;
    }
    if (node.nodeType !== 1 || isNever(node)) continue;
    endLine();
    const entry = wordEntry(node, depth);
    if (entry) {
      list.push(entry);
      continue;
    }
    endList();
    if (node.tagName === "UL" || node.tagName === "OL") {
      const lines = listLines(node, 0, depth + 1);
      if (lines.length) found.push(lines.join("\n"));
    } else if (node.tagName === "TABLE") {
      const table = tableOf(node, depth + 1);
      if (table) found.push(table);
    } else if (/^H[1-6]$/.test(node.tagName)) {
      const text = inlineOf([...node.childNodes], depth + 1).replaceAll("**", "");
      if (text) found.push(`**${text}**`);
    } else {
      found.push(...blocksOf(node, depth + 1));
    }
  }
  endLine();
  endList();
  return found;
}

const holdsBlocks = (node) => [...node.children].some((one) => BLOCKS.has(one.tagName) || holdsBlocksBelow(one, 0));
const holdsBlocksBelow = (node, depth) => depth < 20 && [...node.children].some((one) => BLOCKS.has(one.tagName) || holdsBlocksBelow(one, depth + 1));

// Word writes an entry of a list as a paragraph that says its level, with the sign in a part to be ignored.
function wordEntry(node, depth) {
  const style = node.getAttribute("style") || "";
  const level = /mso-list:[^;]*level(\d+)/i.exec(style);
  if (node.tagName !== "P" || !level) return null;
  const sign = [...node.querySelectorAll("[style]")].find((one) => /mso-list:\s*ignore/i.test(one.getAttribute("style")));
  const signText = sign ? sign.textContent.trim() : "";
  const text = inlineOf([...node.childNodes], depth + 1, sign);
  if (!text) return null;
  const number = /^(\d+)[.)]/.exec(signText);
  return `${"   ".repeat(Math.min(Number(level[1]), 9) - 1)}${number ? `${number[1]}.` : "-"} ${text}`;
}

function listLines(list, level, depth) {
  if (depth > DEEPEST || level > 9) return [];
  const lines = [];
  let number = Number.parseInt(list.getAttribute("start") || "1", 10) || 1;
  for (const item of list.children) {
    if (item.tagName === "UL" || item.tagName === "OL") {
      lines.push(...listLines(item, level + 1, depth + 1));
      continue;
    }
    if (item.tagName !== "LI") continue;
    const inner = [...item.childNodes].filter((one) => !["UL", "OL", "TABLE"].includes(one.tagName));
    const text = inlineOf(inner, depth + 1);
    const sign = list.tagName === "OL" ? `${number}.` : "-";
    if (text) {
      lines.push(`${"   ".repeat(level)}${sign} ${text}`);
      number += 1;
    }
    for (const below of item.children) {
      if (below.tagName === "UL" || below.tagName === "OL") lines.push(...listLines(below, level + 1, depth + 1));
    }
  }
  return lines;
}

function tableOf(table, depth) {
  if (depth > DEEPEST) return "";
  const rows = [...table.rows].map((row) =>
    [...row.cells].map((cell) => inlineOf([...cell.childNodes], depth + 1).replaceAll("|", "\\|")),
  );
  const filled = rows.filter((row) => row.some(Boolean));
  const width = Math.max(0, ...filled.map((row) => row.length));
  if (!width) return "";
  if (width === 1) return filled.map((row) => guarded(row[0])).join("\n\n");
  const line = (row) => `| ${Array.from({ length: width }, (_, n) => row[n] || "").join(" | ")} |`;
  const [head, ...body] = filled;
  return [line(head), `|${"---|".repeat(width)}`, ...body.map(line)].join("\n");
}

// Words on one line, bold and italic; line breaks and what holds blocks become blanks.
function inlineOf(nodes, depth, without = null) {
  return nodes.map((one) => wordsOf(one, depth, without)).join("").replace(/[\s\u00a0]+/g, " ").trim();
}

function wordsOf(node, depth, without) {
  if (node === without || depth > DEEPEST) return "";
  if (node.nodeType === 3) return escaped(node.data);
  if (node.nodeType !== 1 || isNever(node)) return "";
  if (node.tagName === "BR") return " ";
  const style = node.getAttribute("style") || "";
  if (/mso-list:\s*ignore|display:\s*none|mso-hide:\s*all/i.test(style)) return "";
  const inner = [...node.childNodes].map((one) => wordsOf(one, depth + 1, without)).join("");
  const apart = BLOCKS.has(node.tagName) ? ` ${inner} ` : inner;
  const weight = /font-weight:\s*(\w+)/i.exec(style)?.[1] || "";
  const bold = (node.tagName === "B" || node.tagName === "STRONG") && !/^(normal|[1-4]00)$/.test(weight);
  const sign = bold || /^(bold|[6-9]00)$/.test(weight) ? "**" : "";
  const italic = node.tagName === "I" || node.tagName === "EM" || /font-style:\s*italic/i.test(style) ? "*" : "";
  return marked(marked(apart, italic), sign);
}

function marked(text, sign) {
  const inside = text.trim();
  if (!sign || !inside || text.includes(sign)) return text;
  const at = text.indexOf(inside);
  return `${text.slice(0, at)}${sign}${inside}${sign}${text.slice(at + inside.length)}`;
}

const escaped = (text) => text.replace(/[\\`*_[\]<]/g, "\\$&");

// A paragraph that begins as something else would in Markdown.
const guarded = (text) => text.replace(/^(#{1,6}\s|>|[-+]\s|={3,}|-{3,})/, "\\$1").replace(/^(\d+)([.)]\s)/, "$1\\$2");
