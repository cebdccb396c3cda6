#!/bin/sh
# Makes the secrets of compose.yaml, once: what is there stays. Only the SMTP address has to be written by hand.
set -eu
cd "$(dirname "$0")"
umask 077
mkdir -p secrets
cd secrets

secret() { [ -s "$1" ] || printf '%s' "$2" > "$1"; }
random() { head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n'; }

secret mongodb-password "$(random)"
secret mongodb-key "$(random)$(random)"
secret mongodb-url "mongodb://tablee:$(cat mongodb-password)@mongodb:27017/tablee?authSource=admin&replicaSet=tablee"
secret redis-password "$(random)"
secret redis-url "redis://:$(cat redis-password)@redis:6379"
secret metrics-token "$(random)"
secret smtp-url 'smtp://mail.example:25'
[ -s redis-conf ] || { cat ../redis.conf; printf 'requirepass %s\n' "$(cat redis-password)"; } > redis-conf

# files of secrets are shown to containers with their owner: that of the process which reads them
if [ "$(id -u)" = 0 ]; then
	chown 10001 mongodb-url redis-url smtp-url metrics-token
	chown 999 mongodb-password mongodb-key redis-conf redis-password
	chmod 0400 mongodb-key
else
	echo 'Not root: give the files of secrets to the users of the containers (10001 for Tablée, 999 for MongoDB and Redis).' >&2
fi
