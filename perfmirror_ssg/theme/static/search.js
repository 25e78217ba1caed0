// Finds pages that hold every word typed, in any order, at the beginning of a word; titles count more than text.
(function () {
  "use strict";
  var field, found, list;
  var MOST = 60, AROUND = 70;

  // Without case and accents; composed again, so that a text stays as long as it was.
  function fold(text) { return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC"); }
  function escaped(word) { return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"); }

  var rows;
  function read() {
    rows = JSON.parse(document.getElementById("search-rows").textContent).map(function (row) {
      var title = row[1].normalize("NFC"), text = row[3].normalize("NFC");
      return { href: row[0], title: title, kind: row[2], words: text, foldedTitle: fold(title), folded: fold(text) };
    });
  }

  function words(query) {
    return fold(query).split(/\s+/).filter(Boolean).map(function (word) {
      return new RegExp("(^|[^\\p{L}\\p{N}])" + escaped(word), "u");
    });
  }

  function worth(row, patterns) {
    var sum = 0;
    for (var i = 0; i < patterns.length; i++) {
      var inTitle = patterns[i].test(row.foldedTitle);
      if (!inTitle && !patterns[i].test(row.folded)) return 0;
      sum += inTitle ? 3 : 1;
    }
    return sum;
  }

  // The words around the first hit. Where folding did change a text's length, the beginning is shown.
  function excerpt(row, patterns) {
    var hits = row.folded.length === row.words.length ? patterns.map(function (pattern) { return row.folded.search(pattern); }) : [];
    var hit = Math.min.apply(null, hits.filter(function (at) { return at >= 0; }));
    var from = hit > AROUND && hit < Infinity ? row.words.indexOf(" ", hit - AROUND) + 1 : 0;
    var text = row.words.slice(from, from + 3 * AROUND);
    return (from ? "… " : "") + text + (from + 3 * AROUND < row.words.length ? " …" : "");
  }

  // Writes a text with what was found in it marked.
  function marked(element, text, patterns) {
    var folded = fold(text), spans = [], at = 0;
    if (folded.length === text.length) patterns.forEach(function (pattern) {
      var every = new RegExp(pattern.source, "gu"), hit;
      while ((hit = every.exec(folded))) spans.push([hit.index + hit[1].length, hit.index + hit[0].length]);
    });
    spans.sort(function (a, b) { return a[0] - b[0]; }).forEach(function (span) {
      if (span[0] < at) return;
      var mark = document.createElement("mark");
      mark.textContent = text.slice(span[0], span[1]);
      element.append(text.slice(at, span[0]), mark);
      at = span[1];
    });
    element.append(text.slice(at));
  }

  function item(row, patterns) {
    var li = document.createElement("li");
    var a = document.createElement("a");
    var kind = document.createElement("small");
    var p = document.createElement("p");
    a.href = row.href;
    marked(a, row.title, patterns);
    kind.textContent = row.kind;
    marked(p, excerpt(row, patterns), patterns);
    li.append(a, " ", kind, p);
    return li;
  }

  function search() {
    var patterns = words(field.value);
    var hits = patterns.length ? rows.map(function (row) { return { row: row, worth: worth(row, patterns) }; }) : [];
    hits = hits.filter(function (hit) { return hit.worth; }).sort(function (a, b) { return b.worth - a.worth; });
    list.replaceChildren.apply(list, hits.slice(0, MOST).map(function (hit) { return item(hit.row, patterns); }));
    if (!patterns.length) found.textContent = rows.length + " places to look in.";
    else if (!hits.length) found.textContent = "Nothing holds these words.";
    else found.textContent = hits.length + (hits.length === 1 ? " place" : " places") + (hits.length > MOST ? ", the best " + MOST + " of them:" : "");
  }

  // The words stand by the page's place in the history, so that the way back from a page leads to what was found; not in the
  // address, which others may see.
  function remember(query) {
    try { history.replaceState(Object.assign({}, history.state, { query: query }), ""); } catch (_) { /* some browsers refuse on file:// */ }
  }
  function remembered() { return (history.state && history.state.query) || ""; }

  // The field of the page that is shown: where another page is put into this one, it is another, or none.
  function meet() {
    field = document.getElementById("search");
    found = document.getElementById("found");
    list = document.getElementById("results");
    if (!field) return;
    var isNew = field.disabled;
    read();
    if (isNew) {
      field.disabled = false;
      field.value = remembered();
    }
    search();
    if (isNew) field.focus();
  }

  document.addEventListener("input", function (event) {
    if (event.target !== field) return;
    remember(field.value);
    search();
  });
  meet();
  // The preview says so when it has put a newer page into this one, the shell of an encrypted site when it has put another.
  document.addEventListener("page-changed", meet);
})();
