# Listens on a port, as systemd does for a unit with a socket, and runs a program with the socket as descriptor 3, again each time that it ends. SIGUSR1
# has it end in order.
import os
import signal
import socket
import subprocess
import sys

listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("127.0.0.1", int(sys.argv[1])))
listener.listen(128)
os.dup2(listener.fileno(), 3, inheritable=True)

running = None


def end(*_):
    if running:
        running.kill()
    sys.exit(0)


signal.signal(signal.SIGUSR1, lambda *_: running.terminate())
signal.signal(signal.SIGTERM, end)
while True:
    running = subprocess.Popen(sys.argv[2:], pass_fds=(3,))
    running.wait()
