#!/bin/sh
# Installs a PostgreSQL server for the tests, where Debian's packages may be installed without a password. The tests
# start one of their own; the one that Debian would start is left off. Always ends well: without a server the tests on
# PostgreSQL are skipped, and say so.
command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && exit 0
sudo=""
[ "$(id -u)" -eq 0 ] || sudo="sudo -n"
command -v apt-get >/dev/null || exit 0
$sudo true 2>/dev/null || exit 0
echo "Installing PostgreSQL for the tests"
export DEBIAN_FRONTEND=noninteractive
$sudo mkdir -p /etc/postgresql-common
[ -e /etc/postgresql-common/createcluster.conf ] ||
    echo "create_main_cluster = false" | $sudo tee /etc/postgresql-common/createcluster.conf >/dev/null
$sudo apt-get install --quiet --quiet --yes --no-install-recommends postgresql >/dev/null ||
    echo "PostgreSQL could not be installed: its tests are skipped."
exit 0
