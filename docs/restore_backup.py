"""Restore a Growing Us backup without Growing Us: restore_backup.py BACKUP NEW_FOLDER [--plain].

Needs the package `cryptography`. Asks for the passphrase or recovery code, or reads it from a pipe.
--plain adds plain.db, an SQLite file that anybody can read. Ends with 0: restored, 2: wrong use,
3: no whole backup, 4: wrong secret, 5: the folder exists or can't be written. See FORMAT.md."""
import base64, getpass, hashlib, hmac, json, os, sys, unicodedata
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import ciphers, hashes
from cryptography.hazmat.primitives.ciphers import aead, algorithms, modes
from cryptography.hazmat.primitives.kdf import argon2, hkdf
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
def derived(key, salt, purpose):
    return hkdf.HKDF(hashes.SHA256(), 32, salt, purpose).derive(key)

def canonical(content, *without):
    kept = {name: value for name, value in content.items() if name not in without}
    return json.dumps(kept, sort_keys=True, separators=(",", ":")).encode("ascii")

def wrapping_key(kind, secret, salt, kdf):
    if kind == "passphrase" and kdf["m"] <= 1 << 20 and kdf["t"] <= 16:
        cost = {"iterations": kdf["t"], "memory_cost": kdf["m"], "lanes": kdf["p"]}
        return argon2.Argon2id(salt=salt, length=32, **cost).derive(secret.encode())
    signs = "".join(secret.upper().split()).replace("-", "").translate(str.maketrans("OIL", "011"))
    if kind == "recovery" and len(signs) == 35 and set(signs) <= set(SIGNS):
        bits = "".join(f"{SIGNS.index(sign):05b}" for at, sign in enumerate(signs) if at % 5 < 4)
        return derived(int(bits, 2).to_bytes(18, "big"), salt, b"growing-us recovery slot")
    return bytes(32)

def data_key(header, secret, vault_id):
    for slot in header["slots"]:
        salt, kdf, kind = base64.b64decode(slot["salt"]), slot["kdf"], slot["kind"]
        words = [slot["id"], kind, ",".join(f"{name}={kdf[name]}" for name in sorted(kdf))]
        bound = [b"growing-us-vault", b"1", vault_id, *(word.encode() for word in words), salt]
        opener = aead.AESGCM(wrapping_key(kind, secret, salt, kdf))
        nonce, sealed = base64.b64decode(slot["nonce"]), base64.b64decode(slot["sealed"])
        try:
            return opener.decrypt(nonce, sealed, b"\0".join(bound))
        except InvalidTag:
            continue
    sys.exit(print("This secret opens nothing in this backup.", file=sys.stderr) or 4)

def read(path):
    with open(path, "rb") as file:
        magic, line, database = file.readline(18), file.readline(1 << 18), file.read()
    head = json.loads(line) if magic == b"growing-us-backup\n" else {}
    sums = [hashlib.sha256(part).hexdigest() for part in (canonical(head, "sum"), database)]
    if [head["version"], head["sum"], head["sha256"]] != [1, *sums]:
        raise ValueError
    line = getpass.getpass("Secret: ") if sys.stdin.isatty() else sys.stdin.readline()
    secret, header = unicodedata.normalize("NFKC", line.rstrip("\r\n")), json.loads(head["header"])
    key = data_key(header, secret, vault_id := bytes.fromhex(header["vault_id"]))
    for content, purpose in ((header, b"growing-us header mac"), (head, b"growing-us backup mac")):
        signed, signer = canonical(content, "mac", "sum", "header"), derived(key, vault_id, purpose)
        if content["mac"] != hmac.digest(signer, signed, "sha256").hex():
            raise ValueError
    header = head["header"].encode()
    return {"vault.db": database, "vault.keys": header, "vault.keys.bak": header}, database, key

def decrypted(database, key):
    for at in range(0, len(database), 4096):
        page, start = database[at : at + 4096], b"" if at else b"SQLite format 3\0"
        aes = ciphers.Cipher(algorithms.AES(key), modes.CBC(page[4016:4032])).decryptor()
        yield start + aes.update(page[len(start) : 4016]) + bytes(80)

if __name__ == "__main__":
    if len(sys.argv) not in (3, 4) or sys.argv[3:] not in ([], ["--plain"]):
        sys.exit(print(__doc__, file=sys.stderr) or 2)
    try:
        files, database, key = read(sys.argv[1])
        files |= {"plain.db": b"".join(decrypted(database, key))} if sys.argv[3:] else {}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        sys.exit(print("This is no whole backup of Growing Us.", file=sys.stderr) or 3)
    try:
        os.mkdir(sys.argv[2], 0o700)
        for name, content in files.items():
            path = os.path.join(sys.argv[2], name)
            with open(path, "xb", opener=lambda *way: os.open(*way, 0o600)) as file:
                file.write(content), file.flush(), os.fsync(file.fileno())
    except OSError:
        sys.exit(print("The folder exists already, or can't be written.", file=sys.stderr) or 5)
