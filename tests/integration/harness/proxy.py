"""A TCP proxy before PostgreSQL that counts the statements that pass and cuts every connection at a chosen one."""
import contextlib
import socket
import threading
import time


class Proxy:
    """Statements are Query and Parse messages of the frontend/backend protocol, over all connections, from 1. At statement
    `cut_at` (which the server never sees) all connections end, and new ones are refused for `down` seconds."""

    def __init__(self, port, cut_at=None, down=0.5):
        self.target, self.cut_at, self.down = port, cut_at, down
        self.statements, self.texts = 0, []
        self.down_until = 0.0
        self.lock, self.pairs = threading.Lock(), set()
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def cut(self):
        return self.down_until > 0

    def close(self):
        self.socket.close()
        self._cut_all()

    def _accept(self):
        while True:
            try:
                client, _ = self.socket.accept()
            except OSError:
                return
            if time.monotonic() < self.down_until:
                client.close()
                continue
            try:
                server = socket.create_connection(("127.0.0.1", self.target), 10)
            except OSError:
                client.close()
                continue
            server.settimeout(None)
            with self.lock:
                self.pairs.add((client, server))
            threading.Thread(target=self._pump, args=(server, client, None), daemon=True).start()
            threading.Thread(target=self._pump, args=(client, server, Messages()), daemon=True).start()

    def _pump(self, source, target, messages):
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                if messages is not None and not self._pass(messages.take(data)):
                    return
                target.sendall(data)
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _pass(self, statements):
        for text in statements:
            with self.lock:
                self.statements += 1
                self.texts.append(text)
                due = self.statements == self.cut_at
            if due:
                self.down_until = time.monotonic() + self.down
                self._cut_all()
                return False
        return True

    def _cut_all(self):
        with self.lock:
            pairs, self.pairs = self.pairs, set()
        for end in (end for pair in pairs for end in pair):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


class Messages:
    """The client's side of one connection: first packets without a type (SSLRequest, StartupMessage), then typed ones."""

    def __init__(self):
        self.buffer, self.started = b"", False

    def take(self, data):
        """The texts of the statements that are complete with these bytes."""
        self.buffer += data
        found = []
        while True:
            head = 1 if self.started else 0
            if len(self.buffer) < head + 4:
                return found
            end = head + int.from_bytes(self.buffer[head:head + 4], "big")
            if len(self.buffer) < end:
                return found
            message, self.buffer = self.buffer[:end], self.buffer[end:]
            if not self.started:
                # protocol 3.0: the StartupMessage; others (SSLRequest, GSSENCRequest) are asked before it
                self.started = message[4:8] == b"\x00\x03\x00\x00"
            elif message[:1] in (b"Q", b"P"):
                found.append(message[5:].strip(b"\0").decode(errors="replace"))
