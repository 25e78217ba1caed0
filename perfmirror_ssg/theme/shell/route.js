// Which page is shown: `#/weeks/2026-W20.html#notes` is the page and a place on it. Going to one is as loading one is elsewhere:
// it begins at its top or its anchor, the way back leads to where it was left, the next Tab begins at its beginning.

var turn = 0, shownHash = null;

function routeOf(hash) {
  var found = /^#\/([^#]*)(?:#(.*))?$/.exec(hash);
  var path = found ? decoded(found[1]) : "";
  return { path: path === "" || path.endsWith("/") ? path + "index.html" : path, anchor: decoded(found ? found[2] || "" : hash.slice(1)) };
}

function remember() {
  if (site && location.hash === shownHash) history.replaceState(Object.assign({}, history.state, { at: scrollY }), "");
}

var resting = null;
function rest() {
  clearTimeout(resting);
  resting = setTimeout(remember, 150);
}

function begin(path) {
  document.body.tabIndex = -1;
  document.body.focus({ preventScroll: true });
  document.documentElement.append(said);
  said.textContent = document.title;
  shownPath = path;
}

function settle(anchor) {
  var at = history.state && history.state.at;
  if (typeof at === "number") scrollTo({ top: at, behavior: "instant" });
  else if (!anchor || !goTo(anchor, "instant")) scrollTo({ top: 0, behavior: "instant" });
}

// As the browser goes to an anchor: what is folded opens, what is meant is marked, the next Tab begins there.
function goTo(anchor, behavior) {
  var target = document.getElementById(anchor) || document.getElementsByName(anchor)[0];
  document.querySelectorAll(".target").forEach(function (old) { old.classList.remove("target"); });
  if (!target) return false;
  for (var above = target; above; above = above.parentElement) if (above.localName === "details") above.open = true;
  target.classList.add("target");
  target.scrollIntoView({ behavior: behavior });
  if (target.tabIndex < 0 && !target.hasAttribute("tabindex")) {
    target.tabIndex = -1;
    target.classList.add("shell-start");
  }
  target.focus({ preventScroll: true });
  return true;
}

async function go() {
  if (!site) return;
  clearTimeout(resting);
  var mine = ++turn, route = routeOf(location.hash), hash = location.hash;
  function isWanted() { return mine === turn && site; }
  if (shownHash !== null && route.path === shownPath) {
    shownHash = hash;
    onPage(route.anchor);
    return;
  }
  var slow = setTimeout(function () { document.documentElement.classList.add("shell-waiting"); }, 300);
  try {
    await show(route, hash, isWanted);
  } catch (error) {
    if (isWanted()) failed(error);
  }
  clearTimeout(slow);
  document.documentElement.classList.remove("shell-waiting");
}

function onPage(anchor) {
  var at = history.state && history.state.at;
  if (typeof at === "number") scrollTo({ top: at });
  else if (!anchor || !goTo(anchor, "auto")) scrollTo({ top: 0 });
}

async function show(route, hash, isWanted) {
  var file = await openPath(route.path);
  if (!isWanted()) return;
  if (!file || !file.type.startsWith("text/html")) {
    if (file) attachment(file); else nothing();
    shownHash = hash;
    begin(route.path);
    settle("");
    return;
  }
  var parts = await put(route.path, text(file.body), isWanted);
  if (!parts) return;
  shownHash = hash;
  begin(route.path);
  settle(route.anchor);
  await Promise.all(parts.scripts.map(run));
  if (isWanted()) document.dispatchEvent(new Event("page-changed"));
  await pictures(parts.pictures, route.anchor, isWanted);
}

// Pictures push what is below them down: the place that was meant is found again, unless somebody has moved since.
async function pictures(waiting, anchor, isWanted) {
  if (!waiting.length) return;
  var at = history.state && history.state.at, stayed = true;
  function moved() { stayed = false; }
  var ways = ["wheel", "touchstart", "keydown", "pointerdown"];
  ways.forEach(function (kind) { addEventListener(kind, moved, { passive: true }); });
  await Promise.all(waiting.map(function (picture) { return draw(picture).catch(function () { /* its words stand for it */ }); }));
  ways.forEach(function (kind) { removeEventListener(kind, moved); });
  if (!isWanted() || !stayed) return;
  if (typeof at === "number") scrollTo({ top: at, behavior: "instant" });
  else if (anchor) goTo(anchor, "instant");
}

function nothing() {
  note("Nothing here", [paragraph("This address leads to no page of the site.")], [way("Begin again at the first one", "#/index.html")]);
}

function attachment(file) {
  var name = file.path.split("/").pop(), save = way("Save " + name, "");
  var main = note(name, [], [save, way("First page", "#/index.html")]);
  save.download = name;
  save.href = blobOf(file);
  main.className = "wide";
  if (!file.type.startsWith("image/")) return;
  var picture = document.createElement("img");
  picture.src = save.href;
  picture.alt = name;
  main.firstChild.after(picture);
}

function failed(error) {
  shownHash = null;
  var again = error.kind === "away" || error.kind === "refused";
  note("Not opened", [paragraph(wordsFor(error))], [act(again ? "Try again" : "Reload", again ? go : function () { location.reload(); }), way("First page", "#/index.html")]);
  begin("");
}

function listen() {
  history.scrollRestoration = "manual";
  addEventListener("hashchange", go);
  addEventListener("scroll", rest, { passive: true });
  addEventListener("pagehide", remember);
  addEventListener("click", follow);
}

// Links that make no event of their own: past the menus, and to the address that is there already.
function follow(event) {
  remember();
  var link = event.target.closest && event.target.closest("a[href^='#']");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  var href = link.getAttribute("href");
  if (href.startsWith("#/") && href !== location.hash) return;
  event.preventDefault();
  if (!href.startsWith("#/")) {
    goTo(href.slice(1), "auto");
    return;
  }
  history.replaceState(null, "");
  go();
}
