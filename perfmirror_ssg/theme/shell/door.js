// The door: asks for the passphrase, says what is wrong, and goes in.

var form = document.getElementById("door"), field = document.getElementById("passphrase"), toggle = document.getElementById("show");
var keepBox = document.getElementById("keep"), status = document.getElementById("said"), button = form.querySelector(".unlock");
var isBusy = false;

function tellDoor(words, isWrong) {
  status.textContent = words;
  status.classList.toggle("warning", Boolean(isWrong));
  field.setAttribute("aria-invalid", String(Boolean(isWrong)));
}

function ask() {
  form.hidden = false;
  field.focus();
}

function busy(now) {
  isBusy = now;
  button.setAttribute("aria-disabled", String(now));
  button.textContent = now ? "Opening…" : "Unlock";
  form.setAttribute("aria-busy", String(now));
  field.readOnly = now;
}

toggle.addEventListener("click", function () {
  var isShown = field.type === "password";
  field.type = isShown ? "text" : "password";
  toggle.setAttribute("aria-pressed", String(isShown));
});

form.addEventListener("submit", async function (event) {
  event.preventDefault();
  if (isBusy) return;
  busy(true);
  tellDoor("Opening, which takes a second or two.");
  try {
    var vault = await readVault();
    var key = await unlocked(vault, field.value);
    field.value = "";
    field.type = "password";
    var kept = keepBox.checked && await keep(vault, key);
    await inside(vault, key, kept);
  } catch (error) {
    busy(false);
    tellDoor(wordsFor(error), true);
    if (error.kind === "wrong") field.select();
    field.focus();
  }
});

async function inside(vault, key, kept) {
  try {
    await enter(vault, key, kept);
  } catch (error) {
    site = null;
    throw error;
  }
  var to = history.state && history.state.to;
  if (to && !location.hash) history.replaceState(null, "", BASE + to);
  listen();
  guard();
  await go();
}

// The address is where the site begins; a page that was asked for below it becomes a route.
function straighten() {
  var below = location.pathname.startsWith(ROOM) ? location.pathname.slice(ROOM.length) : "";
  var isPage = below && below !== "index.html" && below !== "404.html" && !location.hash.startsWith("#/");
  var hash = isPage ? "#/" + below + location.hash : location.hash;
  if (location.pathname !== ROOM || location.search) history.replaceState(history.state, "", BASE + hash);
}

async function arrive() {
  colour();
  tellDoor("");
  if (!window.isSecureContext || !window.crypto || !crypto.subtle || location.protocol === "file:") {
    tellDoor(WORDS.insecure, true);
    return;
  }
  straighten();
  form.elements.username.value = ROOM;
  if (/\.github\.io$/.test(location.hostname)) warnOfNeighbours();
  var kept = await recall();
  try {
    var vault = await readVault();
    if (kept && kept.stamp === vault.stamp) {
      await inside(vault, kept.key, true);
      return;
    }
    if (kept) {
      await forget();
      tellDoor("The site has another key since it was kept here. Type the passphrase of now.");
    }
  } catch (error) {
    tellDoor(wordsFor(error), true);
  }
  ask();
}

function warnOfNeighbours() {
  var note = document.getElementById("keep-note"), warning = document.createElement("span");
  warning.className = "warning";
  warning.textContent = " All sites of " + location.hostname + " share what is kept: a script on another of them could open this one. Leave it off unless you trust them all.";
  note.append(warning);
}

arrive();
