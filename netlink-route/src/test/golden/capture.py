#!/usr/bin/env python3
"""Records what `ip` sends for a command: the reference for our own requests.

Run as root with `ip` and `strace`: capture.py commands/link.txt > ../resources/golden/link.txt

Each line of the input is a command. It runs in a network namespace of its own, with lo (index 1), the veth pair
eth0 (10) and eth1 (11), and the bridge br0 (20). The output has, for each command, the last message that creates, changes
or deletes an object, or queries the route of a packet or one neighbour; of objects that have nothing else to compare, the last
message that lists them. Sequence number and port are zeroed. Whether the
kernel refuses it does not matter.
"""
import re
import subprocess
import sys

SETUP = (
    "mount -t tmpfs tmpfs /run; ip netns add far; ip link set lo up; "
    "ip link add eth0 index 10 type veth peer name eth1 index 11; ip link add br0 index 20 type bridge; "
    "ip link set eth0 up; ip link set eth1 up; ip address add 192.168.7.1/24 dev eth0; "
    "ip -6 address add fd07::1/64 dev eth0 nodad; "
)


def dumped(trace):
    """What `strace -e write=all` shows: lines of ` | 00000  28 00 00 00 …  text |` after each call."""
    current = bytearray()
    for line in trace.splitlines():
        match = re.match(r"^ \| [0-9a-f]{5}  ((?:[0-9a-f]{2} {1,2})+) ", line)
        if match:
            current += bytes.fromhex(match.group(1).replace(" ", ""))
        elif current:
            yield bytes(current)
            current = bytearray()
    if current:
        yield bytes(current)


def wanted(message):
    kind = int.from_bytes(message[4:6], sys.byteorder)
    flags = int.from_bytes(message[6:8], sys.byteorder)
    if kind % 4 != 2:
        return True
    # RTM_GETADDRLABEL, RTM_GETNETCONF, RTM_GETNSID, RTM_GETNEXTHOP, RTM_GETNEXTHOPBUCKET
    return kind in (74, 82, 90, 106, 118) or kind in (26, 30) and flags & 0x300 == 0


def main():
    for line in open(sys.argv[1], encoding="utf-8"):
        command = line.strip()
        if not command or command.startswith("#"):
            continue
        script = SETUP + (
            "strace -e write=all -e trace=sendmsg,sendto -o /run/trace " + command + " >/dev/null 2>&1; cat /run/trace"
        )
        trace = subprocess.run(
            ["unshare", "--net", "--mount", "sh", "-c", script], capture_output=True, text=True, check=False
        ).stdout
        found = None
        for message in dumped(trace):
            if wanted(message):
                found = message
        if found is None:
            sys.exit("nothing seen of: " + command)
        found = found[:8] + bytes(8) + found[16:]
        print("# " + command)
        for at in range(0, len(found), 16):
            print(found[at : at + 16].hex(" ", 4))
        print()


main()
