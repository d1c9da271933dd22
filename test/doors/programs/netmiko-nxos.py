"""Drives an interconnect as published collectors do: netmiko's cisco_nxos driver, NX-OS and back."""

import sys

from netmiko import ConnectHandler

port, password = sys.argv[1:3]
device = ConnectHandler(
    device_type="cisco_nxos",
    host="127.0.0.1",
    port=int(port),
    username="admin",
    password=password,
    allow_agent=False,
    use_keys=False,
)
print("prompt:", device.find_prompt())
print("version:", device.send_command("show version").strip())
device.send_command("connect nxos a", expect_string="#")
print("nxos:", device.find_prompt())
print("status:", device.send_command("show interface status", expect_string="#").count("connected"))
device.send_command("exit", expect_string="#")
print("back:", device.find_prompt())
device.disconnect()
