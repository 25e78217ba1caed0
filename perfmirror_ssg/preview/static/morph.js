// Brings the page on the screen from one version to the next. Three pages are compared: the one that was served before, the one
// that is served now, and the live one. Only what differs between the two served ones is changed in the live one; so whatever a
// person or a script did to the rest (an open <details>, a word in the search box, a chart that was drawn) stays as it is.

// Nodes that came from the server, and no script put there.
var served = new WeakSet();

function taken(node) {
  served.add(node);
  node.childNodes.forEach(taken);
  return node;
}

function morph(live, before, after) {
  if (before.isEqualNode(after)) return;
  if (after.nodeType !== Node.ELEMENT_NODE) {
    live.data = after.data;
    return;
  }
  if (isSheet(after) && before.href !== after.href) {
    replaceSheet(live, after);
    return;
  }
  morphAttributes(live, before, after);
  morphChildren(live, before, after);
}

function morphAttributes(live, before, after) {
  Array.from(before.attributes).forEach(function (known) {
    if (!after.hasAttribute(known.name)) live.removeAttribute(known.name);
  });
  Array.from(after.attributes).forEach(function (wanted) {
    if (before.getAttribute(wanted.name) === wanted.value) return;
    if (wanted.name !== "class") {
      live.setAttribute(wanted.name, wanted.value);
      return;
    }
    // Scripts add classes of their own.
    before.classList.forEach(function (name) { if (!after.classList.contains(name)) live.classList.remove(name); });
    after.classList.forEach(function (name) { live.classList.add(name); });
  });
}

function morphChildren(live, before, after) {
  var old = Array.from(before.childNodes), now = Array.from(after.childNodes);
  var standing = standingFor(old, live), partner = pairs(old, now);
  var kept = new Set(partner);
  old.forEach(function (_, i) { if (!kept.has(i) && standing[i]) standing[i].remove(); });
  var next = null;
  for (var i = now.length - 1; i >= 0; i--) {
    if (partner[i] < 0) {
      next = live.insertBefore(taken(document.importNode(now[i], true)), next);
    } else if (standing[partner[i]]) {
      next = standing[partner[i]];
      morph(next, old[partner[i]], now[i]);
      if (next.parentNode !== live) next = null;
    }
  }
}

// The live nodes that stand for the children of a served node; none for one that a script took away.
function standingFor(children, live) {
  var rest = Array.from(live.childNodes).filter(function (node) { return served.has(node); });
  return children.map(function (child) {
    var at = rest.findIndex(function (node) { return isAlike(node, child); });
    return at < 0 ? null : rest.splice(0, at + 1)[at];
  });
}

function isAlike(one, other) {
  return one.nodeType === other.nodeType && one.nodeName === other.nodeName && (one.id || "") === (other.id || "");
}

// Which of the old children each of the new ones comes from, -1 for none: the alignment, in order, that keeps the most.
function pairs(old, now) {
  var from = 0, oldEnd = old.length, nowEnd = now.length;
  while (from < oldEnd && from < nowEnd && old[from].isEqualNode(now[from])) from++;
  while (oldEnd > from && nowEnd > from && old[oldEnd - 1].isEqualNode(now[nowEnd - 1])) { oldEnd--; nowEnd--; }
  var partner = now.map(function (_, i) { return i < from ? i : i >= nowEnd ? i + old.length - now.length : -1; });
  align(old.slice(from, oldEnd), now.slice(from, nowEnd)).forEach(function (at, i) { if (at >= 0) partner[from + i] = from + at; });
  return partner;
}

var MOST = 4e6;

function align(old, now) {
  if (old.length * now.length > MOST) {
    return now.map(function (node, i) { return i < old.length && isAlike(old[i], node) ? i : -1; });
  }
  var wide = now.length + 1, best = new Float64Array((old.length + 1) * wide);
  var oldTexts = old.map(textOf), nowTexts = now.map(textOf);
  function worth(i, j) {
    if (!isAlike(old[i], now[j])) return 0;
    if (!nowTexts[j].trim() && !oldTexts[i].trim()) return 1;
    return oldTexts[i] === nowTexts[j] ? 100 : now[j].id ? 30 : 10;
  }
  for (var i = old.length - 1; i >= 0; i--) {
    for (var j = now.length - 1; j >= 0; j--) {
      var both = worth(i, j);
      var apart = Math.max(best[(i + 1) * wide + j], best[i * wide + j + 1]);
      best[i * wide + j] = both ? Math.max(apart, both + best[(i + 1) * wide + j + 1]) : apart;
    }
  }
  var partner = now.map(function () { return -1; });
  for (i = 0, j = 0; i < old.length && j < now.length;) {
    var here = best[i * wide + j];
    if (here === best[(i + 1) * wide + j]) i++;
    else if (here === best[i * wide + j + 1]) j++;
    else partner[j++] = i++;
  }
  return partner;
}

function textOf(node) { return node.outerHTML || node.data || ""; }

function isSheet(node) { return node.nodeName === "LINK" && node.rel === "stylesheet"; }

// The old sheet stays until the new one is there: a page without either would flash.
function replaceSheet(live, after) {
  var fresh = taken(document.importNode(after, true));
  fresh.addEventListener("load", function () { live.remove(); });
  fresh.addEventListener("error", function () { live.remove(); });
  served.delete(live);
  live.after(fresh);
}
