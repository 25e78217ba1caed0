// The format SSG1: unlock.json and a passphrase give a key that cannot be taken out of the browser; with it, files open.

var VERSION = 1, FEWEST = 600000, MOST = 100000000;
var INDEX = "ssg1/index.json";
var HEAD = 16; // "SSG1" and a nonce of 12
var BLANKS = /^[\t\n\v\f\r ]+|[\t\n\v\f\r ]+$/g;

function bytes(text) { return new TextEncoder().encode(text); }
function text(data) { return new TextDecoder().decode(data); }

// "no-store" for what must be of this moment, "no-cache" for what may be kept if the host says it is the same.
async function fetched(path, cache) {
  var answer;
  try {
    answer = await fetch(BASE + path, { cache: cache, redirect: "error" });
    if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
  } catch (_) {
    throw trouble("away");
  }
  throw trouble(answer.status === 404 || answer.status === 410 ? "missing" : "refused");
}

function unbase(written, size) {
  var found = Uint8Array.from(atob(written), function (letter) { return letter.charCodeAt(0); });
  if (found.length !== size) throw trouble("unreadable");
  return found;
}

function named(name) {
  if (!/^[0-9a-f]{24}$/.test(name)) throw trouble("unreadable");
  return name;
}

// What unlock.json holds. Its stamp tells one vault from the next.
async function readVault() {
  var data = await fetched("unlock.json", "no-store").catch(function (error) { throw error.kind === "missing" ? trouble("bare") : error; });
  var found;
  try { found = JSON.parse(text(data)); } catch (_) { throw trouble("unreadable"); }
  if (!found || found.v !== VERSION) throw trouble(found && found.v ? "version" : "unreadable");
  var kdf = found.kdf || {};
  if (kdf.name !== "PBKDF2" || kdf.hash !== "SHA-256" || !Number.isInteger(kdf.iterations) || kdf.iterations > MOST) throw trouble("unreadable");
  if (kdf.iterations < FEWEST) throw trouble("weak");
  try {
    return {
      iterations: kdf.iterations, salt: unbase(kdf.salt, 16), nonce: unbase(found.nonce, 12), wrapped: unbase(found.wrapped, 48),
      index: named(found.index), stamp: kdf.salt + found.wrapped
    };
  } catch (_) {
    throw trouble("unreadable");
  }
}

// Only where the key does not unwrap is the passphrase wrong.
async function unlocked(vault, passphrase) {
  var typed = bytes(passphrase.normalize("NFKC").replace(BLANKS, ""));
  if (!typed.length) throw trouble("wrong");
  var material = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  var work = { name: "PBKDF2", hash: "SHA-256", salt: vault.salt, iterations: vault.iterations };
  var wrapping = await crypto.subtle.deriveKey(work, material, { name: "AES-GCM", length: 256 }, false, ["unwrapKey"]);
  var seal = { name: "AES-GCM", iv: vault.nonce, additionalData: bytes("SSG1|wrap") };
  try {
    return await crypto.subtle.unwrapKey("raw", vault.wrapped, wrapping, seal, "HKDF", false, ["deriveKey"]);
  } catch (_) {
    throw trouble("wrong");
  }
}

async function unsealed(key, name, path, sealed) {
  if (text(sealed.subarray(0, 4)) !== "SSG1") throw trouble("damaged");
  var derivation = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info: bytes("SSG1|file|" + name) };
  var own = await crypto.subtle.deriveKey(derivation, key, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
  var seal = { name: "AES-GCM", iv: sealed.subarray(4, HEAD), additionalData: bytes("SSG1|" + name) };
  try {
    var file = unpacked(new Uint8Array(await crypto.subtle.decrypt(seal, own, sealed.subarray(HEAD))));
    if (file.path === path) return file;
  } catch (_) { /* as below */ }
  throw trouble("damaged");
}

function unpacked(plain) {
  var view = new DataView(plain.buffer);
  var begin = 6 + view.getUint16(4), end = begin + view.getUint32(0);
  if (end > plain.length) throw trouble("damaged");
  var header = JSON.parse(text(plain.subarray(6, begin)));
  return { path: header.path, type: header.type, body: plain.subarray(begin, end) };
}

// An open site: its key, and where its files lie. Null while it is locked.
var site = null;

async function enter(vault, key, kept) {
  site = { key: key, kept: kept, vault: vault, names: new Map() };
  await learn();
}

async function learn() {
  var index = await openName(site.vault.index, INDEX);
  site.names = new Map(Object.entries(JSON.parse(text(index.body))));
}

// A file by its logical path; null where there is none, for which the index of this moment is asked.
async function openPath(path) {
  if (!site.names.has(path)) await learn();
  return site.names.has(path) ? openName(named(site.names.get(path)), path) : null;
}

async function openName(name, path) {
  var from = site;
  try {
    return await unsealed(from.key, name, path, await fetched("d/" + name + ".bin", "no-cache"));
  } catch (error) {
    if (error.kind !== "missing" && error.kind !== "damaged") throw error;
    var now = await readVault();
    throw now.stamp === from.vault.stamp ? error : trouble("changed");
  }
}
