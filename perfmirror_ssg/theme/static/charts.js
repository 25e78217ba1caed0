// Draws each chart when it is scrolled to, over the picture that stands without this script.
// The library is the one of the installed plotly package; nothing is asked of any other host.
(function () {
  "use strict";
  var me = document.currentScript;
  if (!me || !("IntersectionObserver" in window)) return;

  var library = null;
  function plotly() {
    library = library || new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = me.dataset.plotly;
      script.onload = function () { resolve(window.Plotly); };
      script.onerror = reject;
      document.head.append(script);
    });
    return library;
  }

  // Colours of the theme, read afresh, so that a chart follows light and dark.
  function painted(value, style) {
    if (typeof value === "string") {
      return value.replace(/var\((--[\w-]+)\)/g, function (_, name) { return style.getPropertyValue(name).trim() || "currentColor"; });
    }
    if (Array.isArray(value)) return value.map(function (part) { return painted(part, style); });
    if (value && typeof value === "object") {
      var copy = {};
      Object.keys(value).forEach(function (key) { copy[key] = painted(value[key], style); });
      return copy;
    }
    return value;
  }

  // What Plotly shows is written as markup, in which these three are entities; what is said is plain text.
  var LETTER = /&(?:amp|lt|gt);|[^]/gu, SIGNS = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };
  function plain(text) { return text.replace(/&(?:amp|lt|gt);/g, function (entity) { return SIGNS[entity]; }); }

  var coarse = matchMedia("(pointer: coarse)");
  function figure(plot) {
    var style = getComputedStyle(document.documentElement);
    var spec = painted(JSON.parse(document.getElementById("spec-" + plot.dataset.chart).textContent), style);
    spec.layout.font.family = getComputedStyle(plot).fontFamily;
    spec.layout.dragmode = coarse.matches ? false : "zoom";
    if (plot.clientWidth < 480) { spec.layout.annotations = []; spec.layout.margin.r = 8; }
    spec.layout.annotations.forEach(function (word) {
      var letters = word.text.match(LETTER) || [];
      if (letters.length > 44) word.text = letters.slice(0, 43).join("") + "…";
    });
    return spec;
  }

  // No upload button, no logo, no bar: a chart is read, zoomed by dragging, and reset by a double click.
  var config = { displayModeBar: false, displaylogo: false, showSendToCloud: false, showEditInChartStudio: false, plotlyServerURL: "", responsive: true, doubleClick: "reset" };

  var drawings = [];
  function draw(plot) {
    return plotly().then(function (Plotly) {
      if (!plot.isConnected) return null;
      var spec = figure(plot);
      var drawing = plot.querySelector(".drawing");
      if (!drawing) {
        drawing = document.createElement("div");
        drawing.className = "drawing";
        drawing.setAttribute("aria-hidden", "true");
        plot.append(drawing);
        plot.classList.add("drawn");
        walkable(plot, drawing, Plotly);
        drawings.push(drawing);
      }
      var whole = { places: spec.layout.xaxis.tickvals, names: spec.layout.xaxis.ticktext, weeks: spec.layout.meta };
      return Plotly.react(drawing, spec.data, spec.layout, config).then(function () { return renamed(drawing, whole, Plotly); });
    }).catch(function () {
      // The picture stays: it says the same.
      plot.classList.remove("drawn");
    });
  }

  // A closer look names the weeks that are in it; the whole names what the picture does.
  function renamed(drawing, whole, Plotly) {
    var listens = drawing.whole;
    drawing.whole = whole;
    if (!listens) drawing.on("plotly_relayout", function (change) {
      if ("xaxis.range[0]" in change || "xaxis.range" in change || "xaxis.autorange" in change) named(drawing, Plotly);
    });
    // Drawn again while somebody looks closer: the look stays, and so do its names.
    return listens && drawing.closer ? named(drawing, Plotly) : null;
  }

  function named(drawing, Plotly) {
    var whole = drawing.whole, days = drawing.data[0].x;
    var ends = drawing.layout.xaxis.range.map(function (end) { return String(end).slice(0, 10); });
    var shown = days.map(function (_, place) { return place; }).filter(function (place) { return ends[0] <= days[place] && days[place] <= ends[1]; });
    drawing.closer = shown.length !== days.length && shown.length > 0;
    var step = Math.ceil(shown.length / 5);
    var chosen = shown.filter(function (_, n) { return n % step === 0; });
    return Plotly.relayout(drawing, {
      "xaxis.tickvals": drawing.closer ? chosen.map(function (place) { return days[place]; }) : whole.places,
      "xaxis.ticktext": drawing.closer ? chosen.map(function (place) { return whole.weeks[place]; }) : whole.names
    });
  }

  // Arrow keys walk from week to week; what is under the mark is said to those who do not see it.
  function walkable(plot, drawing, Plotly) {
    var said = document.createElement("p");
    said.className = "visually-hidden";
    said.setAttribute("aria-live", "polite");
    plot.after(said);
    plot.tabIndex = 0;
    var at = null;
    plot.addEventListener("keydown", function (event) {
      var step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      var traces = drawing.data;
      var last = traces[0].x.length - 1;
      var next = at === null ? last + (step > 0 ? 1 : 0) : at;
      if (at === null && step > 0) next = -1;
      else if (at === null) next = last + 1;
      do { next += step; } while (next >= 0 && next <= last && traces.every(function (t) { return t.y[next] === null; }));
      if (next < 0 || next > last) return;
      at = next;
      var here = traces.map(function (t, curve) { return { curveNumber: curve, pointNumber: at, known: t.y[at] !== null, trace: t }; })
        .filter(function (point) { return point.known; });
      Plotly.Fx.hover(drawing, here.map(function (p) { return { curveNumber: p.curveNumber, pointNumber: p.pointNumber }; }));
      said.textContent = plain(here.map(function (p) { return (traces.length > 1 ? p.trace.name + " " : "") + p.trace.customdata[at]; }).join("; "));
    });
    plot.addEventListener("blur", function () { Plotly.Fx.unhover(drawing); at = null; });
  }

  var watcher = new IntersectionObserver(function (seen) {
    seen.forEach(function (entry) {
      if (!entry.isIntersecting) return;
      watcher.unobserve(entry.target);
      draw(entry.target);
    });
  }, { rootMargin: "200px" });
  // Those that are drawn are redrawn; the others wait until they are scrolled to.
  function attend() {
    drawings = drawings.filter(function (drawing) {
      if (!drawing.isConnected) window.Plotly.purge(drawing);
      return drawing.isConnected;
    });
    watcher.disconnect();
    document.querySelectorAll(".plot[data-chart]").forEach(function (plot) {
      if (plot.classList.contains("drawn")) draw(plot); else watcher.observe(plot);
    });
  }
  attend();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", attend);
  new MutationObserver(attend).observe(document.documentElement, { attributes: true, attributeFilter: ["data-scheme"] });
  // The preview says so when it has put a newer page into this one, the shell of an encrypted site when it has put another.
  document.addEventListener("page-changed", attend);
})();
