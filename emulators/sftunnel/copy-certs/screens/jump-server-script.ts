import { assumed } from '../../../../src/emulator/index.ts'

export const evidence = assumed(
  'The place of copy_sftunnel_certs_jumpserver.py is in Cisco document 222464, its text is not published; a program of the lab that does what the document says.',
)

/** `copy_sftunnel_certs_jumpserver.py`: a program for Python 3 with paramiko, for a machine of the user's own. */
export const jumpServerScript: string = String.raw`#!/usr/bin/env python3
"""Copy new sftunnel certificates from an FMC to appliances that it cannot reach.

Run it on a host that reaches all of them with SSH. It needs Python 3 and paramiko.

    copy_sftunnel_certs_jumpserver.py devices.csv

The rows of the file have four columns and no heading:

    device_name,ip_address,admin_username,admin_password

The first row is the FMC on which generate_certs.pl was run. A port other than 22
stands behind the address: 10.1.1.1:2222, or [2001:db8::1]:2222. The exit status is
0 when all went well, 1 when something did not, 2 when the call was not understood.
"""

import csv
import hashlib
import logging
import os
import re
import sys
from collections import namedtuple
from datetime import datetime

import paramiko

LIMIT_SECONDS = 20
COLUMNS = "device_name,ip_address,admin_username,admin_password"
AUTHORITY = "/etc/sf/ca_root/cacert.pem"
PEERS = "/var/sf/peers"
PUSHED = ("sftunnel-key.pem", "sftunnel-cert.pem")
KNOWN_HOSTS = os.path.expanduser("~/.ssh/known_hosts")

Device = namedtuple("Device", "name address username password")


class Trouble(Exception):
    """A sentence that says why an appliance was not served."""


class Lost(Exception):
    """The connection ended."""


class Shell:
    """A terminal on an appliance."""

    def __init__(self, client):
        self.channel = client.invoke_shell(term="vt100", width=511, height=1000)
        self.channel.settimeout(LIMIT_SECONDS)
        self.seen = ""
        self.commands = 0

    def type(self, line):
        self.seen = ""
        self.channel.sendall(line.replace("\n", "\r") + "\r")

    def sees(self, pattern):
        """Wait until what has come since the last typed line fits, and return it."""
        while not re.search(pattern, self.seen):
            data = self.channel.recv(65536)
            if not data:
                raise Lost()
            self.seen += data.decode("utf-8", "replace").replace("\r", "")
        return self.seen

    def run(self, command, text=None):
        """Carry out a command; return what it printed and its exit status."""
        self.commands += 1
        mark = "copy-certs:%d:" % self.commands
        tell = "printf '\\n%s%%s\\n' $?" % mark
        if text is None:
            self.type(command + "; " + tell)
        else:
            self.type(command + " << 'EOF'\n" + text + "EOF\n" + tell)
        seen = self.sees("\n" + mark + r"\d+\n")
        answer = seen.rpartition(tell + "\n" if text is None else "EOF\n")[2]
        output, status = answer.split("\n" + mark)[:2]
        lines = [line for line in output.split("\n") if tell not in line]
        return "\n".join(lines), int(status.partition("\n")[0])

    def change(self, command, text=None):
        """Carry out a command that must succeed; what it complains of is the trouble."""
        output, status = self.run(command, text)
        if status != 0:
            words = re.search(r": ([^:\n]+)\n*\Z", output)
            raise Trouble(words.group(1) if words else "a command failed")

    def identify(self, name):
        """Go to the Linux shell; return the UUID of the appliance and whether it is an FMC."""
        if re.search(r"(?:^|\n)> \Z", self.sees(r"(?:(?:^|\n)>|[#$]) \Z")):
            self.type("expert")
            self.sees(r"[#$] \Z")
        settings, _ = self.run("cat /etc/sf/ims.conf")
        uuid = re.search(r"^APPLIANCE_UUID=(\S+)$", settings, re.MULTILINE)
        if not uuid:
            raise Trouble("Could not open the expert shell of " + name)
        return uuid.group(1), 'MODEL_CLASS="Defense Center"' in settings.split("\n")

    def become_root(self, device):
        self.type("sudo su")
        if self.sees(r"(?:[Pp]assword[^\n]*: ?|# )\Z").endswith("# "):
            return
        self.type(device.password)
        if not self.sees(r"(?:# |\$ |[Pp]assword[^\n]*: ?)\Z").endswith("# "):
            raise Trouble("Could not become root on " + device.name)


class Stock:
    """What the FMC has for its peers after generate_certs.pl."""

    def __init__(self, shell, uuid, name):
        self.uuid = uuid
        listed = "{0}/* {0}/*/cacert.pem {0}/*/certs_pushed/*.pem".format(PEERS)
        self.paths = set(shell.run("ls -1d " + listed + " | cat")[0].split("\n"))
        self.texts = {}
        pushed = tuple("/certs_pushed/" + file for file in PUSHED)
        wanted = [AUTHORITY] + [path for path in self.paths if path.endswith(pushed)]
        for path, digest in digests(shell, wanted).items():
            self.texts[path] = shell.run("cat " + path)[0]
            if digest_of(self.texts[path]) != digest:
                raise Trouble("Could not read the certificates of " + name)

    def knows(self, peer):
        return "%s/%s" % (PEERS, peer) in self.paths

    def is_ha_peer(self, peer):
        """Of two FMCs one has its files from the other, in the folder of that other."""
        return self.knows(peer) and "%s/%s/cacert.pem" % (PEERS, peer) not in self.paths

    def files_for(self, peer):
        """Return the new files of a peer by name; None when one is missing or empty."""
        folder = "%s/%s/certs_pushed/" % (PEERS, peer)
        sources = [AUTHORITY] + [folder + file for file in PUSHED]
        texts = [self.texts.get(source, "").rstrip() for source in sources]
        names = ("cacert.pem",) + PUSHED
        return {n: t + "\n" for n, t in zip(names, texts)} if all(texts) else None


def digest_of(text):
    return hashlib.sha256(text.encode()).hexdigest()


def digests(shell, paths):
    output, _ = shell.run("sha256sum " + " ".join(paths))
    lines = re.findall(r"^([0-9a-f]{64}) [ *](.+)$", output, re.MULTILINE)
    return {path: digest for digest, path in lines}


def say(text):
    print(datetime.now().strftime("%Y-%m-%d %H:%M:%S") + " - " + text, flush=True)


def separate():
    print("\n" + "=" * 80 + "\n", flush=True)


def replace_files(shell, files):
    """Write the files beside the old ones; once all are there, let them take their place."""
    beside = [file + ".new" for file in files]
    names = " ".join(beside)
    try:
        for file, text in files.items():
            shell.change("cat > %s.new" % file, text)
        arrived = digests(shell, beside)
        for file, text in files.items():
            if arrived.get(file + ".new") != digest_of(text):
                raise Trouble(file + " did not arrive whole")
        shell.change("trap '' HUP; chmod 644 {0} && chown root:root {0}".format(names))
        shell.change(" && ".join("mv -f {0}.new {0}".format(file) for file in files))
    except Trouble:
        shell.run("rm -f " + names)
        raise


def fetch(shell, device):
    """Return the stock of the FMC in the first row."""
    uuid, is_manager = shell.identify(device.name)
    if not is_manager:
        sentence = " is not an FMC. The first row must be the FMC that made the certificates"
        raise Trouble(device.name + sentence)
    shell.become_root(device)
    stock = Stock(shell, uuid, device.name)
    say(device.name + " is not an HA-peer. Certificates will not be copied")
    return stock


def copy(shell, device, stock):
    """Bring the new files to one appliance."""
    name = device.name
    uuid, is_manager = shell.identify(name)
    if is_manager and not stock.is_ha_peer(uuid):
        return say(name + " is not an HA-peer. Certificates will not be copied")
    if not stock.knows(uuid):
        raise Trouble(name + " is not a device of this FMC. Certificates will not be copied")
    files = stock.files_for(uuid)
    if not files:
        sentence = "There are no new certificates for %s on the FMC. Run generate_certs.pl first"
        raise Trouble(sentence % name)
    shell.become_root(device)
    if shell.run("cd %s/%s" % (PEERS, stock.uuid))[1] != 0:
        raise Trouble(name + " does not know this FMC. Certificates will not be copied")
    say("Copying certificates to peer")
    try:
        replace_files(shell, files)
    except Trouble as reason:
        sentence = "Could not copy certificates to %s: %s. Its certificates are unchanged"
        raise Trouble(sentence % (name, reason))
    say("Successfully copied certificates to " + name)
    say("Restarting sftunnel for " + name)
    if shell.run("pmtool restartbyid sftunnel")[1] != 0:
        raise Trouble("Could not restart sftunnel for " + name)


def connect(device):
    """Log in; a host that was never seen is taken, a changed key is refused."""
    port = re.fullmatch(r"(?:\[(.+)\]|([^:]+)):(\d+)", device.address)
    host = (port.group(1) or port.group(2)) if port else device.address
    limits = dict.fromkeys(("timeout", "banner_timeout", "auth_timeout"), LIMIT_SECONDS)
    client = paramiko.SSHClient()
    client.load_host_keys(KNOWN_HOSTS)
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    login = {"username": device.username, "password": device.password}
    try:
        number = int(port.group(3)) if port else 22
        client.connect(host, number, allow_agent=False, look_for_keys=False, **login, **limits)
    except paramiko.BadHostKeyException:
        sentence = "The host key of %s has changed. "
        sentence += "Remove its line from ~/.ssh/known_hosts if that is expected"
        raise Trouble(sentence % device.name)
    except paramiko.AuthenticationException:
        raise Trouble("Authentication failed for " + device.name)
    except (paramiko.SSHException, OSError, EOFError):
        raise Trouble("Could not connect to " + device.name)
    return client


def serve(device, work):
    """Visit one appliance; return whether all went well, and what the work gave."""
    say("Attempting connection to " + device.name)
    try:
        client = connect(device)
    except Trouble as trouble:
        say(str(trouble))
        return False, None
    say("Connected to " + device.name)
    outcome = (False, None)
    try:
        outcome = (True, work(Shell(client), device))
    except Trouble as trouble:
        say(str(trouble))
    except (Lost, paramiko.SSHException, OSError, EOFError):
        say("Lost the connection to " + device.name)
    say("Closing connection with " + device.name)
    client.close()
    return outcome


def read_devices(path):
    """Read the list; end the program with a sentence when it is wrong."""
    try:
        with open(path, newline="", encoding="utf-8-sig") as file:
            reader = csv.reader(file, skipinitialspace=True)
            rows = [(reader.line_num, row) for row in reader if len(row) > 1 or any(row)]
    except OSError as error:
        stop("Cannot read %s: %s" % (path, error.strerror))
    devices, first_use = [], {}
    for number, row in rows:
        row[:3] = [column.strip() for column in row[:3]]
        if len(row) != 4 or "" in row[:3]:
            sentence = "%s: row %d has %d columns, or one is empty. Each row must be %s"
            stop(sentence % (path, number, len(row), COLUMNS))
        for used in ("name " + row[0], "address " + row[1]):
            if used in first_use:
                sentence = "%s: row %d repeats the name or the address of row %d"
                stop(sentence % (path, number, first_use[used]))
        first_use["name " + row[0]] = first_use["address " + row[1]] = number
        devices.append(Device(*row))
    return devices or stop(path + " has no rows")


def stop(sentence, status=1):
    print(sentence, file=sys.stderr)
    sys.exit(status)


def main(arguments):
    usage = "Usage: copy_sftunnel_certs_jumpserver.py <devices.csv>\nEach row of the file: "
    if arguments in (["-h"], ["--help"]):
        return print(usage + COLUMNS)
    if len(arguments) != 1 or arguments[0].startswith("-"):
        stop(usage + COLUMNS, 2)
    first, *others = read_devices(arguments[0])
    os.makedirs(os.path.dirname(KNOWN_HOSTS), mode=0o700, exist_ok=True)
    open(KNOWN_HOSTS, "a").close()
    # What goes wrong on a connection is told in the account of its device.
    logging.getLogger("paramiko").addHandler(logging.NullHandler())
    separate()
    good, stock = serve(first, fetch)
    separate()
    if not stock:
        return 1
    for device in others:
        good = serve(device, lambda shell, device: copy(shell, device, stock))[0] and good
        separate()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
`
