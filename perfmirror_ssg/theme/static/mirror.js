// Colours as a person chose them, before the first paint; `/` for search. Small, classic, without it the site reads the same.
(function () {
  "use strict";
  var root = document.documentElement;
  var NEXT = { light: "dark", dark: "light" };

  // A browser may refuse storage, on file:// most of all: then the choice lasts as long as the page.
  function kept() { try { return localStorage.getItem("scheme"); } catch (_) { return null; } }
  function keep(scheme) {
    try { if (scheme === "system") localStorage.removeItem("scheme"); else localStorage.setItem("scheme", scheme); } catch (_) { /* see above */ }
  }

  var chosen = kept();
  if (NEXT[chosen]) root.dataset.scheme = chosen;

  function system() { return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"; }

  // From the system's colours to the other ones, to the same ones held fast, and back to the system's.
  function following(scheme) {
    if (scheme === "system") return NEXT[system()];
    return scheme === system() ? "system" : system();
  }

  // The button of the page that is shown: where another page is put into this one, it is another.
  function say() {
    var button = document.querySelector(".scheme");
    if (!button) return;
    button.hidden = false;
    button.querySelector("span").textContent = NEXT[root.dataset.scheme] ? root.dataset.scheme : "system";
  }
  addEventListener("DOMContentLoaded", say);
  document.addEventListener("page-changed", say);
  addEventListener("click", function (event) {
    if (!event.target.closest || !event.target.closest(".scheme")) return;
    root.dataset.scheme = following(NEXT[root.dataset.scheme] ? root.dataset.scheme : "system");
    keep(root.dataset.scheme);
    say();
  });

  // A line that is to be pasted somewhere: copied where the browser allows it, else selected.
  function offer() {
    document.querySelectorAll(".copy[hidden]").forEach(function (button) { button.hidden = false; });
  }
  addEventListener("DOMContentLoaded", offer);
  document.addEventListener("page-changed", offer);
  addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest(".copy");
    if (!button) return;
    var line = button.parentElement.querySelector("code");
    function told() {
      button.textContent = "Copied";
      setTimeout(function () { button.textContent = "Copy"; }, 1500);
    }
    function select() { getSelection().selectAllChildren(line); }
    if (navigator.clipboard) navigator.clipboard.writeText(line.textContent).then(told, select); else select();
  });

  addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable) return;
    var field = document.getElementById("search");
    var way = document.querySelector(".tools a");
    event.preventDefault();
    if (field) field.focus(); else if (way) location.href = way.href;
  });
})();
