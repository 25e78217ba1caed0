// A reader of SSG1 for Node, written from docs/ssg1.md alone, with the WebCrypto of Node and nothing else.
//
//   node ssg1.mjs FOLDER <passphrase.txt
//
// Prints JSON: for every file of the site its logical path, its type, its name and the SHA-256 of its body.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { webcrypto } from "node:crypto";

const { subtle } = webcrypto;
const text = (string) => new TextEncoder().encode(string);
const hex = (bytes) => Buffer.from(bytes).toString("hex");

function fail(words) {
  process.stderr.write(words + "\n");
  process.exit(1);
}

function sized(base64, size) {
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length !== size || bytes.toString("base64") !== base64) fail("a size or a base64 is not as the format has it");
  return bytes;
}

async function contentKey(unlock, passphrase) {
  const { kdf } = unlock;
  if (unlock.v !== 1) fail("unknown version");
  if (kdf.name !== "PBKDF2" || kdf.hash !== "SHA-256" || !(kdf.iterations >= 600000)) fail("unknown or weak derivation");
  const typed = passphrase.normalize("NFKC").replace(/^[\t-\r ]+|[\t-\r ]+$/g, "");
  const base = await subtle.importKey("raw", text(typed), "PBKDF2", false, ["deriveKey"]);
  const derivation = { name: "PBKDF2", hash: "SHA-256", salt: sized(kdf.salt, 16), iterations: kdf.iterations };
  const kek = await subtle.deriveKey(derivation, base, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
  const sealing = { name: "AES-GCM", iv: sized(unlock.nonce, 12), additionalData: text("SSG1|wrap") };
  const cmk = await subtle.decrypt(sealing, kek, sized(unlock.wrapped, 48)).catch(() => fail("wrong passphrase"));
  return subtle.importKey("raw", cmk, "HKDF", false, ["deriveKey"]);
}

function derive(cmk, info, kind, uses) {
  return subtle.deriveKey({ name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: text(info) }, cmk, kind, false, uses);
}

async function nameOf(cmk, path) {
  const key = await derive(cmk, "SSG1|names", { name: "HMAC", hash: "SHA-256", length: 256 }, ["sign"]);
  return hex(await subtle.sign("HMAC", key, text(path))).slice(0, 24);
}

async function open(cmk, folder, name, path) {
  const sealed = readFileSync(join(folder, "d", name + ".bin"));
  if (sealed.subarray(0, 4).toString("latin1") !== "SSG1") fail(name + " is no SSG1");
  const key = await derive(cmk, "SSG1|file|" + name, { name: "AES-GCM", length: 256 }, ["decrypt"]);
  const sealing = { name: "AES-GCM", iv: sealed.subarray(4, 16), additionalData: text("SSG1|" + name) };
  const plain = await subtle.decrypt(sealing, key, sealed.subarray(16)).catch(() => fail(name + " does not open"));
  const view = new DataView(plain);
  const [size, headerSize] = [view.getUint32(0), view.getUint16(4)];
  if (6 + headerSize + size > plain.byteLength) fail(name + " has lengths that do not fit");
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(plain, 6, headerSize)));
  if (header.path !== path) fail(name + " is another file");
  return { ...header, body: new Uint8Array(plain, 6 + headerSize, size) };
}

const folder = process.argv[2];
const unlock = JSON.parse(readFileSync(join(folder, "unlock.json"), "utf-8"));
const cmk = await contentKey(unlock, readFileSync(0, "utf-8"));
const index = JSON.parse(new TextDecoder().decode((await open(cmk, folder, unlock.index, "ssg1/index.json")).body));
const files = {};
for (const [path, name] of Object.entries(index)) {
  const file = await open(cmk, folder, name, path);
  if ((await nameOf(cmk, path)) !== name) fail(name + " is not the name of " + path);
  files[path] = { name, type: file.type, sha256: hex(await subtle.digest("SHA-256", file.body)) };
}
if (index["index.html"] !== unlock.home) fail("home is another file");
process.stdout.write(JSON.stringify(files) + "\n");
