#!/bin/sh
# Draws the passwords for docker-compose.yml and writes them to docker/*.env, readable by you alone. Never overwrites.
# Usage: sh docker/make-env.sh ISSUER=AUDIENCE[,ISSUER=AUDIENCE…]   (the OpenID Connect issuers that sign people in)
set -eu
issuers=${1:?Name the issuers: sh docker/make-env.sh https://login.example.org=foothold}
cd "$(dirname "$0")"
for file in postgres.env migrate.env service.env; do
  if [ -e "$file" ]; then
    echo "docker/$file exists; its passwords may be in use by a database. Nothing was changed." >&2
    exit 1
  fi
done
umask 077

password() {
  od -An -N24 -tx1 /dev/urandom | tr -d ' \n'
}

owner=$(password)
echo "POSTGRES_PASSWORD=$owner" >postgres.env
echo "MIGRATION_DATABASE_URL=postgres://foothold_owner:$owner@postgres:5432/foothold" >migrate.env
{
  echo "DATABASE_URL=postgres://foothold_api:$(password)@postgres:5432/foothold"
  echo "CATALOGUE_DATABASE_URL=postgres://foothold_catalogue:$(password)@postgres:5432/foothold"
  echo "OIDC_ISSUERS=$issuers"
} >service.env
echo "Wrote docker/postgres.env, docker/migrate.env and docker/service.env."
