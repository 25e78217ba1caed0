// The shell of an encrypted site. Its parts are one function, in this order: begin, words, vault, lock, tame, page, route, door.
// The page may stand at any depth, where an address leads nowhere, and names this script in several places: the first that is
// there runs, and knows by its own address where the site begins.

var me = document.currentScript;
if ("begun" in document.documentElement.dataset) return;
var BASE = me.src.replace(/assets\/[^/]*$/, "");
var HTML = document.documentElement.cloneNode(false), TITLE = document.title;
document.documentElement.dataset.begun = "";
