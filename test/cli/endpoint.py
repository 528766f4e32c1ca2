#!/usr/bin/env python3
"""A stand-in for a language model's server, for reader.bats: endpoint.py PORT-FILE LOG MODE [BODY-FILE]

Writes the port it listens on to PORT-FILE, each request's line, authorization and body to LOG, and
answers as MODE says. Ends with the one that started it, or after a minute.
"""
import http.server
import json
import os
import sys
import threading
import time

port_file, log, mode = sys.argv[1:4]
asked = 0


def completion(content, finish="stop"):
    message = {"role": "assistant", "content": content}
    return json.dumps({"choices": [{"index": 0, "message": message, "finish_reason": finish}]})


class Server(http.server.BaseHTTPRequestHandler):
    def log_message(self, *args):
        pass

    def answer(self, status, body, **headers):
        data = body.encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_POST(self):
        global asked
        asked += 1
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        with open(log, "a", encoding="utf-8") as f:
            f.write(json.dumps({"path": self.path, "authorization": self.headers["Authorization"],
                                "body": json.loads(body)}) + "\n")
        good = open(sys.argv[4], encoding="utf-8").read() if len(sys.argv) > 4 else '{"statements":[]}'
        if mode == "good" or (mode == "later" and asked > 1):
            self.answer(200, completion(good))
        elif mode in ("later", "busy"):
            self.answer(429, '{"error":{"message":"slow down"}}', Retry_After="1")
        elif mode == "error":
            self.answer(500, '{"error":{"message":"out of memory"}}')
        elif mode == "words":
            self.answer(200, completion("I am sorry, I cannot."))
        elif mode == "html":
            self.answer(200, "<html>login</html>")
        elif mode == "cut":
            self.answer(200, completion(good[:20], "length"))
        elif mode == "huge":
            self.answer(200, "x" * (20 << 20))
        elif mode == "elsewhere":
            self.answer(302, "", Location="http://127.0.0.1:9/")
        elif mode == "slow":
            time.sleep(30)


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
with open(port_file + ".new", "w", encoding="utf-8") as f:
    f.write(str(server.server_port))
os.rename(port_file + ".new", port_file)
threading.Timer(60, lambda: os._exit(0)).start()
server.serve_forever()
