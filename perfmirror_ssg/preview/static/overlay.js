// The sheet at the lower edge of a page that says what is wrong. Everything in it is written as text. It stands in a tree of
// its own, so that no style of a theme reaches it but the theme's colours and type, and it moves nothing on the page.

var overlay = (function () {
  var host = document.createElement("ssg-preview");
  var root = host.attachShadow({ mode: "open" });
  var sheet = part("section", "sheet"), words = part("p", "words"), list = part("ol", "problems");
  var hide = part("button", "hide", "Hide "), pill = part("button", "pill"), status = part("p", "unseen");
  var hiddenFor = kept(), saying = "";

  // Fetched while the server is there: that it has stopped is one of the things to say. Without its style the sheet would stand in
  // the way, so it waits for it.
  var style = document.createElement("style");
  fetch("/.preview/overlay.css").then(function (answer) { return answer.text(); }).then(function (text) {
    style.textContent = text;
    host.classList.add("ready");
    room();
  }).catch(function () { /* without a style there is no sheet */ });
  status.setAttribute("role", "status");
  sheet.setAttribute("aria-label", "Preview");
  list.setAttribute("role", "list");
  hide.type = pill.type = "button";
  hide.append(part("kbd", "", "Esc"));
  var head = part("div", "head");
  head.append(words, hide);
  var scroll = part("div", "scroll");
  scroll.append(list);
  sheet.append(head, scroll);
  sheet.hidden = pill.hidden = true;
  root.append(style, status, sheet, pill);

  hide.addEventListener("click", function () { fold(true); });
  pill.addEventListener("click", function () { fold(false); hide.focus(); });
  addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || event.defaultPrevented || sheet.hidden) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    fold(true);
  });

  function part(name, look, text) {
    var element = document.createElement(name);
    if (look) element.className = look;
    if (text) element.textContent = text;
    return element;
  }

  // What was hidden stays hidden on the next page, for as long as it says the same. Storage may be refused.
  function kept() { try { return sessionStorage.getItem("ssg-hidden"); } catch (_) { return null; } }
  function keep(words) { try { sessionStorage.setItem("ssg-hidden", words || ""); } catch (_) { /* see above */ } }

  // The end of the page can be scrolled out from under the sheet.
  function room() { document.body.style.paddingBottom = host.isConnected && !sheet.hidden ? sheet.offsetHeight + "px" : ""; }

  function fold(away) {
    var focused = root.activeElement;
    hiddenFor = away ? saying : null;
    keep(hiddenFor);
    sheet.hidden = away;
    pill.hidden = !away;
    room();
    if (away && focused) pill.focus();
  }

  function problem(told) {
    var item = part("li", "problem");
    var place = part(told.href ? "a" : "span", "place", told.path + ":" + told.line + ":" + told.column);
    if (told.href) place.href = told.href;
    var first = part("p", "message", told.message);
    first.prepend(part("span", "code", told.code), " ");
    item.append(place, first);
    if (told.before || told.there || told.behind) item.append(excerpt(told));
    var hint = told.hint.split("\n"), lines = hint.slice(1).join("\n");
    if (hint[0]) item.append(part("p", "hint", hint[0]));
    if (lines) item.append(part("pre", "hint lines", lines));
    return item;
  }

  function excerpt(told) {
    var box = part("div", "excerpt");
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", "line " + told.line);
    var line = part("div", "line"), below = part("div", "below");
    line.append(part("span", "number", String(told.line)), told.before, part("b", "", told.there), told.behind);
    // What stands before the place holds the room for it, whatever its letters are wide.
    below.append(part("span", "number"), part("span", "pad", told.before), part("span", "carets", "^".repeat(Math.max(1, Array.from(told.there).length))));
    below.setAttribute("aria-hidden", "true");
    box.append(line, below);
    return box;
  }

  function sentence(state, gone) {
    if (state.nothing) return "There is nothing to show yet: " + state.trouble;
    if (state.trouble) return "Showing " + state.time + ", before this: " + state.trouble;
    if (!state.newest) return "Showing " + state.time + ", before " + state.count;
    var found = state.count && ", with " + state.count;
    if (gone && state.moved) return "This page has another address now; here it stays as it was" + found;
    if (gone) return "This page is no longer part of the site; it stays here as it was" + found;
    return found && "Shown as well as it can be" + found;
  }

  // Where to go from a page that went: after it, if it is known where it is, else home.
  function wayOn(moved) {
    return moved ? { text: moved, href: "/" + moved.split("/").map(encodeURIComponent).join("/") } : { text: "Home", href: "/" };
  }

  function say(text, items, short, way) {
    var now = JSON.stringify([text.replace(/\d\d:\d\d:\d\d/, ""), items.map(function (item) { return item.textContent; })]);
    if (!text) {
      saying = ""; hiddenFor = null; status.textContent = "";
      sheet.hidden = pill.hidden = true;
      host.remove();
      keep("");
      room();
      return;
    }
    if (!host.isConnected) document.documentElement.append(host);
    words.textContent = text;
    if (way) {
      var link = part("a", "", way.text);
      link.href = way.href;
      words.append(". ", link);
    }
    if (now !== saying) list.replaceChildren.apply(list, items);
    if (now !== saying) status.textContent = text;
    scroll.hidden = !items.length;
    pill.textContent = short;
    saying = now;
    sheet.hidden = hiddenFor === now;
    pill.hidden = !sheet.hidden;
    room();
  }

  return {
    show: function (state, gone) {
      var items = state.problems.map(problem);
      if (state.more) items.push(part("li", "more", "and " + state.more + " more: ssg check lists them all"));
      say(sentence(state, gone), items, state.count || (gone ? "page gone" : "trouble"), gone && wayOn(state.moved));
    },
    other: function () {
      say("Another journal is served here now; this is the page as it was", [], "another journal", { text: "Reload", href: location.pathname });
    },
    away: function () { say("The preview has stopped; this is the page as it was", [], "stopped"); }
  };
})();
