/** `VERIFIER.txt` of a receipt bundle. */
export const HOW_TO_VERIFY = `REÇU DE SIGNATURE TABLÉE

Ce dossier se vérifie sans Tablée, avec sha256sum et openssl (3.0 ou plus récent).
Ouvrez un terminal dans le dossier décompressé.

1. Le texte. La première commande doit donner la valeur « textSha256 » de recu.json et de manifest.json :

   sha256sum texte.md

2. Ce qui a été signé : le manifeste (texte, associations consultées, règle, échéance).
   La commande doit donner la valeur « manifestSha256 » de recu.json :

   ( printf 'tablee/manifest/v1\\n'; cat manifest.json ) | sha256sum

3. Le reçu. La commande doit répondre « Signature Verified Successfully » :

   openssl pkeyutl -verify -pubin -inkey cle.pem -rawin -in recu.json -sigfile recu.sig

4. La clé. Les 16 premiers caractères doivent être la valeur « keyId » de recu.json,
   et ceux que le réseau publie :

   openssl pkey -pubin -in cle.pem -outform DER | sha256sum

5. La place dans le registre : « bodyHash » est le SHA-256 du sel (« salt », en base64)
   suivi de la décision (« body », telle qu’elle est écrite dans recu.json) ;
   « hash » est celui de la ligne « tablee/log/v1 » suivie de
   {"at":…,"bodyHash":…,"prev":…,"seq":…,"type":"decision"}, sans espaces.
   Le registre du réseau doit porter le même « hash » à cette place (« sequence »).

Gardez ce dossier : si cette réponse disparaissait du registre, il le prouverait.


TABLÉE SIGNATURE RECEIPT

This folder can be checked without Tablée, with sha256sum and openssl (3.0 or later).
Open a terminal in the unzipped folder.

1. The text. Must print the "textSha256" of recu.json and manifest.json:

   sha256sum texte.md

2. What was signed: the manifest (text, associations asked, rule, deadline).
   Must print the "manifestSha256" of recu.json:

   ( printf 'tablee/manifest/v1\\n'; cat manifest.json ) | sha256sum

3. The receipt. Must answer "Signature Verified Successfully":

   openssl pkeyutl -verify -pubin -inkey cle.pem -rawin -in recu.json -sigfile recu.sig

4. The key. The first 16 characters must be the "keyId" of recu.json,
   and those that the network publishes:

   openssl pkey -pubin -in cle.pem -outform DER | sha256sum

5. The place in the ledger: "bodyHash" is the SHA-256 of the salt ("salt", base64)
   followed by the decision ("body", as it is written in recu.json);
   "hash" is that of the line "tablee/log/v1" followed by
   {"at":…,"bodyHash":…,"prev":…,"seq":…,"type":"decision"}, without spaces.
   The network's ledger must have the same "hash" at this place ("sequence").

Keep this folder: should this answer vanish from the ledger, it would prove it.
`;
