"""An S3 store on loopback for the tests: OpenStack Swift with its S3 API, its four servers in one process.

Usage: swift-store.py FOLDER USER SECRET PORT.
"""

import os
import sys

import eventlet

eventlet.monkey_patch(thread=False)

from eventlet import wsgi
from swift.common import utils
from swift.common.http_protocol import SwiftHttpProtocol
from swift.common.ring import RingBuilder
from swift.common.wsgi import loadapp

utils.HASH_PATH_SUFFIX = b"tansiq"
utils.validate_hash_conf = lambda: None

folder, user, secret, s3_port = sys.argv[1:5]
account, member = user.split(":")
devices = os.path.join(folder, "devices")
os.makedirs(os.path.join(devices, "one"), exist_ok=True)


def conf(name, text):
    file = os.path.join(folder, name + ".conf")
    with open(file, "w") as out:
        out.write(text.format(folder=folder, devices=devices, account=account, member=member, secret=secret))
    return file


sockets = {kind: eventlet.listen(("127.0.0.1", 0)) for kind in ("account", "container", "object")}
sockets["proxy"] = eventlet.listen(("127.0.0.1", int(s3_port)))
port = {kind: socket.getsockname()[1] for kind, socket in sockets.items()}

for kind in ("account", "container", "object"):
    builder = RingBuilder(0, 1, 0)
    builder.add_dev({"region": 1, "zone": 1, "ip": "127.0.0.1", "port": port[kind], "device": "one", "weight": 1})
    builder.rebalance()
    builder.get_ring().save(os.path.join(folder, kind + ".ring.gz"))

storage = """[DEFAULT]
devices = {devices}
mount_check = false
swift_dir = {folder}
workers = 0
[app:main]
use = egg:swift#%s
"""
proxy = """[DEFAULT]
swift_dir = {folder}
workers = 0
[pipeline:main]
pipeline = catch_errors gatekeeper listing_formats s3api tempauth slo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:s3api]
use = egg:swift#s3api
location = office-1
s3_acl = false
check_bucket_owner = false
[filter:tempauth]
use = egg:swift#tempauth
user_{account}_{member} = {secret} .admin
[filter:slo]
use = egg:swift#slo
"""

class Cache(dict):
    """Stands for memcached, which tempauth will not do without."""

    def __bool__(self):
        return True

    def get(self, key, **_):
        return super().get(key)

    def set(self, key, value, **_):
        self[key] = value

    def delete(self, key, **_):
        self.pop(key, None)

    def incr(self, key, delta=1, **_):
        self[key] = (self.get(key) or 0) + delta
        return self[key]


def cached(app, cache):
    def call(env, start):
        env["swift.cache"] = cache
        return app(env, start)

    return call


quiet = open(os.path.join(folder, "swift.log"), "w")
for kind, socket in sockets.items():
    app = loadapp(conf(kind, proxy if kind == "proxy" else storage % kind))
    eventlet.spawn(wsgi.server, socket, cached(app, Cache()), log=quiet, protocol=SwiftHttpProtocol, debug=False, max_size=64)

while True:
    eventlet.sleep(3600)
