// How a site is locked again, in every tab; and how a key is kept on a device, where somebody asked for that.

var ROOM = new URL(BASE).pathname;
var channel = "BroadcastChannel" in window ? new BroadcastChannel("ssg1 " + ROOM) : null;
function tell(word) { if (channel) channel.postMessage(word); }

// Nothing of what was read stays: not in the document, and, since the page is loaded anew, not in what scripts hold.
async function lock() {
  var to = location.hash;
  site = null;
  clear();
  await forget();
  // The way back to the page stands where only this tab sees it.
  history.replaceState(to ? { to: to } : null, "", BASE);
  location.reload();
}

function lockAll() {
  tell("lock");
  lock();
}

// Idle is measured over all tabs. A laptop that slept was idle too, so the first touch after it is judged before it counts.
var LIMIT = Number(document.documentElement.dataset.idleMinutes) * 60000;
var touched = Date.now(), waiting = null;

function isIdle() { return site && !site.kept && LIMIT > 0 && Date.now() - touched >= LIMIT; }

function judge() {
  clearTimeout(waiting);
  if (!site) return;
  if (isIdle()) lockAll();
  else if (LIMIT > 0 && !site.kept) waiting = setTimeout(judge, touched + LIMIT - Date.now());
}

function touch() {
  if (isIdle()) { judge(); return; }
  if (Date.now() - touched > 5000) tell("touch");
  touched = Date.now();
}

function guard() {
  touched = Date.now();
  ["pointerdown", "pointermove", "keydown", "wheel", "touchstart", "scroll"].forEach(function (kind) {
    addEventListener(kind, touch, { capture: true, passive: true });
  });
  document.addEventListener("visibilitychange", judge);
  judge();
}

if (channel) channel.onmessage = function (event) {
  if (event.data === "touch") touched = Date.now();
  else if (event.data === "lock" && site) lock();
};

// A page that was left and comes back out of the browser's memory is as one that is loaded anew.
addEventListener("pageshow", function (event) { if (event.persisted) location.reload(); });

// The browser keeps the key itself, which cannot be read out, beside the stamp of its vault. Some browsers do not answer at times.
function shelf(mode, act) {
  return new Promise(function (resolve, reject) {
    setTimeout(reject, 2000);
    var opening = indexedDB.open("ssg1", 1);
    opening.onupgradeneeded = function () { opening.result.createObjectStore("keys"); };
    opening.onerror = opening.onblocked = reject;
    opening.onsuccess = function () {
      var base = opening.result;
      try {
        var change = base.transaction("keys", mode), request = act(change.objectStore("keys"));
        change.oncomplete = function () { resolve(request.result); };
        change.onerror = change.onabort = reject;
      } catch (error) {
        reject(error);
      }
      base.close(); // once the change is done
    };
  });
}

// A browser may refuse to keep anything: then it is asked each time, and locks itself.
function keep(vault, key) {
  return shelf("readwrite", function (keys) { return keys.put({ stamp: vault.stamp, key: key }, ROOM); }).then(function () { return true; }, function () { return false; });
}
function recall() { return shelf("readonly", function (keys) { return keys.get(ROOM); }).catch(function () { return null; }); }
function forget() { return shelf("readwrite", function (keys) { return keys.delete(ROOM); }).catch(function () { return null; }); }
