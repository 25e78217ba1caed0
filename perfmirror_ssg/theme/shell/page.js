// Puts a decrypted page into this document: its styles, its body, its links as routes, its pictures; and runs the site's own scripts.
// Scripts that stand in a page never run: only those whose names the shell carries are loaded, from the host, by the shell.

var ELSEWHERE = "http://site.invalid/";
var SCRIPTS = new Map(me.dataset.scripts.split(" ").map(function (name) { return [decoded(name), BASE + name]; }));
var styles = new Map(), ran = new Set(), blobs = [];
var shownPath = "";

var said = document.createElement("p");
said.className = "shell-said";
said.setAttribute("role", "status");

// The colours that a person chose go before those of a page.
function colour() {
  var chosen = null;
  try { chosen = localStorage.getItem("scheme"); } catch (_) { /* a browser may refuse storage */ }
  if (chosen) document.documentElement.dataset.scheme = chosen;
}

function decoded(part) { try { return decodeURIComponent(part).normalize("NFC"); } catch (_) { return part; } }

// The place in the site that a link on a page leads to, still encoded, with its anchor; null for a way out of the site.
function within(href, path) {
  // As browsers read it: blanks before it and breaks in it do not count.
  if (/^[\0-\x20]*([a-z][a-z0-9+.-]*:|[\\/])/i.test(href.replace(/[\t\n\r]/g, ""))) return null;
  var url = new URL(href, ELSEWHERE + path.split("/").map(encodeURIComponent).join("/"));
  var place = url.pathname.slice(1);
  return { place: place === "" || place.endsWith("/") ? place + "index.html" : place, anchor: url.hash };
}

function pathOf(href, path) {
  var to = within(href, path);
  return to && decoded(to.place);
}

// Where a link out of the site leads; null for what is no address.
function without(href) {
  try {
    var url = new URL(href, BASE);
    return /^(?:https?|mailto):$/.test(url.protocol) ? url : null;
  } catch (_) {
    return null;
  }
}

// The link past the menus says by its address what it is, and needs no place in the history.
function isSkip(link) {
  var href = link.getAttribute("href");
  return /^#[^/]/.test(href) && isMain(link.ownerDocument.getElementById(href.slice(1)));
}
function isMain(node) { return node !== null && node.localName === "main"; }

