// Waits for a version newer than the one of this page, fetches it, and morphs the page into it. Level-triggered: a tab that slept,
// or a server that was started again, misses nothing. While the tab is hidden nothing waits: a browser has six connections to a host.

var ROOM = "/.preview/";
var me = document.currentScript, journal = me.dataset.journal;
var version = Number(me.dataset.version), made = Number(me.dataset.made);
var page = location.pathname;
var asked = "page=" + encodeURIComponent(page);
var base = null, channel = null, following = false;

function get(address) { return fetch(address, { cache: "no-store" }); }

// Asks for a newer version, after all that other tabs are being loaded with.
function news(signal) {
  return fetch(ROOM + "version.json?after=" + version + "&" + asked, { cache: "no-store", priority: "low", signal: signal });
}

function state() {
  return get(ROOM + "state.json?" + asked).then(function (answer) {
    if (!answer.ok) throw new Error("no state");
    return answer.json();
  });
}

// A page as it is served now, without the script that the server put into it.
function fetched() {
  return get(page).then(function (answer) {
    return answer.text().then(function (text) {
      var parsed = new DOMParser().parseFromString(text, "text/html");
      var script = parsed.querySelector("script[data-preview]");
      if (!script) throw new Error("no page of the preview");
      var about = script.dataset;
      script.remove();
      return { ok: answer.ok, journal: about.journal, made: Number(about.made), page: parsed };
    });
  });
}

function scripts(parsed) {
  return Array.from(parsed.querySelectorAll("script[src]"), function (script) { return script.getAttribute("src"); }).join("\n");
}

function put(now) {
  // What a script did cannot be undone: other scripts are other pages.
  if (!base || scripts(base) !== scripts(now.page)) {
    location.reload();
    return;
  }
  var changed = !base.documentElement.isEqualNode(now.page.documentElement);
  morph(document.documentElement, base.documentElement, now.page.documentElement);
  base = now.page;
  if (changed) document.dispatchEvent(new Event("page-changed"));
}

function update() {
  return Promise.all([state(), fetched()]).then(function (both) {
    var told = both[0], now = both[1], newer = now.made !== made;
    // A page of one journal must not turn into one of another under the eyes of who reads it.
    if (told.journal !== journal || now.journal !== journal) {
      version = told.version;
      overlay.other();
      return null;
    }
    if (newer && now.ok) put(now);
    made = now.made;
    version = told.version;
    if (newer) pictures();
    overlay.show(told, !now.ok && !told.nothing && !isGone());
    // The two answers may be of two versions.
    return told.made > now.made ? update() : null;
  });
}

// A picture has its name whatever it shows: only another address makes the browser look at it again.
function pictures() {
  document.querySelectorAll("main img").forEach(function (picture) {
    picture.src = picture.src.split("?")[0] + "?" + made;
  });
}

// Whether this is the page that stands where there is none.
function isGone() { return "gone" in document.body.dataset; }

function begin() {
  return Promise.all([state(), fetched()]).then(function (both) {
    var told = both[0], now = both[1];
    if (now.made !== made || now.ok === isGone()) {
      location.reload();
      return;
    }
    base = isGone() ? null : now.page;
    overlay.show(told, false);
  });
}

function pause(ms) { return new Promise(function (done) { setTimeout(done, ms); }); }

async function follow() {
  if (following) return;
  following = true;
  for (var missed = 0; !document.hidden;) {
    channel = new AbortController();
    try {
      var answer = await news(channel.signal);
      if (answer.status === 200) await update();
      else if (answer.status !== 204) throw new Error("no version");
      missed = 0;
    } catch (_) {
      if (document.hidden) break;
      missed += 1;
      if (missed > 1) overlay.away();
      await pause(Math.min(100 * Math.pow(2, missed), 3000));
    }
  }
  following = false;
  // It may have become visible again between the last look and here.
  if (!document.hidden) follow();
}

taken(document.documentElement);
document.addEventListener("visibilitychange", function () {
  if (document.hidden && channel) channel.abort();
  else if (!document.hidden) follow();
});
addEventListener("pagehide", function () { if (channel) channel.abort(); });
begin().catch(function () { overlay.away(); }).then(follow);
