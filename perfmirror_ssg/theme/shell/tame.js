// Takes out of a decrypted page what asks the host for more than the shell does, which would say a path of the site in the clear;
// and what stands in the way of the shell: elements that give their names to the document.

// Methods as they are by nature: a form has its fields where its own would be.
function method(kind, name) { return Function.prototype.call.bind(kind.prototype[name]); }
var among = method(Document, "querySelectorAll"), below = method(Element, "querySelectorAll"), matches = method(Element, "matches");
var namesOf = method(Element, "getAttributeNames"), attributeOf = method(Element, "getAttribute");
var give = method(Element, "setAttribute"), take = method(Element, "removeAttribute");
var remove = method(Element, "remove"), append = method(Element, "append");

var GONE = "noscript, base, meta, iframe, frame, object, embed, [attributeName='href' i], [attributeName='xlink:href' i]";
var ASKING = /^(?:href|src|srcset|imagesrcset|poster|background|ping|manifest)$/;
// What the shell itself looks after: links, pictures, and what it loads.
var LED = "a, area, link", DRAWN = "img, source, script", BOTH = "image";

function tame(page) {
  among(page, "img, form").forEach(function (node) { take(node, "name"); });
  among(page, GONE).forEach(function (node) { remove(node); });
  among(page, "*").forEach(function (node) { tameNode(node); });
}

function tameNode(node) {
  var old = attributeOf(node, "xlink:href");
  if (old !== null) {
    take(node, "xlink:href");
    if (attributeOf(node, "href") === null) give(node, "href", old);
  }
  namesOf(node).forEach(function (name) {
    var value = attributeOf(node, name);
    if (ASKING.test(name) && !isLookedAfter(node, name) && value[0] !== "#") take(node, name);
    else if (isStyle(node, name) && /[(\\]/.test(value)) give(node, name, tameStyle(value));
  });
}

function isLookedAfter(node, name) {
  return (name === "href" && matches(node, LED + ", " + BOTH)) || (name === "src" && matches(node, DRAWN));
}

// In a drawing, every attribute may be one.
function isStyle(node, name) { return name === "style" || (node instanceof SVGElement && !/^(?:id|class|href|aria-.*|data-.*)$/.test(name)); }

// A style as browsers read it: comments, texts, addresses, and words, each of which may hide letters behind a backslash.
var STYLE = new RegExp([
  /\/\*[^]*?(?:\*\/|$)/,
  /"(?:\\[^]|[^"\\\n])*(?:"|$|(?=\n))/,
  /'(?:\\[^]|[^'\\\n])*(?:'|$|(?=\n))/,
  /((?:\\?u|\\0{0,4}[57]5[ \t\n]?)(?:\\?r|\\0{0,4}[57]2[ \t\n]?)(?:\\?l|\\0{0,4}[46]c[ \t\n]?)\([ \t\n]*)("(?:\\[^]|[^"\\\n])*"?|'(?:\\[^]|[^'\\\n])*'?|(?:\\[^]|[^)\\])*)/,
  /(@?(?:[-\w\u0080-\uffff]|\\[0-9a-f]{1,6}[ \t\n]?|\\[^\n0-9a-f])+)(\(?)/
].map(function (part) { return part.source; }).join("|"), "gi");
var LOADING = /(?:^|[^-\w])(?:url|(?:-webkit-)?image-set|image|src)$/;

// Only places on the page and data stay; styles load nothing.
function tameStyle(style) {
  return style.replace(/\r\n?|\f/g, "\n").replace(STYLE, function (whole, url, address, word, opens) {
    if (url) return /^["']?(?:#|data:)/i.test(address) ? whole : 'url("data:,"';
    if (!word) return whole;
    var plain = unescaped(word).toLowerCase();
    return plain === "@import" || (opens && LOADING.test(plain)) ? "@none" + opens : whole;
  });
}

function unescaped(word) {
  return word.replace(/\\([0-9a-f]{1,6})[ \t\n]?|\\([^])/gi, function (_, digits, letter) {
    return letter || String.fromCodePoint(Math.min(parseInt(digits, 16), 0x10ffff));
  });
}
