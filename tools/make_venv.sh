#!/bin/sh
# Makes an empty virtual environment at $1 with the first Python 3.11 or newer that it finds.
# Debian ships Python without venv; the package is then installed where this user may do so.
set -eu

venv=$1
packages="python3 python3-venv"

find_python() { # the first interpreter that is new enough and starts
    for name in "${PYTHON:-python3}" python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            echo "$name"
            return
        fi
    done
}

can_make_venv() {
    [ -n "$1" ] && "$1" -c 'import ensurepip, venv' >/dev/null 2>&1
}

install_packages() {
    command -v apt-get >/dev/null 2>&1 || return 1
    if [ "$(id -u)" -eq 0 ]; then
        as_root=""
    elif sudo -n true >/dev/null 2>&1; then
        as_root="sudo -n"
    else
        return 1
    fi
    echo "Installing $packages with apt"
    # shellcheck disable=SC2086  # several words on purpose
    $as_root apt-get update -qq &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
            -o Dpkg::Use-Pty=0 $packages >/dev/null
}

python=$(find_python)
if ! can_make_venv "$python"; then
    install_packages || true
    python=$(find_python)
fi
if ! can_make_venv "$python"; then
    echo "prongsai needs Python 3.11 or newer with venv. Install it and try again: apt-get install $packages" >&2
    exit 1
fi

echo "Making $venv with $("$python" --version)"
"$python" -m venv --clear "$venv"
