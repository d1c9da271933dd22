"""Pastes a text into a new file of an FTD with vi over paramiko's invoke_shell; prints its digest.

  paste-into-vi.py PORT PASSWORD TEXT-FILE TARGET
"""
import sys

import paramiko

port, password, text_file, target = sys.argv[1:]
with open(text_file) as file:
    text = file.read().rstrip("\n")

client = paramiko.SSHClient()
client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
client.connect("127.0.0.1", int(port), "admin", password, allow_agent=False, look_for_keys=False)
shell = client.invoke_shell(width=80, height=24)
shell.settimeout(30)


def await_text(wanted):
    """Reads until the wanted text has come; gives all that was read."""
    seen = ""
    while wanted not in seen:
        chunk = shell.recv(65536)
        if not chunk:
            sys.exit(f"closed before {wanted!r}")
        seen += chunk.decode()
    return seen


def enter(line, prompt):
    shell.sendall(f"{line}\r".encode())
    return await_text(prompt)


await_text("\n> ")
enter("expert", "$ ")
enter("sudo su", "Password: ")
enter(password, "# ")
enter(f"vi {target}", f'"{target}"')
shell.sendall(b"i")
await_text("-- INSERT --")
shell.sendall(text.replace("\n", "\r").encode())
await_text("-----END ")
shell.sendall(b"\x1b:wq\r")
await_text("# ")
print(enter(f"md5sum {target}", "# "))
client.close()
