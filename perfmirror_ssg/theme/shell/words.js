// What is said when something does not open, by the kind of trouble.

function trouble(kind, about) {
  var error = new Error(kind);
  error.kind = kind;
  error.about = about;
  return error;
}

var WORDS = {
  insecure: "This browser decrypts only over https, or on the machine itself as localhost. Open the site at an address that begins so.",
  away: "The host does not answer. Either this device is offline, or signing in to the host has run out.",
  refused: "The host answers, but does not give the file.",
  bare: "There is no unlock.json here. The site was updated, or not all of it has arrived: reload in a minute.",
  unreadable: "unlock.json is not what this page expects. The site was updated: reload.",
  version: "This site is of a version of SSG1 that this page does not read. The site was updated: reload.",
  weak: "unlock.json asks for too little work to try a passphrase, so it is refused. It may not be what its owner put there.",
  wrong: "That is not the passphrase.",
  changed: "The site was updated with another key since you opened it. Reload, and unlock it again.",
  missing: "The site was updated, or not all of it has arrived: reload in a minute.",
  damaged: "This page does not open. The site was updated in between, or somebody without the key changed it. Reload; if that does not help, publish it again."
};

function wordsFor(error) { return WORDS[error.kind] || WORDS.damaged; }