function lead(link) {
  var href = link.getAttribute("href");
  if (/^(#\/|blob:)/.test(href) || isSkip(link)) return;
  var to = within(href, shownPath), out = to ? null : without(href);
  if (to) {
    link.setAttribute("href", "#/" + to.place + to.anchor);
  } else if (!out) {
    link.removeAttribute("href");
  } else {
    link.setAttribute("href", out.href);
    if (out.protocol === "mailto:") return;
    link.setAttribute("rel", "noreferrer");
    // Leaving would lock the site.
    link.setAttribute("target", "_blank");
  }
}

function leadAll(node) {
  if (!(node instanceof Element)) return;
  if (matches(node, "a[href], area[href]")) lead(node);
  below(node, "a[href], area[href]").forEach(lead);
}

// Scripts write links too: what search finds, for one.
new MutationObserver(function (changes) {
  if (site) changes.forEach(function (change) { change.addedNodes.forEach(leadAll); });
}).observe(document.body, { childList: true, subtree: true });

// The styles of a page, in order: those that are linked, decrypted, and those that stand in it.
function stylesOf(page, path) {
  var found = Array.from(page.querySelectorAll("link[rel~='stylesheet'][href], style"));
  return Promise.all(found.map(async function (node) {
    var style = document.createElement("style");
    style.dataset.page = "";
    if (node.media) style.media = node.media;
    style.textContent = node.localName === "style" ? tameStyle(node.textContent) : await styleAt(pathOf(node.getAttribute("href"), path));
    node.remove();
    return style;
  }));
}

async function styleAt(path) {
  if (path && !styles.has(path)) {
    var file = await openPath(path);
    styles.set(path, file ? tameStyle(text(file.body)) : "");
  }
  return styles.get(path) || "";
}

function scriptsOf(page, path) {
  var found = [];
  page.querySelectorAll("script").forEach(function (script) {
    var src = script.hasAttribute("src") ? pathOf(script.getAttribute("src"), path) : null;
    if (SCRIPTS.has(src)) found.push({ src: SCRIPTS.get(src), data: dataOf(script, path) });
    if (!/json$/i.test(script.type)) script.remove();
  });
  return found;
}

// What a script is told by its attributes may be the address of another one.
function dataOf(script, path) {
  return Array.from(script.attributes).filter(function (a) { return a.name.startsWith("data-"); }).map(function (a) {
    var other = pathOf(a.value, path);
    return [a.name, SCRIPTS.get(other) || a.value];
  });
}

function run(script) {
  if (ran.has(script.src)) return null;
  ran.add(script.src);
  return new Promise(function (done) {
    var element = document.createElement("script");
    script.data.forEach(function (pair) { element.setAttribute(pair[0], pair[1]); });
    element.async = false;
    element.onload = element.onerror = done;
    element.src = script.src;
    document.head.append(element);
  });
}

// Pictures wait for their bytes; their addresses go before the browser asks the host for them.
function picturesOf(page, path) {
  return Array.from(page.querySelectorAll("img, source, image")).map(function (node) {
    var name = node.localName === "image" ? "href" : "src";
    var src = node.getAttribute(name) || "";
    if (!/^data:image\//i.test(src)) node.removeAttribute(name);
    return { node: node, name: name, path: src && pathOf(src, path) };
  }).filter(function (picture) { return picture.path; });
}

function blobOf(file) {
  var url = URL.createObjectURL(new Blob([file.body], { type: file.type }));
  blobs.push(url);
  return url;
}

async function draw(picture) {
  var file = await openPath(picture.path);
  if (!file || !file.type.startsWith("image/") || !picture.node.isConnected) return;
  picture.node.setAttribute(picture.name, blobOf(file));
  if (picture.node.decode) await picture.node.decode().catch(function () { /* it shows what it can */ });
}

function attributes(live, wanted) {
  Array.from(live.attributes).forEach(function (a) { live.removeAttribute(a.name); });
  Array.from(wanted.attributes).forEach(function (a) { if (!/^on/i.test(a.name)) live.setAttribute(a.name, a.value); });
}

function clear() {
  blobs.splice(0).forEach(URL.revokeObjectURL);
  document.querySelectorAll("style[data-page]").forEach(function (style) { style.remove(); });
  document.body.replaceChildren();
  Array.from(document.body.attributes).forEach(function (a) { document.body.removeAttribute(a.name); });
  attributes(document.documentElement, HTML);
  said.textContent = "";
  document.title = TITLE;
  colour();
}

// The page stands; what is given back settles when its pictures do.
async function put(path, source, isWanted) {
  var page = new DOMParser().parseFromString(source, "text/html");
  tame(page);
  var scripts = scriptsOf(page, path), pictures = picturesOf(page, path);
  var dress = await stylesOf(page, path);
  page.querySelectorAll("link").forEach(function (node) { node.remove(); });
  if (!isWanted()) return null;
  clear();
  shownPath = path;
  attributes(document.documentElement, page.documentElement);
  colour();
  leadAll(page.body);
  attributes(document.body, page.body);
  document.head.append.apply(document.head, dress);
  document.body.replaceChildren.apply(document.body, Array.from(page.body.childNodes));
  document.title = page.title;
  atDoor(document.body.querySelector(".tools"));
  return { scripts: scripts, pictures: pictures };
}

// The button that locks: among the tools of a page, or apart where a theme has none.
function atDoor(tools) {
  var button = document.createElement("button");
  button.type = "button";
  button.className = tools ? "shell-lock" : "shell-lock apart";
  button.textContent = "Lock";
  button.addEventListener("click", lockAll);
  append(tools || document.body, button);
}

// What the shell says itself, in place of a page.
function note(title, words, ways) {
  clear();
  var main = document.createElement("main"), head = document.createElement("h1"), foot = document.createElement("p");
  head.textContent = document.title = title;
  foot.className = "ways";
  foot.append.apply(foot, ways);
  main.append(head);
  words.forEach(function (word) { main.append(word); });
  main.append(foot);
  document.body.append(main);
  atDoor(null);
  return main;
}

function paragraph(words) {
  var p = document.createElement("p");
  p.textContent = words;
  return p;
}

function way(words, href) {
  var a = document.createElement("a");
  a.href = href;
  a.textContent = words;
  return a;
}

function act(words, does) {
  var button = document.createElement("button");
  button.type = "button";
  button.textContent = words;
  button.addEventListener("click", does);
  return button;
}
